import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { countSending } from './sending-count.ts';

const now = Date.UTC(2027, 2, 9);
const dayMs = 24 * 60 * 60_000;

function open(path: string): Database {
  const opened = openDatabase({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  return opened.database;
}

it('a store that is not there, is empty or is damaged sends nothing', () => {
  const path = join(temporaryDirectory(), 'invita.sqlite');
  expect(countSending(path, now)).toBe(0);
  writeFileSync(path, '');
  expect(countSending(path, now)).toBe(0);
  writeFileSync(path, 'no database, however long it may be made to be'.repeat(100));
  expect(countSending(path, now)).toBe(0);
});

it('is read beside whoever has the store open, and when nobody has', () => {
  const path = join(temporaryDirectory(), 'invita.sqlite');
  const database = open(path);
  expect(countSending(path, now)).toBe(0);
  database.exec(`
    INSERT INTO session (type, label, waha_url, waha_session, created_at) VALUES ('main', '', 'u', 's', 0);
    INSERT INTO whatsapp_message_queue (id, type, kind, lane, recipient, phones, text, text_sha256, created_at, updated_at,
        status, chat_id, attempt_token, attempt_wall, attempt_uptime, attempt_boot, attempt_url, attempt_number,
        attempt_link_generation)
      VALUES ('m', 'main', 'CUSTOM', 'COLD', 'A', '["+39"]', 'Ciao', 'h', 0, 0,
        'SENDING', 'c', 't', ${now - 1}, 1, 'b', 'u', '39', 1);
  `);
  expect(countSending(path, now)).toBe(1);
  database.close();
  expect(countSending(path, now)).toBe(1);
  // Its phone was unlinked meanwhile: nobody knows when that ends.
  expect(countSending(path, now + dayMs)).toBe(0);
});
