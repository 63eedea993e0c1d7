import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../src-main/store/open-database.ts';
import { benchDirectory } from './directory.ts';

/** First of January 2026: the messages of a bench are queued from here on, one a second. */
export const began = Date.UTC(2026, 0, 1);

/**
 * A store with `count` messages, most of them read, some of every other state; made once and kept for the other benches
 * of the same run.
 */
export function queueOf(count: number): string {
  const path = join(benchDirectory(), `queue-${count}.sqlite`);
  if (existsSync(path)) return path;
  const opened = openDatabase({ path, realm: 'practice', newId: randomUUID, now: began });
  if (!opened.ok) throw new Error(opened.code);
  opened.database.close();
  fill(path, count);
  return path;
}

function fill(path: string, count: number): void {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA synchronous = OFF; BEGIN');
  connection.exec(
    `INSERT INTO session (type, label, waha_url, waha_session, number, created_at) VALUES
      ('main', 'Main', 'http://127.0.0.1:3000', 'default', '393331234567', ${began}),
      ('sposa', 'Sposa', 'http://127.0.0.1:3000', 'sposa', '393337654321', ${began})`,
  );
  // Given and family names are joined anew for each row, so that a search has something to find.
  connection.exec(`
    INSERT INTO whatsapp_message_queue (id, type, kind, lane, recipient, phones, text, text_sha256, status, not_before,
      attempts, message_id, chat_id, ack, sent_at, delivered_at, read_at, failure_reason, created_at, updated_at,
      attempt_token, attempt_wall, attempt_uptime, attempt_boot, attempt_url, attempt_number, attempt_link_generation)
    WITH RECURSIVE
      given (i, name) AS (VALUES ${numbered(givenNames)}),
      family (i, name) AS (VALUES ${numbered(familyNames)}),
      counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count}),
      -- Multiplied by a prime, so that the states are spread over the queue.
      rows (n, part) AS (SELECT n, (n * 7919) % 1000 FROM counting),
      states (n, status) AS (SELECT n, CASE
        WHEN part < 600 THEN 'READ' WHEN part < 750 THEN 'DELIVERED' WHEN part < 850 THEN 'SENT'
        WHEN part < 950 THEN 'PENDING' WHEN part < 975 THEN 'FAILED' WHEN part < 999 THEN 'CANCELLED'
        ELSE 'UNCONFIRMED' END FROM rows)
    SELECT 'm' || n, iif(n % 10 = 0, 'sposa', 'main'), 'INVITATION', 'COLD', given.name || ' ' || family.name,
      '["+3933' || (10000000 + n) || '"]', 'Ciao! https://example.org/invito/' || n, '', status, 0, 1,
      iif(status IN ('PENDING', 'CANCELLED'), NULL, '3EB0' || n),
      iif(status IN ('PENDING', 'CANCELLED'), NULL, '3933' || (10000000 + n) || '@c.us'), NULL,
      iif(status IN ('SENT', 'DELIVERED', 'READ'), ${began} + n * 1000, NULL),
      iif(status IN ('DELIVERED', 'READ'), ${began} + n * 1000 + 2000, NULL),
      iif(status = 'READ', ${began} + n * 1000 + 60000, NULL),
      iif(status = 'FAILED', iif(n % 2 = 0, 'NOT_ON_WHATSAPP', 'REJECTED'), NULL),
      ${began} + n * 1000, ${began} + n * 1000,
      iif(status = 'UNCONFIRMED', 't' || n, NULL), iif(status = 'UNCONFIRMED', ${began} + n * 1000, NULL),
      iif(status = 'UNCONFIRMED', 1.0, NULL), iif(status = 'UNCONFIRMED', 'boot', NULL),
      iif(status = 'UNCONFIRMED', 'http://127.0.0.1:3000', NULL), iif(status = 'UNCONFIRMED', '393331234567', NULL),
      iif(status = 'UNCONFIRMED', 1, NULL)
    FROM states
    JOIN given ON given.i = n % ${givenNames.length}
    JOIN family ON family.i = (n / ${givenNames.length}) % ${familyNames.length}`);
  // As the store does for what is queued.
  connection.exec(`
    INSERT INTO message_count (type, status, failure_reason, count)
      SELECT type, status, coalesce(failure_reason, ''), count(*) FROM whatsapp_message_queue GROUP BY 1, 2, 3;
    INSERT INTO message_search (message_search) VALUES ('rebuild')`);
  connection.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); ANALYZE');
  connection.close();
}

const givenNames = [
  'Anna',
  'Marco',
  'Giulia',
  'Luca',
  'Chiara',
  'Paolo',
  'Francesca',
  'Andrea',
  'Elena',
  'Davide',
];

/** One rare name among common ones. */
const familyNames = [
  ...['Rossi', 'Bianchi', 'Ferrari', 'Esposito', 'Romano', 'Colombo', 'Ricci', 'Marino', 'Greco', 'Bruno'],
  ...Array.from({ length: 989 }, (_, n) => `De ${syllables(n)}`),
  'Zanzottera',
];

function syllables(n: number): string {
  const parts = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru'];
  return [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100)].map((index) => parts[index]).join('');
}

function numbered(names: readonly string[]): string {
  return names.map((name, index) => `(${index}, '${name}')`).join(', ');
}
