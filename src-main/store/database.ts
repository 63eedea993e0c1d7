import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Query } from './sql.ts';
import { isDamage, named } from './sqlite-errors.ts';

/** Pages of a copy in one step. */
const everyPage = 2 ** 31 - 1;

/** The WAL-reset corruption fixed in 3.51.3 must not reach anybody's guest list. */
const oldestSqlite = [3, 51, 3] as const;

/** An import of a very long list holds the write lock for seconds: whoever settles a message meanwhile waits, and does not fail. */
const busyMs = 30_000;

/**
 * One connection: WAL, `synchronous=FULL`, foreign keys on. All calls are synchronous; nothing can slip in between the
 * statements of a transaction.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  private constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /** A file, or `:memory:`. */
  static open(path: string): Database {
    const database = new Database(new DatabaseSync(path, { timeout: busyMs, defensive: true }));
    try {
      database.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON;
        PRAGMA trusted_schema = OFF;
      `);
      assertSqliteVersion(database.scalar<string>('SELECT sqlite_version()'));
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Whether a file can be read to its end. It becomes one file, without a log beside it. */
  static isWhole(path: string): boolean {
    const database = new Database(new DatabaseSync(path, { timeout: 2000, defensive: true }));
    try {
      database.exec('PRAGMA journal_mode = DELETE');
      return database.scalar<string>('PRAGMA quick_check(1)') === 'ok';
    } catch (error) {
      if (isDamage(error)) return false;
      throw error;
    } finally {
      database.close();
    }
  }

  /** A second look at a store that is in use, or at a copy of one: nothing can be changed through it. */
  static openReadOnly(path: string): Database {
    return new Database(new DatabaseSync(path, { readOnly: true, timeout: 2000, defensive: true }));
  }

  /** Only its file lock is wanted: it does not wait for who holds it, and writes no journal beside it. */
  static forLock(path: string): Database {
    return new Database(new DatabaseSync(path, { timeout: 0 }));
  }

  all<Row>({ sql, parameters }: Query<Row>): Row[] {
    return this.#naming(() => this.#prepared(sql).all(...parameters) as Row[]);
  }

  get<Row>({ sql, parameters }: Query<Row>): Row | null {
    return this.#naming(() => (this.#prepared(sql).get(...parameters) as Row | undefined) ?? null);
  }

  /** Row by row, for what is too much to hold. Nothing else may be written over this connection meanwhile. */
  *iterate<Row>({ sql, parameters }: Query<Row>): Generator<Row> {
    yield* this.#connection.prepare(sql).iterate(...parameters) as IterableIterator<Row>;
  }

  /** How many rows the statement changed. */
  run({ sql, parameters }: Query<unknown>): number {
    return this.#naming(() => Number(this.#prepared(sql).run(...parameters).changes));
  }

  /** For pragmas and migrations; everything else is built in `sql.ts`. */
  exec(sql: string): void {
    this.#naming(() => this.#connection.exec(sql));
  }

  scalar<Value>(sql: string): Value {
    const row = this.#connection.prepare(sql).get();
    return Object.values(row ?? {})[0] as Value;
  }

  /** Takes the write lock at once, so that what is read inside still holds when it is written. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) throw new Error('transactions do not nest');
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      if (result instanceof Promise) throw new Error('a transaction must not wait');
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite rolls back by itself on some errors; a second ROLLBACK would hide the first one.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /**
   * While others go on reading and writing. Over a connection of its own and in one step: the copy is the store at one
   * moment, and no statement of another can come between.
   */
  static async copy(from: string, to: string): Promise<void> {
    const source = Database.openReadOnly(from);
    try {
      await backup(source.#connection, to, { rate: everyPage });
    } finally {
      source.close();
    }
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  close(): void {
    this.#connection.close();
  }

  #naming<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw named(error);
    }
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of oldestSqlite.entries()) {
    const have = parts[index] ?? 0;
    if (have > wanted) return;
    if (have < wanted) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
  }
}
