import { existsSync } from 'node:fs';
import { Database } from './database.ts';
import { isDamage } from './sqlite-errors.ts';

/**
 * How many messages of a store are on their way to a guest or in doubt of it, whether or not somebody has the store open.
 * A store that is not there, is not made yet or is damaged sends nothing.
 */
export function countSending(path: string): number {
  if (!existsSync(path)) return 0;
  const database = Database.openReadOnly(path);
  try {
    // One that no migration has made yet.
    if (database.scalar<number>('PRAGMA user_version') === 0) return 0;
    return database.scalar<number>("SELECT count(*) FROM whatsapp_message_queue WHERE status = 'SENDING'");
  } catch (error) {
    if (isDamage(error)) return 0;
    throw error;
  } finally {
    database.close();
  }
}
