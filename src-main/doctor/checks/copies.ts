import type { BackupFailure, BackupScheduleView } from '#contract/backups.ts';
import type { Outcome } from '../check.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

export type CopiesSight = Pick<BackupScheduleView, 'on' | 'everyDays' | 'lastGood' | 'failure'>;

const codes = {
  BACKUP_FOLDER_GONE: 'COPIES_FOLDER_GONE',
  BACKUP_FOLDER_READ_ONLY: 'COPIES_FOLDER_READ_ONLY',
  BACKUP_FOLDER_FULL: 'COPIES_FOLDER_FULL',
  BACKUP_NOT_READ_BACK: 'COPIES_NOT_READ_BACK',
  BACKUP_PASSPHRASE_MISSING: 'COPIES_PASSPHRASE',
  BACKUP_SCHEDULE_UNREADABLE: 'COPIES_UNREADABLE',
  BACKUP_FAILED: 'COPIES_FAILED',
} as const satisfies Readonly<Record<BackupFailure, Outcome['code']>>;

/** Copies by themselves, into a folder elsewhere. Off is no fault; a failure is one once no copy of use is left. */
export function copiesMade({ on, everyDays, lastGood, failure }: CopiesSight, now: number): Outcome {
  const age = lastGood === null ? null : Math.max(0, now - Date.parse(lastGood.at));
  if (failure !== null) {
    const late = age === null || age > 2 * everyDays * dayMs;
    return { result: late ? 'failed' : 'warning', code: codes[failure], action: 'SHOW_BACKUPS' };
  }
  if (!on) return { result: 'ok', code: 'COPIES_OFF' };
  if (age === null) return { result: 'ok', code: 'COPIES_FIRST' };
  return { result: 'ok', code: 'COPIES_MADE', values: { hours: Math.floor(age / hourMs) } };
}
