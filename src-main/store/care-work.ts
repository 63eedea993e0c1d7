import type { InvariantReport } from '../domain/queue/invariants.ts';
import { Database } from './database.ts';
import { checkInvariants } from './invariants.ts';
import { quickCheck } from './quick-check.ts';

/** What takes seconds on a store of a million messages, each over a connection of its own. */
export interface CareWork {
  /** Whether a copy can be read to its end. */
  isWhole(path: string): boolean;
  /** `ok`, or what SQLite found wrong with the file. */
  quickCheck(path: string): string;
  checkInvariants(path: string): InvariantReport;
  /** Rewrites the file, so that nothing is left of what was erased from it. */
  wipe(path: string): void;
}

export const careWork: CareWork = {
  isWhole: (path) => Database.isWhole(path),
  quickCheck: (path) => beside(path, quickCheck),
  checkInvariants: (path) => beside(path, checkInvariants),
  wipe,
};

function wipe(path: string): void {
  const database = Database.open(path);
  try {
    database.exec(`INSERT INTO message_search (message_search) VALUES ('optimize');
      VACUUM;
      PRAGMA wal_checkpoint(TRUNCATE);`);
  } finally {
    database.close();
  }
}

function beside<T>(path: string, work: (database: Database) => T): T {
  const database = Database.openReadOnly(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
