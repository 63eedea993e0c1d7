import type { Database } from './database.ts';
import type { EventRow } from './event-tables.ts';
import { statement } from './sql.ts';

const selectEvent = statement<Record<never, never>, EventRow>((_, db) => db.selectFrom('event').selectAll());

const setSecretCheck = statement<{ check: string }>((p, db) =>
  db.updateTable('event').set({ secret_check: p.check }),
);

const setRotation = statement<{ check: string; until: number }>((p, db) =>
  db.updateTable('event').set({ secret_check: p.check, previous_secret_until: p.until }),
);

export interface EventStore {
  event(): Promise<{
    readonly id: string;
    readonly secretCheck: string | null;
    /** Epoch milliseconds of the backup this store comes from, until the admin goes on. */
    readonly restoredFrom: number | null;
    /** Epoch milliseconds. */
    readonly previousSecretUntil: number | null;
  }>;
  /** Remembers which link secret the sent links are made with. */
  setSecretCheck(check: string): Promise<void>;
  /** Another secret from now on; links made with the one before count until then (epoch milliseconds). */
  setRotation(check: string, previousUntil: number): Promise<void>;
}

export function createEventStore(database: Database): EventStore {
  return {
    async event() {
      const row = database.get(selectEvent({}));
      if (row === null) throw new Error('the store has no event');
      return {
        id: row.id,
        secretCheck: row.secret_check,
        restoredFrom: row.restored_from,
        previousSecretUntil: row.previous_secret_until,
      };
    },
    async setSecretCheck(check) {
      database.run(setSecretCheck({ check }));
    },
    async setRotation(check, previousUntil) {
      database.run(setRotation({ check, until: previousUntil }));
    },
  };
}
