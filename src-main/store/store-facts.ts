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
  /** When somebody was last forgotten in it, in epoch milliseconds: what is older still knows them. */
  readonly forgottenAt: number | null;
  /** When all personal data was deleted in it, by the id of that: epoch milliseconds. */
  readonly deletions: Readonly<Record<string, number>>;
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
      forgottenAt: forgottenIn(database),
      deletions: deletionsIn(database),
    };
  } catch {
    return null;
  } finally {
    database.close();
  }
}

function forgottenIn(database: Database): number | null {
  const knows = database.scalar<number>(
    "SELECT count(*) FROM pragma_table_info('event') WHERE name = 'forgotten_at'",
  );
  return knows === 0 ? null : database.scalar('SELECT forgotten_at FROM event');
}

function deletionsIn(database: Database): StoreFacts['deletions'] {
  const knows = database.scalar<number>(
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'data_deletion'",
  );
  if (knows === 0) return {};
  return JSON.parse(database.scalar("SELECT coalesce(json_group_object(id, at), '{}') FROM data_deletion"));
}

/** When all personal data was deleted in one store and not in the other, the last time; null when it never was. */
export function deletedSince(there: StoreFacts | null, here: StoreFacts | null): number | null {
  if (there === null || here === null || there.eventId !== here.eventId) return null;
  const missing = Object.entries(here.deletions).filter(([id]) => there.deletions[id] === undefined);
  return missing.length === 0 ? null : Math.max(...missing.map(([, at]) => at));
}
