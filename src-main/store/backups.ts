import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileTime } from '../domain/file-time.ts';
import { inThread } from './care.ts';
import { Database } from './database.ts';

export interface Backup {
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The newest ones, and of older ones the newest of each day, for a week. */
const newestKept = 3;
const daysKept = 7;
const dayMs = 24 * 60 * 60_000;

export interface Backups {
  /** Epoch milliseconds; null when there is none. One later than `now` is told when there is no other. */
  lastAt(now: number): number | null;
  /** Something is in the store, and this process has changed it since the last backup. */
  isWorthIt(): boolean;
  /** People who were forgotten are in an older copy: the next backup takes its place. */
  holdForgotten(): boolean;
  /** Lets go of old ones, and of all copies that hold who was forgotten. */
  make(now: number): Promise<void>;
  /** Lets go of every other copy, however old it is and whatever it was made for. */
  makeOnly(now: number): Promise<void>;
}

export function createBackups(database: Database, path: string): Backups {
  const changes = () => database.scalar<number>('SELECT total_changes()');
  let changesInLast = changes();
  let last: Promise<void> = Promise.resolve();
  /** Two at once would write one file. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  return {
    lastAt: (now) => listBackups(path, now)[0]?.at ?? null,
    isWorthIt: () => path !== ':memory:' && changes() !== changesInLast && database.scalar(hasContent) === 1,
    holdForgotten: () => path !== ':memory:' && copiesBefore(path, forgottenAt(database)).length > 0,
    make: (now) =>
      inTurn(async () => {
        const before = changes();
        const forgotten = forgottenAt(database);
        const made = await makeBackup(path, now);
        for (const copy of copiesBefore(path, forgotten))
          if (copy !== made.path) rmSync(copy, { force: true });
        changesInLast = before;
      }),
    makeOnly: (now) =>
      inTurn(async () => {
        if (path === ':memory:') return;
        const before = changes();
        const made = await makeBackup(path, now);
        for (const copy of allCopies(path)) if (copy.path !== made.path) rmSync(copy.path, { force: true });
        changesInLast = before;
      }),
  };
}

/** Epoch milliseconds; null where nobody was. */
function forgottenAt(database: Database): number | null {
  return database.scalar<number | null>('SELECT forgotten_at FROM event');
}

function copiesBefore(path: string, forgotten: number | null): string[] {
  if (forgotten === null) return [];
  // A file's name says seconds only.
  const second = Math.floor(forgotten / 1000) * 1000;
  return allCopies(path)
    .filter(({ at }) => at <= second)
    .map((copy) => copy.path);
}

/** What an update kept of the store before it, those that a restore put aside, and what a crash left half made. */
const asideKinds = ['before-v', 'corrupt-', 'replaced-', 'restoring'] as const;

function allCopies(path: string): Backup[] {
  const starts = asideKinds.map((kind) => `${basename(path)}.${kind}`);
  const beside = filesIn(dirname(path), (name) => starts.some((start) => name.startsWith(start)));
  return [...listBackups(path), ...beside, ...filesIn(backupsOf(path), (name) => name.endsWith('.part'))];
}

function filesIn(directory: string, isOne: (name: string) => boolean): Backup[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter(isOne)
    .map((name) => ({ path: join(directory, name), at: statSync(join(directory, name)).mtimeMs }));
}

const hasContent = 'SELECT EXISTS (SELECT 1 FROM household) OR EXISTS (SELECT 1 FROM whatsapp_message_queue)';

/** Newest first. What is later than `now` was made by a clock that ran ahead: it may be the oldest of all, and comes last. */
export function listBackups(databasePath: string, now = Number.POSITIVE_INFINITY): readonly Backup[] {
  const directory = backupsOf(databasePath);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((name) => {
      const at = timeIn(name, databasePath);
      return at === null ? [] : [{ path: join(directory, name), at }];
    })
    .sort((a, b) => Number(a.at > now) - Number(b.at > now) || b.at - a.at);
}

/** Copies the store while it is in use, makes sure that the copy can be read, and lets old ones go. */
async function makeBackup(databasePath: string, now: number): Promise<Backup> {
  const directory = backupsOf(databasePath);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, nameOf(databasePath, now));
  const part = `${path}.part`;
  clearParts(directory);
  await copyWhole(databasePath, part);
  renameSync(part, path);
  for (const old of expired(listBackups(databasePath, now), now)) rmSync(old.path, { force: true });
  return { path, at: now };
}

/** What a crash has left of copies: whoever is forgotten must not lie on in them. */
function clearParts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/\.sqlite\.part(-\w+)?$/.test(name)) rmSync(join(directory, name), { force: true });
  }
}

/** Copies a store while it is in use into one file, and makes sure that the copy can be read. */
export async function copyWhole(databasePath: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  // The guests' phones are in it: for its owner only, from the first byte.
  closeSync(openSync(to, 'a', 0o600));
  await Database.copy(databasePath, to);
  if (await inThread('isWhole', to)) return;
  rmSync(to, { force: true });
  throw new Error('a backup could not be read back');
}

/** A store that lay there for a while, with all that SQLite and an update put beside it under longer names. */
export function removeStore(path: string): void {
  if (!existsSync(dirname(path))) return;
  const [name, directory] = [basename(path), dirname(path)];
  for (const each of readdirSync(directory)) {
    const beside = each.startsWith(`${name}-`) || each.startsWith(`${name}.before-v`);
    if (each === name || beside) rmSync(join(directory, each), { force: true });
  }
}

/** `backups`: newest first, the first made at `now`. */
function expired(backups: readonly Backup[], now: number): readonly Backup[] {
  const days = new Set<number>();
  return backups.filter(({ at }, index) => {
    const day = Math.floor(at / dayMs);
    const isFirstOfDay = !days.has(day);
    days.add(day);
    return index >= newestKept && !(isFirstOfDay && at <= now && now - at < daysKept * dayMs);
  });
}

function backupsOf(databasePath: string): string {
  return join(dirname(databasePath), 'backups');
}

function nameOf(databasePath: string, at: number): string {
  return `${basename(databasePath, '.sqlite')}-${fileTime(at)}.sqlite`;
}

function timeIn(name: string, databasePath: string): number | null {
  const prefix = `${basename(databasePath, '.sqlite')}-`;
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.sqlite$/.exec(name.slice(prefix.length));
  if (parts === null || !name.startsWith(prefix)) return null;
  return Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
}
