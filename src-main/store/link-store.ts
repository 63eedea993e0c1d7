import { sql } from 'kysely';
import type { LinkStore } from '../domain/links/link-store.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const raise = statement<{ household: string }>((p, db) =>
  db.updateTable('household').set({ link_version: sql`link_version + 1` }).where('id', '=', p.household),
);

const countWaiting = statement<{ household: string }, { waiting: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('household_id', '=', p.household)
    .where('status', 'in', ['PENDING', 'SENDING']),
);

export function createLinkStore(database: Database): LinkStore {
  return {
    async raiseVersion(household) {
      return database.transaction(() => {
        database.run(raise({ household }));
        return database.get(countWaiting({ household }))?.waiting ?? 0;
      });
    },
  };
}
