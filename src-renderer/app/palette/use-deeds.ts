import { useMantineColorScheme } from '@mantine/core';
import {
  Activity,
  Download,
  FlaskConical,
  Footprints,
  Languages,
  Monitor,
  Moon,
  Pause,
  Play,
  RefreshCw,
  Send,
  Sun,
  Upload,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reports } from '#contract/reports.ts';
import { useApp, useAppState } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import type { FileExport } from '../../state/use-file-export.ts';
import type { Pausing } from '../pause-button.tsx';
import { useSwitchRealm } from '../practice-switch.tsx';
import type { Entry } from './entry.ts';
import { useCopyDiagnosis } from './use-copy-diagnosis.ts';

type Deed = Omit<Entry, 'group'>;

const schemes = { auto: Monitor, light: Sun, dark: Moon } as const;
const languages = ['it', 'en'] as const;
const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

/** What can be done from anywhere. What cannot be done now says why. */
export function useDeeds(pausing: Pausing, exporting: FileExport): readonly Entry[] {
  const { t } = useTranslation('palette');
  const switchTo = useSwitchRealm();
  const copyDiagnosis = useCopyDiagnosis();
  const info = useApp((app) => app.info);
  const paused = useApp((app) => app.queue.paused);
  const offline = useAppState(({ connection }) => connection === 'offline') ? t('refusal.offline') : null;
  const phones = usePhoneDeeds(offline);
  const exports = useExports(exporting, offline);
  const tastes = useTastes(offline);
  const stuck = info.realm === 'practice' && !info.realConfigured ? t('shell:practice.connectFirst') : null;

  const deeds: readonly Deed[] = [
    {
      id: 'do.pause',
      label: t('do.pause'),
      icon: Pause,
      refusal: offline ?? (paused ? t('refusal.paused') : null),
      run: pausing.ask,
    },
    {
      id: 'do.resume',
      label: t('do.resume'),
      icon: Play,
      refusal: offline ?? (paused ? null : t('refusal.notPaused')),
      run: () => void pausing.resume(),
    },
    {
      id: 'do.import',
      label: t('do.import'),
      words: 'excel csv vcard',
      icon: Upload,
      refusal: offline,
      run: () => navigate('guests', { do: 'import' }),
    },
    {
      id: 'do.send',
      label: t('do.send'),
      icon: Send,
      refusal: offline,
      run: () => navigate('invitations', { do: 'send' }),
    },
    ...phones,
    {
      id: 'do.firstRun',
      label: info.firstRun.state === 'LEFT' ? t('do.resumeFirstRun') : t('do.firstRun'),
      words: t('words.firstRun'),
      icon: Footprints,
      refusal: offline,
      run: () => navigate('welcome'),
    },
    { id: 'do.diagnosis', label: t('do.diagnosis'), icon: Activity, refusal: offline, run: copyDiagnosis },
    ...exports,
    {
      id: 'do.practice',
      label: info.realm === 'practice' ? t('do.leavePractice') : t('do.practice'),
      icon: FlaskConical,
      refusal: offline ?? stuck,
      run: () => void switchTo(info.realm === 'practice' ? 'real' : 'practice'),
    },
    ...tastes,
  ];
  return deeds.map((deed) => ({ ...deed, group: 'do' }));
}

/** «Verifica stato», «Refresh» and «Messaggio di prova» of each phone. */
function usePhoneDeeds(offline: string | null): readonly Deed[] {
  const { t } = useTranslation('palette');
  const command = useCommand();
  const sessions = useApp((app) => app.sessions);

  async function ask(method: 'sessions.check' | 'sessions.refresh', type: string, label: string) {
    const session = await command(method, { type });
    if (session !== null)
      notifyDone(t('done.phone', { label, status: t(`components:session.${session.status}`) }));
  }

  return sessions.flatMap(({ type, label, status }) => [
    {
      id: `do.check.${type}`,
      label: `${t('whatsapp:check.action')}: ${label}`,
      icon: Activity,
      refusal: offline,
      run: () => void ask('sessions.check', type, label),
    },
    {
      id: `do.refresh.${type}`,
      label: `${t('whatsapp:refresh.action')}: ${label}`,
      words: t('words.refresh'),
      icon: RefreshCw,
      refusal: offline,
      run: () => void ask('sessions.refresh', type, label),
    },
    {
      id: `do.test.${type}`,
      label: `${t('whatsapp:test.action')}: ${label}`,
      icon: Send,
      refusal: offline ?? (status === 'CONNECTED' ? null : t('whatsapp:test.connectFirst')),
      run: () => navigate('whatsapp', { do: 'test', type }),
    },
  ]);
}

/** One at a time: there is one notice that says how far it is. */
function useExports({ save, menu }: FileExport, offline: string | null): readonly Deed[] {
  const { t } = useTranslation('palette');
  const inFormat = (format: Format) => ({
    hint: t(`components:export.${format}`),
    words: format,
    icon: Download,
    refusal: offline ?? (menu.busy ? t('refusal.exporting') : null),
  });

  return [
    ...formats.map((format) => ({
      ...inFormat(format),
      id: `do.export.guests.${format}`,
      label: t('do.exportGuests'),
      run: () => void save('guests.export', { format }),
    })),
    ...reports.flatMap((report) =>
      formats.map((format) => ({
        ...inFormat(format),
        id: `do.export.${report}.${format}`,
        label: t('do.exportReport', { report: t(`reports:view.${report}`) }),
        run: () => void save('reports.export', { report, format }),
      })),
    ),
  ];
}

/** Appearance and language. */
function useTastes(offline: string | null): readonly Deed[] {
  const { t } = useTranslation('palette');
  const command = useCommand();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const spoken = useApp((app) => app.configuration.language);
  return [
    ...(['auto', 'light', 'dark'] as const).map((scheme) => ({
      id: `do.appearance.${scheme}`,
      label: `${t('shell:appearance.title')}: ${t(`shell:appearance.${scheme}`)}`,
      words: t('words.appearance'),
      icon: schemes[scheme],
      refusal: scheme === colorScheme ? t('refusal.already') : null,
      run: () => setColorScheme(scheme),
    })),
    ...languages.map((language) => ({
      id: `do.language.${language}`,
      label: t(`do.language.${language}`),
      words: 'lingua language italiano english',
      icon: Languages,
      refusal: offline ?? (language === spoken ? t('refusal.already') : null),
      run: () => void command('configuration.update', { language }),
    })),
  ];
}
