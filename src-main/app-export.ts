import { statSync } from 'node:fs';
import { Refusal } from '#contract/result.ts';
import type { BackupPlace } from './app-backup-maker.ts';
import type { AppOptions } from './app-options.ts';
import type { backupFiles } from './backup/backup-files.ts';
import { fileTime } from './domain/file-time.ts';
import { exportAside } from './export/export-room.ts';
import type { RealmKeeper } from './realm/realm-keeper.ts';
import type { JobInPhases } from './work/job.ts';

interface ExportParts {
  readonly files: ReturnType<typeof backupFiles>;
  readonly there: BackupPlace;
  readonly job: JobInPhases;
}

/** Everything as one zip, among the files on their way out. */
export async function exportAll(
  { clock, version }: AppOptions,
  keeper: RealmKeeper,
  { files, there: { kind, store }, job }: ExportParts,
) {
  // It has waited its turn: the settings would be those of the other realm.
  if (keeper.realm.kind !== kind) throw new Refusal('WORK_CANCELLED');
  const { id, path: zipPath } = files.begin();
  const now = clock.now().wall;
  const configuration = keeper.realm.configuration();
  const { language } = configuration;
  const settings = `${JSON.stringify(configuration, null, 2)}\n`;
  try {
    await exportAside({ storePath: store, zipPath, language, settings, version, now }, job);
    const name = { it: 'tutto', en: 'everything' }[language];
    return { id, bytes: statSync(zipPath).size, filename: `invita-${name}-${fileTime(now)}.zip` };
  } catch (error) {
    files.drop(id);
    throw error;
  }
}
