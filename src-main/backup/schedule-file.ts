import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type BackupScheduleView, backupFailures, backupPlan } from '#contract/backups.ts';
import { writePrivateFile } from '../secrets/private-file.ts';

const kept = backupPlan.extend({
  /** Names the copies of this data directory: two of them may share a folder, and each lets go of its own only. */
  owner: z.string().regex(/^[a-z0-9]{4,12}$/),
  /** Whatever the clock says: the folder or the passphrase is another one, and no copy lies there yet. */
  due: z.boolean(),
  lastGood: z.object({ at: z.int(), bytes: z.int(), path: z.string() }).nullable(),
  lastFailure: z.object({ at: z.int(), code: z.enum(backupFailures) }).nullable(),
});

export type KeptSchedule = z.infer<typeof kept>;

const fileName = 'backup-schedule.json';

/** What was chosen for this realm and what came of it; null when nothing ever was. `unreadable` is off, and said. */
export function readSchedule(directory: string): KeptSchedule | null | 'unreadable' {
  try {
    return kept.parse(JSON.parse(readFileSync(join(directory, fileName), 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
}

export function writeSchedule(directory: string, schedule: KeptSchedule): void {
  writePrivateFile(join(directory, fileName), `${JSON.stringify(schedule, null, 2)}\n`);
}

type Sight = Pick<BackupScheduleView, 'on' | 'everyDays' | 'lastGood' | 'failure' | 'failedAt'>;

/** What is to be seen of it without an app that runs. */
export function scheduleSight(directory: string): Sight & { readonly kept: KeptSchedule | null } {
  const read = readSchedule(directory);
  const kept = read === 'unreadable' ? null : read;
  const { on = false, everyDays = 1, lastGood = null, lastFailure = null } = kept ?? {};
  const failed = on ? lastFailure : null;
  return {
    ...{ kept, on, everyDays },
    lastGood: lastGood && { ...lastGood, at: iso(lastGood.at) },
    failure: read === 'unreadable' ? 'BACKUP_SCHEDULE_UNREADABLE' : (failed?.code ?? null),
    failedAt: failed && iso(failed.at),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
