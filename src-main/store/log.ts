import type { Database } from './database.ts';
import { statement } from './sql.ts';

/** Facts of a log entry. Never a phone number, a text or a link. */
export type LogDetails = Readonly<Record<string, string | number | boolean | null>>;

export type LogName =
  | 'QUEUED'
  | 'CLAIM_RELEASED'
  | 'SKIPPED'
  | 'POSTPONED'
  | 'CHAT_FOUND'
  | 'PHONE_SKIPPED'
  | 'SEND_STARTED'
  | 'SENT'
  | 'OUTCOME_UNKNOWN'
  | 'FOUND_IN_CHAT'
  | 'PROVEN_ABSENT'
  | 'UNCONFIRMED'
  | 'DELIVERED'
  | 'READ'
  | 'ACK_ERROR'
  | 'REFUSED'
  | 'FAILED'
  | 'CANCELLED'
  | 'MOVED'
  | 'REQUEUED'
  | 'MARKED_SENT'
  | 'RESTORED'
  | 'RESTORED_OVER'
  | 'EDITED'
  | 'CANCEL_TOO_LATE'
  | 'LOOK_ASKED'
  | 'SUPERSEDED';

const insertEntry = statement<{ message: string; at: number; name: string; details: string }>((p, db) =>
  db
    .insertInto('whatsapp_message_event')
    .values({ message: p.message, at: p.at, name: p.name, details: p.details }),
);

/** Called inside the transaction of the change it tells about. */
export function log(
  database: Database,
  message: string,
  name: LogName,
  at: number,
  details: LogDetails = {},
): void {
  database.run(insertEntry({ message, at, name, details: JSON.stringify(details) }));
}

/** A moment as the log keeps it. */
export function isoTime(wall: number): string {
  return new Date(wall).toISOString();
}
