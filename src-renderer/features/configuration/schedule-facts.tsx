import { useTranslation } from 'react-i18next';
import type { BackupScheduleView } from '#contract/backups.ts';
import { useFormat } from '../../state/use-format.ts';
import './schedule-facts.css';

const megabyte = 1024 * 1024;

/** The last copy that was read back: when, how big, where; and when the next one is due. */
export function ScheduleFacts({ schedule }: { readonly schedule: BackupScheduleView }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { lastGood, nextAt, running } = schedule;
  const soon = running || nextAt === null || Date.parse(nextAt) <= Date.now();
  return (
    <dl className="schedule-facts">
      <dt>{t('backup.schedule.last')}</dt>
      <dd>
        {lastGood === null ? (
          t('backup.schedule.lastNone')
        ) : (
          <>
            {t('backup.schedule.lastFacts', {
              when: format.dayAndTime(lastGood.at),
              size: format.number(Math.max(0.1, Math.round((lastGood.bytes / megabyte) * 10) / 10)),
            })}
            <br />
            <span className="second">{lastGood.path}</span>
          </>
        )}
      </dd>
      <dt>{t('backup.schedule.next')}</dt>
      <dd>
        {running
          ? t('backup.schedule.busy')
          : soon
            ? t('backup.schedule.nextSoon')
            : format.dayAndTime(nextAt)}
      </dd>
    </dl>
  );
}
