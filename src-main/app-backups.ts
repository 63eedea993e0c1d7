import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupPreview } from '#contract/backups.ts';
import { type Configuration, configuration, configurationDefaults } from '#contract/configuration.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import type { Handlers } from './api/handlers.ts';
import { iso } from './api/views.ts';
import type { AppOptions } from './app-options.ts';
import { readBackup, type Unpacked, writeBackup } from './backup/backup-file.ts';
import { backupFiles } from './backup/backup-files.ts';
import { secretCheckValue } from './domain/links/secret.ts';
import { practiceSecrets, type RealmKeeper, realmDirectory } from './realm/realm-keeper.ts';
import type { SecretName, SecretStore } from './secrets/secret-store.ts';
import { copyWhole, fileTime } from './store/backups.ts';
import { inThread } from './store/care.ts';
import { restoreChosen, whyNotRestore } from './store/restore.ts';
import { type StoreFacts, storeFacts } from './store/store-facts.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}`>>;

export interface AppBackupParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  readonly secrets: () => SecretStore;
  /** The store is another one now. */
  readonly announce: () => Promise<void>;
}

const linkSecrets = [
  'invitation_link_secret',
  'invitation_link_secret:previous',
  'invitation_link_secret:next',
] as const satisfies readonly SecretName[];

/** Backups in one encrypted file, of whichever realm is open, and the way back. */
export function backupHandlers({ options, keeper, secrets, announce }: AppBackupParts): BackupHandlers {
  const { directory, clock, random, version } = options;
  const files = backupFiles(directory, random.id);
  const here = () => realmDirectory(directory, keeper.realm.kind);
  const store = () => join(here(), 'invita.sqlite');
  const secretStore = () => (keeper.realm.kind === 'real' ? secrets() : practiceSecrets(here()));

  async function make(passphrase: string, withSecrets: boolean) {
    const { id, path } = files.begin();
    const databasePath = `${path}.store`;
    const takenAt = clock.now().wall;
    const settings = keeper.realm.configuration();
    try {
      await copyWhole(store(), databasePath);
      const facts = storeFacts(databasePath);
      if (facts === null) throw new Error('a backup could not be read back');
      const { realm, eventId, schema } = facts;
      const about = { app: version, realm, eventId, eventName: settings.event_name, schema, takenAt };
      const names = await secretNames(keeper);
      const kept = withSecrets ? valuesOf(names, secretStore()) : null;
      await writeBackup(
        path,
        { about, settings: `${JSON.stringify(settings, null, 2)}\n`, secrets: kept, databasePath },
        passphrase,
      );
      await readBackup(path, passphrase, null);
    } catch (error) {
      files.drop(id);
      throw error;
    } finally {
      rmSync(databasePath, { force: true });
    }
    return { id, bytes: statSync(path).size, filename: `invita-${fileTime(takenAt)}.invita` };
  }

  async function restore(id: string, passphrase: string): Promise<void> {
    await unpacked(files.found(id), passphrase, async (content, databasePath) => {
      const { manifest, settings } = content;
      settingsIn(settings);
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
        if (code === null) putBack(content.secrets ?? {}, secretStore());
        return code;
      });
      if (refused !== null) throw new Refusal(refused);
    });
    files.drop(id);
    await announce();
  }

  return {
    'backups.make': ({ passphrase, withSecrets }) => make(passphrase, withSecrets),
    'backups.read': ({ id, offset }) => files.read(id, offset),
    'backups.receive': ({ id, content }) => files.receive(id, Buffer.from(content, 'base64')),
    'backups.inspect': ({ id, passphrase }) =>
      unpacked(files.found(id), passphrase, async (content, databasePath) => {
        const facts = { there: storeFacts(databasePath), here: storeFacts(store()) };
        return preview(content, facts, keeper.realm.configuration(), secretStore());
      }),
    async 'backups.restore'({ id, passphrase }) {
      await restore(id, passphrase);
      return {};
    },
    'backups.close'({ id }) {
      files.drop(id);
      return {};
    },
  };
}

async function secretNames(keeper: RealmKeeper): Promise<readonly SecretName[]> {
  const sessions = await keeper.realm.handlers['sessions.list'](undefined);
  return [...linkSecrets, ...sessions.map(({ type }) => `waha_api_key:${type}` as const)];
}

/** Unpacked for as long as `use` takes, on the disk of the store that it may replace. */
async function unpacked<T>(
  path: string,
  passphrase: string,
  use: (content: Unpacked, databasePath: string) => Promise<T>,
): Promise<T> {
  const databasePath = `${path}.store`;
  try {
    const content = await readBackup(path, passphrase, databasePath);
    if (!(await inThread('isWhole', databasePath))) throw new Refusal('BACKUP_DAMAGED');
    return await use(content, databasePath);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(databasePath + end, { force: true });
  }
}

function preview(
  { manifest, settings, secrets }: Unpacked,
  { there, here }: { readonly there: StoreFacts | null; readonly here: StoreFacts | null },
  current: Configuration,
  store: SecretStore,
): BackupPreview {
  const code = whyNotRestore(there, here);
  const other = settingsIn(settings);
  const keys = Object.keys(other) as (keyof Configuration)[];
  const secret = secrets?.['invitation_link_secret'] ?? store.get('invitation_link_secret');
  return {
    eventName: manifest.eventName,
    takenAt: iso(manifest.takenAt),
    appVersion: manifest.app,
    there: sideOf(there),
    here: sideOf(here),
    sameEvent: there !== null && there.eventId === here?.eventId,
    lookedUp: there?.messages['PENDING'] ?? 0,
    settings: keys.filter((key) => JSON.stringify(other[key]) !== JSON.stringify(current[key])),
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

function valuesOf(names: readonly SecretName[], store: SecretStore): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = store.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Only names that a backup may carry. */
function putBack(secrets: Readonly<Record<string, string>>, store: SecretStore): void {
  for (const [name, value] of Object.entries(secrets)) {
    const ours = linkSecrets.some((each) => each === name) || /^waha_api_key:[a-z0-9_-]{1,64}$/.test(name);
    if (ours) store.set(name as SecretName, value);
  }
}
