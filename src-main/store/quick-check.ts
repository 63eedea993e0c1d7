import type { Database } from './database.ts';

/** What SQLite says of the whole file: `ok`, or the first thing that is wrong. */
export function quickCheck(database: Database): string {
  return database.scalar<string>('PRAGMA quick_check(1)');
}
