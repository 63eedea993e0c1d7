import type { Database } from './database.ts';
import { statement } from './sql.ts';
import type { EventRow } from './tables.ts';

const selectEvent = statement<Record<never, never>, EventRow>((_, db) => db.selectFrom('event').selectAll());

const setSecretCheck = statement<{ check: string }>((p, db) =>
  db.updateTable('event').set({ secret_check: p.check }),
);

export interface EventStore {
  event(): Promise<{
    readonly id: string;
    readonly secretCheck: string | null;
    /** Epoch milliseconds of the backup this store comes from, until the admin goes on. */
    readonly restoredFrom: number | null;
  }>;
  /** Remembers which link secret the sent links are made with. */
  setSecretCheck(check: string): Promise<void>;
}

export function createEventStore(database: Database): EventStore {
  return {
    async event() {
      const row = database.get(selectEvent({}));
      if (row === null) throw new Error('the store has no event');
      return { id: row.id, secretCheck: row.secret_check, restoredFrom: row.restored_from };
    },
    async setSecretCheck(check) {
      database.run(setSecretCheck({ check }));
    },
  };
}
