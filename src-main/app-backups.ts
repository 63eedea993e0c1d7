import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupPreview } from '#contract/backups.ts';
import { type Configuration, configuration, configurationDefaults } from '#contract/configuration.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import type { Handlers } from './api/handlers.ts';
import { iso } from './api/views.ts';
import {
  type BackupPlace,
  backupMaker,
  backupPlace,
  linkSecrets,
  type Made,
  type MakeOrder,
} from './app-backup-maker.ts';
import { exportAll } from './app-export.ts';
import type { AppOptions } from './app-options.ts';
import { readBackup, type Unpacked } from './backup/backup-file.ts';
import { backupFiles } from './backup/backup-files.ts';
import { BackupSchedule } from './backup/schedule.ts';
import { fileTime } from './domain/file-time.ts';
import { secretCheckValue } from './domain/links/secret.ts';
import type { RealmKeeper } from './realm/realm-keeper.ts';
import type { SecretName, SecretStore } from './secrets/secret-store.ts';
import { removeStore } from './store/backups.ts';
import { inThread } from './store/care.ts';
import { restoreChosen, whyNotRestore } from './store/restore.ts';
import { deletedSince, type StoreFacts, storeFacts } from './store/store-facts.ts';
import { counting, type JobInPhases } from './work/job.ts';
import { jobTurns } from './work/turns.ts';
import type { WorkService } from './work/work-service.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}`>>;

export interface AppBackupParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  /** The store is another one now. */
  readonly announce: () => Promise<void>;
  readonly onChange: () => void;
  readonly work: WorkService;
}

/** Backups in one encrypted file, of whichever realm is open, by hand and by themselves, and the way back. */
export function createAppBackups({ options, keeper, announce, onChange, work }: AppBackupParts) {
  const { directory, random, chooseFolder } = options;
  const files = backupFiles(directory, random.id);
  const place = backupPlace(options, keeper);
  const makeInto = backupMaker(options, keeper);
  // A store is not swapped while it is copied or written out.
  const inTurn = jobTurns();
  const putInPlace = restorer(options, keeper, place);
  const stopping = new AbortController();

  const makeInTurn = (there: BackupPlace, order: MakeOrder) =>
    inTurn(order.job, () => makeInto(there, files.scratch(), order));
  const schedule = scheduleOf(options, place, makeInTurn, onChange);

  async function make(passphrase: string, withSecrets: boolean, job: JobInPhases) {
    const { id, path } = files.begin();
    try {
      const order = { path, passphrase, withSecrets, job };
      const { takenAt } = await makeInTurn(place(), order);
      return { id, bytes: statSync(path).size, filename: `invita-${fileTime(takenAt)}.invita` };
    } catch (error) {
      files.drop(id);
      throw error;
    }
  }

  const handlers: BackupHandlers = {
    'backups.make': ({ passphrase, withSecrets, workId }) =>
      work.run(workId, 'bytes', (job) => make(passphrase, withSecrets, job)),
    'backups.exportAll': ({ workId }) =>
      work.run(workId, 'rows', (job) => {
        const there = place();
        return inTurn(job, () => exportAll(options, keeper, { files, there, job }));
      }),
    'backups.read': ({ id, offset }) => files.read(id, offset),
    'backups.receive': ({ id, content }) => files.receive(id, Buffer.from(content, 'base64')),
    'backups.inspect': ({ id, passphrase, workId }) =>
      work.run(workId, 'bytes', (job) =>
        unpacked(files, { id, passphrase, job }, (content, databasePath) =>
          inTurn(job, async () => {
            const facts = { there: storeFacts(databasePath), here: storeFacts(place().store) };
            return preview(content, facts, keeper.realm.configuration(), place().secrets);
          }),
        ),
      ),
    async 'backups.restore'({ id, passphrase, workId }) {
      await work.run(workId, 'bytes', (job) =>
        inTurn(job, () => unpacked(files, { id, passphrase, job }, putInPlace)),
      );
      files.drop(id);
      await announce();
      return {};
    },
    'backups.close'({ id }) {
      files.drop(id);
      return {};
    },
    'backups.schedule': () => schedule.view(),
    'backups.setSchedule': ({ plan, passphrase }) => schedule.set(plan, passphrase),
    'backups.runNow': ({ workId }) => work.run(workId, 'bytes', (job) => schedule.runNow(job)),
    'backups.chooseFolder': async () => ({ folder: (await chooseFolder?.()) ?? null }),
  };

  let running: Promise<unknown> = Promise.resolve();
  return {
    handlers,
    schedule: () => schedule.view(),
    start() {
      running = Promise.all([schedule.run(stopping.signal), files.run(options.clock, stopping.signal)]);
    },
    /** A copy under way is given up, with nothing left of it. */
    async stop() {
      stopping.abort(new Refusal('STOPPING'));
      await running;
      await inTurn(null, async () => {});
    },
  };
}

/** Puts an unpacked backup in the place of the store that is open. */
function restorer({ clock, random }: AppOptions, keeper: RealmKeeper, place: () => BackupPlace) {
  return async (content: Unpacked, databasePath: string, job: JobInPhases): Promise<void> => {
    const { manifest, settings } = content;
    settingsIn(settings);
    job.enter('final');
    const refused = await keeper.aside(async (realmPlace) => {
      const now = clock.now();
      const code = await restoreChosen(
        {
          path: join(realmPlace, 'invita.sqlite'),
          realm: keeper.realm.kind,
          newId: random.id,
          now: now.wall,
        },
        { path: databasePath, at: manifest.takenAt, settings },
        now,
      );
      // A crash before this leaves a store that sends nothing for want of its secret; the same restore again mends it.
      if (code === null) putBack(content.secrets ?? {}, place().secrets);
      return code;
    });
    if (refused !== null) throw new Refusal(refused);
  };
}

function scheduleOf(
  { directory, clock, random, log, chooseFolder }: AppOptions,
  place: () => BackupPlace,
  makeInTurn: (there: BackupPlace, order: MakeOrder) => Promise<Made>,
  onChange: () => void,
): BackupSchedule {
  return new BackupSchedule({
    place() {
      const there = place();
      return {
        ...there,
        make: (path, passphrase, withSecrets, job) =>
          makeInTurn(there, { path, passphrase, withSecrets, job }),
      };
    },
    ...{ dataDirectory: directory, clock, newId: random.id, canChoose: chooseFolder !== undefined, onChange },
    onError: (error) => void log.error('backup', error),
  });
}

/** Unpacked for as long as `use` takes, on the disk of the store that it may replace. */
async function unpacked<T>(
  files: Pick<ReturnType<typeof backupFiles>, 'found' | 'scratch'>,
  { id, passphrase, job }: { readonly id: string; readonly passphrase: string; readonly job: JobInPhases },
  use: (content: Unpacked, databasePath: string, job: JobInPhases) => Promise<T>,
): Promise<T> {
  const [path, databasePath] = [files.found(id), files.scratch()];
  try {
    job.signal.throwIfAborted();
    // Nearly all of the file is the database.
    const onBytes = counting(job, statSync(path).size);
    const content = await readBackup(path, passphrase, databasePath, { onBytes });
    job.enter('checking');
    if (!(await inThread('isWhole', databasePath))) throw new Refusal('BACKUP_DAMAGED');
    // SQLite cannot be stopped in the middle of a check.
    job.signal.throwIfAborted();
    return await use(content, databasePath, job);
  } finally {
    removeStore(databasePath);
  }
}

function preview(
  { manifest, settings, secrets }: Unpacked,
  { there, here }: { readonly there: StoreFacts | null; readonly here: StoreFacts | null },
  current: Configuration,
  store: SecretStore,
): BackupPreview {
  const code = whyNotRestore(there, here);
  const deleted = deletedSince(there, here);
  const other = settingsIn(settings);
  const secret = secrets?.['invitation_link_secret'] ?? store.get('invitation_link_secret');
  return {
    eventName: manifest.eventName,
    takenAt: iso(manifest.takenAt),
    appVersion: manifest.app,
    there: sideOf(there),
    here: sideOf(here),
    sameEvent: there !== null && there.eventId === here?.eventId,
    lookedUp: deleted === null ? (there?.messages['PENDING'] ?? 0) : 0,
    deletedAt: deleted === null ? null : iso(deleted),
    settings: Object.fromEntries(
      Object.entries(other).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(current[key as keyof Configuration]),
      ),
    ),
    withSecrets: secrets !== null,
    links: linksAfter(there?.secretCheck ?? null, secret, secrets?.['invitation_link_secret'] !== undefined),
    refused:
      code === null || code === 'DATABASE_DAMAGED' || code === 'BACKUP_HOLDS_FORGOTTEN'
        ? null
        : { code, message: failure(current.language, code).message },
  };
}

function linksAfter(check: string | null, secret: string | null, carried: boolean): BackupPreview['links'] {
  if (check === null) return 'none';
  if (secret === null || secretCheckValue(secret) !== check) return 'missing';
  return carried ? 'from-backup' : 'same';
}

function sideOf(facts: StoreFacts | null): BackupPreview['there'] {
  const { households = 0, guests = 0, messages = {} } = facts ?? {};
  return { households, guests, messages: { ...messages } };
}

/** Checked as any settings are; what this version does not know is left out. */
function settingsIn(text: string): Configuration {
  try {
    const known = Object.keys(configurationDefaults);
    const stored = Object.entries(JSON.parse(text) as object).filter(([key]) => known.includes(key));
    return configuration.parse({ ...configurationDefaults, ...Object.fromEntries(stored) });
  } catch {
    throw new Refusal('BACKUP_DAMAGED');
  }
}

/** Only names that a backup may carry. */
function putBack(secrets: Readonly<Record<string, string>>, store: SecretStore): void {
  for (const [name, value] of Object.entries(secrets)) {
    const ours = linkSecrets.some((each) => each === name) || /^waha_api_key:[a-z0-9_-]{1,64}$/.test(name);
    if (ours) store.set(name as SecretName, value);
  }
}
