import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Query } from './sql.ts';

/** The WAL-reset corruption fixed in 3.51.3 must not reach anybody's guest list. */
const oldestSqlite = [3, 51, 3] as const;

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
    const database = new Database(new DatabaseSync(path, { timeout: 2000, defensive: true }));
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

  /** A second look at a store that is in use, or at a copy of one: nothing can be changed through it. */
  static openReadOnly(path: string): Database {
    return new Database(new DatabaseSync(path, { readOnly: true, timeout: 2000, defensive: true }));
  }

  /** Only its file lock is wanted: it does not wait for who holds it, and writes no journal beside it. */
  static forLock(path: string): Database {
    return new Database(new DatabaseSync(path, { timeout: 0 }));
  }

  all<Row>({ sql, parameters }: Query<Row>): Row[] {
    return this.#prepared(sql).all(...parameters) as Row[];
  }

  get<Row>({ sql, parameters }: Query<Row>): Row | null {
    return (this.#prepared(sql).get(...parameters) as Row | undefined) ?? null;
  }

  /** How many rows the statement changed. */
  run({ sql, parameters }: Query<unknown>): number {
    return Number(this.#prepared(sql).run(...parameters).changes);
  }

  /** For pragmas and migrations; everything else is built in `sql.ts`. */
  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  scalar<Value>(sql: string): Value {
    const row = this.#connection.prepare(sql).get();
    return Object.values(row ?? {})[0] as Value;
  }

  /** Takes the write lock at once, so that what is read inside still holds when it is written. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) throw new Error('transactions do not nest');
    this.#connection.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      if (result instanceof Promise) throw new Error('a transaction must not wait');
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite rolls back by itself on some errors; a second ROLLBACK would hide the first one.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.#connection.close();
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
