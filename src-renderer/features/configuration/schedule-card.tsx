import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BackupScheduleView, backupFailures } from '#contract/backups.ts';
import { errorMessage } from '#contract/error-messages.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
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
      {schedule.status === 'failed' && (
        <ErrorState title={schedule.error.message} code={schedule.error.code} />
      )}
      {schedule.status === 'ready' && <Schedule schedule={schedule.data} askAgain={askAgain} />}
    </Card>
  );
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
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const { failure, folder, everyDays, keep, withSecrets, passphraseSet, running } = schedule;

  const [{ on }, choose] = useChosen({ on: schedule.on }, async (_, { on }) => {
    const plan = { on, folder, everyDays, keep, withSecrets };
    const result = await client.call('backups.setSchedule', { plan });
    // The dialog is where a folder that is gone is mended.
    if (!result.ok) setChoosing(true);
    await askAgain();
  });

  function turn(wanted: boolean): void {
    if (wanted && (folder === '' || !passphraseSet)) setChoosing(true);
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
            <TextLink onClick={() => setChoosing(true)}>{t('backup.schedule.change')}</TextLink>
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
      {choosing && <ScheduleDialog schedule={schedule} onClose={() => setChoosing(false)} />}
    </div>
  );
}
