import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BackupScheduleView, backupFailures } from '#contract/backups.ts';
import { errorMessage } from '#contract/error-messages.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { SettingsSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useApp, useClient } from '../../state/invita-context.ts';
import { useChosen } from '../../state/use-chosen.ts';
import { notifyDone, notifyFailure } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import { useWork } from '../../state/use-work.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { ScheduleFacts } from './schedule-facts.tsx';
import { WorkBar } from './work-bar.tsx';
import './schedule-card.css';
import './setting-row.css';

/** What stands on the card already, or was asked for. */
const told: ReadonlySet<string> = new Set([...backupFailures, 'WORK_CANCELLED']);

/** Copies by themselves: switched at once, without «Salva»; the last good one, and what is to be done when none is made. */
export function ScheduleCard() {
  const { t } = useTranslation('configuration');
  const [schedule, askAgain] = useRemote('backups.schedule', {
    refreshOn: ['backups.changed', 'app.changed'],
  });
  return (
    <Card label={t('backup.schedule.title')}>
      <RemoteView remote={schedule} retry={askAgain} loading={<SettingsSkeleton />}>
        {(view) => <Schedule schedule={view} askAgain={askAgain} />}
      </RemoteView>
    </Card>
  );
}

/** The dialog is where a folder that is gone and a passphrase that is missing are mended; nothing else is. */
function inDialog({ code }: Failure): boolean {
  return code.startsWith('BACKUP_FOLDER_') || code === 'BACKUP_PASSPHRASE_MISSING';
}

/** The plan's dialog is open. */
interface Choosing {
  /** Why the switch alone did not do. */
  readonly because: Failure | null;
}

interface ScheduleProps {
  readonly schedule: BackupScheduleView;
  readonly askAgain: () => Promise<void>;
}

function Schedule({ schedule, askAgain }: ScheduleProps) {
  const { t } = useTranslation('configuration');
  const language = useApp((app) => app.configuration.language);
  const client = useClient();
  const work = useWork();
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [busy, setBusy] = useState(false);
  const { failure, folder, everyDays, keep, withSecrets, passphraseSet, running } = schedule;

  const [{ on }, choose] = useChosen({ on: schedule.on }, async (_, { on }) => {
    const plan = { on, folder, everyDays, keep, withSecrets };
    const result = await client.call('backups.setSchedule', { plan });
    await askAgain();
    if (result.ok) return;
    if (on && inDialog(result.error)) setChoosing({ because: result.error });
    else notifyFailure(result.error);
  });

  function turn(wanted: boolean): void {
    if (wanted && (folder === '' || !passphraseSet)) setChoosing({ because: null });
    else choose({ on: wanted });
  }

  async function copyNow(): Promise<void> {
    setBusy(true);
    const result = await work.run('backups.runNow', {});
    setBusy(false);
    if (result.ok) notifyDone(t('backup.schedule.made'));
    else if (!told.has(result.error.code)) notifyFailure(result.error);
  }

  return (
    <div className="schedule">
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('backup.schedule.title')}</h2>
          <p className="configuration-hint" id="schedule-hint">
            {t('backup.schedule.text')}
          </p>
        </div>
        <Switch
          size="sm"
          aria-label={t('backup.schedule.title')}
          aria-describedby="schedule-hint"
          checked={on}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
      </div>
      {failure !== null && <ErrorState title={errorMessage(language, failure)} code={failure} />}
      {on && (
        <>
          <p>
            {t('backup.schedule.planDays', { count: everyDays, folder, keep })}{' '}
            <TextLink onClick={() => setChoosing({ because: null })}>{t('backup.schedule.change')}</TextLink>
          </p>
          <div className="setting-row">
            <ScheduleFacts schedule={schedule} />
            <BusyButton variant="default" busy={busy || running} onClick={() => void copyNow()}>
              {t('backup.schedule.now')}
            </BusyButton>
          </div>
        </>
      )}
      <WorkBar work={work} label={t('backup.working')} />
      {choosing !== null && (
        <ScheduleDialog schedule={schedule} because={choosing.because} onClose={() => setChoosing(null)} />
      )}
    </div>
  );
}
