import { Database } from './database.ts';

/** What can be told of a store, or of a copy of one, without opening it for use. */
export interface StoreFacts {
  readonly eventId: string;
  readonly realm: 'real' | 'practice';
  readonly schema: number;
  readonly households: number;
  readonly guests: number;
  /** Messages by their status; those with none are left out. */
  readonly messages: Readonly<Record<string, number>>;
  readonly secretCheck: string | null;
}

/** Any version of the schema that still has these tables. null when it is no store. */
export function storeFacts(path: string): StoreFacts | null {
  const database = Database.openReadOnly(path);
  const messages = `SELECT json_group_object(status, n)
    FROM (SELECT status, count(*) AS n FROM whatsapp_message_queue GROUP BY status)`;
  try {
    return {
      eventId: database.scalar('SELECT id FROM event'),
      realm: database.scalar('SELECT realm FROM event'),
      schema: database.scalar('PRAGMA user_version'),
      households: database.scalar('SELECT count(*) FROM household'),
      guests: database.scalar('SELECT count(*) FROM guest'),
      messages: JSON.parse(database.scalar(messages)),
      secretCheck: database.scalar('SELECT secret_check FROM event'),
    };
  } catch {
    return null;
  } finally {
    database.close();
  }
}
