import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database } from './database.ts';
import { type Migration, migrations as shipped } from './migrations/index.ts';
import { quickCheck } from './quick-check.ts';
import { statement } from './sql.ts';
import { isDamage } from './sqlite-errors.ts';

export type OpenResult =
  | { readonly ok: true; readonly database: Database }
  | { readonly ok: false; readonly code: 'DATABASE_TOO_NEW' | 'DATABASE_DAMAGED' | 'DATABASE_OTHER_REALM' };

export interface OpenOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly realm: 'real' | 'practice';
  /** Id of the event, used when the database is new. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Those of this version of the app, unless a test brings its own. */
  readonly migrations?: readonly Migration[];
  /** A larger file (in bytes) that was closed in order is not read to its end before it is used. */
  readonly readWholeUpTo?: number;
}

/** About 100,000 messages: reading more than that makes a person wait at every start. Each backup is read to its end. */
const readWholeUpToDefault = 64 * 2 ** 20;

/** Opens the store, brings its schema up to date and refuses what is not ours to touch. */
export function openDatabase(options: OpenOptions): OpenResult {
  const { path, realm, newId, now, migrations = shipped, readWholeUpTo = readWholeUpToDefault } = options;
  const trusted = wasClosedInOrder(path) && statSync(path).size > readWholeUpTo;
  const database = connect(path);
  if (database === null) return { ok: false, code: 'DATABASE_DAMAGED' };
  const refused = refusal(database, { realm, migrations, trusted });
  if (refused !== null) {
    database.close();
    return { ok: false, code: refused };
  }
  migrate(database, path, migrations);
  const hasEvent = database.scalar<number>('SELECT count(*) FROM event') > 0;
  if (!hasEvent) database.run(insertEvent({ id: newId(), realm, now }));
  return { ok: true, database };
}

const insertEvent = statement<{ id: string; realm: 'real' | 'practice'; now: number }>((p, db) =>
  db.insertInto('event').values({ only: 1, id: p.id, realm: p.realm, created_at: p.now }),
);

function connect(path: string): Database | null {
  if (path !== ':memory:') prepare(path);
  try {
    return Database.open(path);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** SQLite takes the log away with the last connection; it stays when the process or the computer died. */
function wasClosedInOrder(path: string): boolean {
  return path !== ':memory:' && existsSync(path) && !existsSync(`${path}-wal`);
}

/** SQLite gives the files beside it the mode of this one: the guests' phones are for its owner only. */
function prepare(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

type Refusal = Extract<OpenResult, { ok: false }>['code'];

/** Asked before anything is changed: a file that is refused stays as it is. */
function refusal(
  database: Database,
  { realm, migrations, trusted }: Required<Pick<OpenOptions, 'realm' | 'migrations'>> & { trusted: boolean },
): Refusal | null {
  if (!trusted && !isHealthy(database)) return 'DATABASE_DAMAGED';
  const version = versionOf(database);
  if (version > migrations.length) return 'DATABASE_TOO_NEW';
  if (version === 0) return null;
  const owner = database.scalar<string | undefined>('SELECT realm FROM event');
  return owner === undefined || owner === realm ? null : 'DATABASE_OTHER_REALM';
}

function versionOf(database: Database): number {
  return database.scalar<number>('PRAGMA user_version');
}

function migrate(database: Database, path: string, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  if (version === migrations.length) return;
  if (version > 0) copyBeforeMigrating(database, path, version);
  for (const [index, migration] of migrations.entries()) {
    if (index >= version) apply(database, migration, index + 1);
  }
}

function apply(database: Database, migration: Migration, version: number): void {
  database.transaction(() => {
    database.exec(migration.sql);
    database.exec(`PRAGMA user_version = ${version}`);
  });
}

/** The copy is whole or not there: the WAL is folded in first. An older copy of the same version is kept. */
function copyBeforeMigrating(database: Database, path: string, version: number): void {
  const copy = `${path}.before-v${version + 1}`;
  if (path === ':memory:' || existsSync(copy)) return;
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(path, `${copy}.part`);
  renameSync(`${copy}.part`, copy);
}

function isHealthy(database: Database): boolean {
  try {
    return quickCheck(database) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
