import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ComputerSettings, ComputerView } from '#contract/computer.ts';
import { Card } from '../../components/card.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { SettingsSkeleton } from '../../components/skeletons.tsx';
import { useChosen } from '../../state/use-chosen.ts';
import { useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import './computer-section.css';
import './setting-facts.css';
import './setting-row.css';

type Here = Extract<ComputerView, { here: true }>;

/** Questo computer: how Invita behaves outside of its window. Each change is made at once, without «Salva». */
export function ComputerSection() {
  const [remote, askAgain] = useRemote('computer.get');
  const command = useCommand();
  async function save(changes: Partial<ComputerSettings>): Promise<void> {
    await command('computer.save', changes);
    // Also after a refusal: what is shown is what holds.
    await askAgain();
  }
  const loading = (
    <Card>
      <SettingsSkeleton count={4} />
    </Card>
  );
  return (
    <RemoteView remote={remote} retry={askAgain} loading={loading}>
      {(view) => (view.here ? <Settings view={view} save={save} /> : <Elsewhere />)}
    </RemoteView>
  );
}

function Elsewhere() {
  const { t } = useTranslation('computer');
  return (
    <Card label={t('elsewhere.title')}>
      <KnowBox state="pending" title={t('elsewhere.title')}>
        <p>{t('elsewhere.text')}</p>
      </KnowBox>
    </Card>
  );
}

interface SettingsProps {
  readonly view: Here;
  readonly save: (changes: Partial<ComputerSettings>) => Promise<void>;
}

function Settings({ view, save }: SettingsProps) {
  const { t } = useTranslation('computer');
  const [settings, choose] = useChosen(view.settings, save);
  const { notifications } = view;
  const props = { settings, choose };
  return (
    <>
      <ClosingCard tray={view.tray} {...props} />
      <Card title={t('attention')}>
        <ComputerSwitch
          {...props}
          setting="notifications"
          problem={notifications ? null : t('notifications.missing')}
        />
      </Card>
      <Card title={t('power')}>
        <ComputerSwitch {...props} setting="keepAwake" problem={null} />
        <ComputerSwitch {...props} setting="startAtLogin" problem={null} />
      </Card>
    </>
  );
}

const choices = ['ask', 'background', 'quit'] as const;

interface ChoiceProps {
  readonly settings: ComputerSettings;
  readonly choose: (changes: Partial<ComputerSettings>) => void;
}

function ClosingCard({ tray, settings, choose }: ChoiceProps & Pick<Here, 'tray'>) {
  const { t } = useTranslation('computer');
  return (
    <Card label={t('closing.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('closing.title')}</h2>
          <p className="configuration-hint" id="closing-hint">
            {t('closing.text')} {tray === 'maybe' && t('closing.maybeTray')}
            {tray === 'none' && t('closing.noTray')}
          </p>
          <p className="setting-facts">{t('closing.usual')}</p>
        </div>
        <Select
          w={210}
          aria-label={t('closing.title')}
          aria-describedby="closing-hint"
          allowDeselect={false}
          data={choices.map((value) => ({ value, label: t(`closing.choice.${value}`) }))}
          value={settings.closing}
          onChange={(closing) => closing !== null && choose({ closing })}
        />
      </div>
    </Card>
  );
}

interface ComputerSwitchProps extends ChoiceProps {
  readonly setting: 'notifications' | 'keepAwake' | 'startAtLogin';
  /** Why it cannot be switched here. */
  readonly problem: string | null;
}

function ComputerSwitch({ settings, setting, problem, choose }: ComputerSwitchProps) {
  const { t } = useTranslation('computer');
  const title = t(`${setting}.title`);
  return (
    <div className="setting-row computer-setting">
      <div>
        <h3 className="setting-name">{title}</h3>
        <p className="configuration-hint" id={`${setting}-hint`}>
          {problem ?? t(`${setting}.text`)}
        </p>
        <p className="setting-facts">{t(`${setting}.usual`)}</p>
      </div>
      <Switch
        size="sm"
        aria-label={title}
        aria-describedby={`${setting}-hint`}
        disabled={problem !== null}
        checked={settings[setting]}
        onChange={(event) => choose({ [setting]: event.currentTarget.checked })}
      />
    </div>
  );
}
