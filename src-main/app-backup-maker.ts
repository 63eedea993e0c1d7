import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#contract/result.ts';
import type { AppOptions } from './app-options.ts';
import { readBackup, writeBackup } from './backup/backup-file.ts';
import { type RealmKeeper, type RealmKind, realmDirectory } from './realm/realm-keeper.ts';
import type { SecretName, SecretStore } from './secrets/secret-store.ts';
import { copyWhole, removeStore } from './store/backups.ts';
import { storeFacts } from './store/store-facts.ts';
import { counting, type JobInPhases } from './work/job.ts';

export const linkSecrets = [
  'invitation_link_secret',
  'invitation_link_secret:previous',
  'invitation_link_secret:next',
] as const satisfies readonly SecretName[];

/** The realm that is open, as far as a backup is concerned. */
export interface BackupPlace {
  readonly kind: RealmKind;
  readonly directory: string;
  readonly secrets: SecretStore;
  readonly store: string;
}

export interface Made {
  readonly takenAt: number;
  /** When somebody was last forgotten in what was copied; null = nobody ever was. */
  readonly forgottenAt: number | null;
}

export interface MakeOrder {
  readonly path: string;
  readonly passphrase: string;
  readonly withSecrets: boolean;
  readonly job: JobInPhases;
}

export function backupPlace({ directory }: AppOptions, keeper: RealmKeeper) {
  return (): BackupPlace => {
    const here = realmDirectory(directory, keeper.realm.kind);
    const { kind, secrets } = keeper.realm;
    return { kind, directory: here, secrets, store: join(here, 'invita.sqlite') };
  };
}

/** Written, and read back to its end; what it was written from is gone again, whatever came of it. */
export function backupMaker({ clock, version }: AppOptions, keeper: RealmKeeper) {
  return async (
    { kind, secrets, store }: BackupPlace,
    scratch: string,
    { path, passphrase, withSecrets, job }: MakeOrder,
  ): Promise<Made> => {
    // It has waited its turn: the settings would be those of the other realm.
    if (keeper.realm.kind !== kind) throw new Refusal('WORK_CANCELLED');
    const takenAt = clock.now().wall;
    const settings = keeper.realm.configuration();
    const kept = withSecrets ? valuesOf(await secretNames(keeper), secrets) : null;
    try {
      job.signal.throwIfAborted();
      await copyWhole(store, scratch);
      const facts = storeFacts(scratch);
      if (facts === null) throw new Error('a backup could not be read back');
      const { realm, eventId, schema } = facts;
      const about = { app: version, realm, eventId, eventName: settings.event_name, schema, takenAt };
      // Measured, written, read back.
      const onBytes = counting(job, 3 * statSync(scratch).size);
      await writeBackup(
        path,
        { about, settings: `${JSON.stringify(settings, null, 2)}\n`, secrets: kept, databasePath: scratch },
        passphrase,
        { onBytes },
      );
      await readBackup(path, passphrase, null, { onBytes });
      return { takenAt, forgottenAt: facts.forgottenAt };
    } finally {
      removeStore(scratch);
    }
  };
}

async function secretNames(keeper: RealmKeeper): Promise<readonly SecretName[]> {
  const sessions = await keeper.realm.handlers['sessions.list'](undefined);
  return [...linkSecrets, ...sessions.map(({ type }) => `waha_api_key:${type}` as const)];
}

function valuesOf(names: readonly SecretName[], store: SecretStore): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = store.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
