import type { Database } from './database.ts';
import type { LogDetails } from './log.ts';
import { statement } from './sql.ts';

export type HouseholdLogName =
  | 'ADDED'
  | 'EDITED'
  | 'OPTED_OUT'
  | 'OPTED_IN'
  | 'MERGED'
  | 'MERGED_INTO'
  | 'SPLIT'
  | 'SPLIT_FROM'
  | 'REMOVED'
  | 'KEPT_APART'
  | 'UNDONE'
  | 'RSVP_ANSWERED'
  | 'RSVP_WITHDRAWN'
  | 'LINK_VIEWED';

const insertEntry = statement<{ household: string; at: number; name: string; details: string }>((p, db) =>
  db
    .insertInto('household_event')
    .values({ household: p.household, at: p.at, name: p.name, details: p.details }),
);

/** Called inside the transaction of the change it tells about. Never a phone number, never a note. */
export function logHousehold(
  database: Database,
  household: string,
  name: HouseholdLogName,
  at: number,
  details: LogDetails = {},
): void {
  database.run(insertEntry({ household, at, name, details: JSON.stringify(details) }));
}
