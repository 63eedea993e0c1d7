import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { configurationDefaults } from '#contract/configuration.ts';
import { type ReportHandlerParts, reportHandlers } from '../src-main/api/report-handlers.ts';
import { sheetAside } from '../src-main/export/sheet-room.ts';
import { openDatabase } from '../src-main/store/open-database.ts';
import { openStores } from '../src-main/store/stores.ts';
import { createWork } from '../src-main/work/work-service.ts';
import { benchDirectory } from './directory.ts';
import type { Bench, Row } from './measure.ts';
import { began } from './queue-of.ts';

const sizes = [10_000, 100_000];
const rounds = 5;
/** How long the loop may stand still at the smaller size. */
const budgetMs = 50;
const now = { wall: began + 90 * 86_400_000, uptime: 0, boot: 'bench' };

/** The reports over a long list: how long each takes, and for how long nothing else has its turn. */
export const reports: Bench = {
  name: 'reports',
  async run() {
    const rows: Row[] = [];
    for (const count of sizes) rows.push(...(await measure(count)));
    return rows;
  },
};

async function measure(count: number): Promise<Row[]> {
  const opened = openStores({ path: guestsOf(count), realm: 'practice', newId: randomUUID, now: began });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  const clock = { now: () => now, sleep: async () => {} };
  const parts: ReportHandlerParts = {
    ...{
      reports: stores.reports,
      rsvp: stores.rsvp,
      deletion: stores.deletion,
      clock,
      writeSheet: sheetAside,
    },
    configuration: () => ({ ...configurationDefaults, language: 'it' }),
    work: createWork(clock, () => {}),
  };
  const handlers = reportHandlers(parts);
  const questions: readonly [name: string, ask: () => unknown][] = [
    ['summary', () => handlers['reports.summary'](undefined)],
    ['who comes, 2,000 lines', () => handlers['reports.coming']({ limit: 2000 })],
    ['who is missing, 2,000 lines', () => handlers['reports.missing']({ limit: 2000 })],
    ['summary as a file', () => handlers['reports.export']({ report: 'summary', format: 'csv' })],
    ['who comes as a file', () => handlers['reports.export']({ report: 'coming', format: 'xlsx' })],
    ['who is missing as a file', () => handlers['reports.export']({ report: 'missing', format: 'xlsx' })],
  ];
  const rows: Row[] = [];
  for (const [name, ask] of questions) {
    const what = `${count.toLocaleString('en')} households: ${name}`;
    const { heldMs, wholeMs } = await held(ask);
    const against = count === sizes[0] ? `budget ${budgetMs} ms` : '';
    rows.push({ what, ours: `held ${heldMs.toFixed(0)} ms, ${wholeMs.toFixed(0)} ms in all`, against });
  }
  stores.close();
  return rows;
}

/**
 * The medians of several rounds, in processor time of this thread, so that what else the machine does is not in them. Held: the
 * most between two turns of the loop while it is under way.
 */
async function held(ask: () => unknown): Promise<{ heldMs: number; wholeMs: number }> {
  const runs: { longest: number; whole: number }[] = [];
  await ask();
  for (let round = 0; round < rounds; round += 1) {
    let longest = 0;
    let last = usedMs();
    let under = true;
    const look = () => {
      const at = usedMs();
      longest = Math.max(longest, at - last);
      last = at;
      if (under) setImmediate(look);
    };
    await new Promise((resolve) => setImmediate(resolve));
    const begun = usedMs();
    last = begun;
    setImmediate(look);
    await ask();
    const whole = usedMs() - begun;
    await new Promise((resolve) => setImmediate(resolve));
    under = false;
    runs.push({ longest, whole });
  }
  const median = (of: (run: (typeof runs)[number]) => number) =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return { heldMs: median(({ longest }) => longest), wholeMs: median(({ whole }) => whole) };
}

function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Households of two with an invitation in every state; most have answered, half of these with what they eat. */
function guestsOf(count: number): string {
  const path = join(benchDirectory(), `guests-${count}.sqlite`);
  const opened = openDatabase({ path, realm: 'practice', newId: randomUUID, now: began });
  if (!opened.ok) throw new Error(opened.code);
  opened.database.close();
  const connection = new DatabaseSync(path);
  const counting = `WITH RECURSIVE counting (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count - 1})`;
  connection.exec(`PRAGMA synchronous = OFF; BEGIN;
    INSERT INTO session (type, label, waha_url, waha_session, number, created_at)
      VALUES ('main', 'Main', 'http://127.0.0.1:3000', 'default', '393331234567', ${began});
    ${counting} INSERT INTO household (id, name, search, position, created_at, notes, email, viewed_at, rsvp, answered_at,
        coming_adults, coming_children)
      SELECT 'h' || n, 'Famiglia Rossi ' || n, 'famiglia rossi ' || n, n, ${began}, iif(n % 9 = 0, 'Tavolo vicino', ''),
        iif(n % 5 = 0, 'rossi' || n || '@example.org', NULL), iif(n % 3 = 0, ${began} + n, NULL),
        CASE WHEN n % 10 < 6 THEN 'COMING' WHEN n % 10 = 6 THEN 'MAYBE' WHEN n % 10 < 9 THEN 'NOT_COMING' END,
        iif(n % 10 < 9, ${began} + n * 70000, NULL), iif(n % 10 < 5, 2, NULL), iif(n % 10 < 5, n % 2, NULL)
      FROM counting;
    ${counting} INSERT INTO guest (household_id, position, first_name, last_name)
      SELECT 'h' || (n / 2), n % 2, iif(n % 2, 'Marco', 'Anna'), 'Rossi ' || (n / 2) FROM
        (SELECT n FROM counting UNION ALL SELECT n + ${count} FROM counting);
    ${counting} INSERT INTO household_phone (household_id, position, phone, kind)
      SELECT 'h' || n, 0, '+3933' || (10000000 + n), 'mobile' FROM counting WHERE n % 20 > 0;
    ${counting} INSERT INTO rsvp_answer (id, household_id, source, rsvp, adults, children, guests, answered_at, recorded_at)
      SELECT 'a' || n, 'h' || n, 'WEBSITE',
        CASE WHEN n % 10 < 6 THEN 'COMING' WHEN n % 10 = 6 THEN 'MAYBE' ELSE 'NOT_COMING' END, 2, n % 2,
        json_array(json_object('name', 'Anna Rossi', 'coming', json('true'), 'dietary', iif(n % 2, 'Senza glutine', '')),
          json_object('name', 'Marco Rossi', 'coming', json('true'), 'dietary', iif(n % 4 = 1, 'vegano', ''))),
        ${began} + n * 70000, ${began} + n * 70000
      FROM counting WHERE n % 10 < 9;
    ${counting}, states (n, status) AS (SELECT n, CASE WHEN n % 20 < 8 THEN 'READ' WHEN n % 20 < 12 THEN 'DELIVERED'
        WHEN n % 20 < 14 THEN 'SENT' WHEN n % 20 < 16 THEN 'PENDING' WHEN n % 20 = 16 THEN 'FAILED'
        WHEN n % 20 = 17 THEN 'CANCELLED' END FROM counting)
      INSERT INTO whatsapp_message_queue (id, type, kind, lane, household_id, recipient, phones, text, text_sha256, status,
        attempts, message_id, sent_at, delivered_at, read_at, failure_reason, created_at, updated_at)
      SELECT 'm' || n, 'main', 'INVITATION', 'COLD', 'h' || n, 'Famiglia Rossi ' || n, '["+3933' || (10000000 + n) || '"]',
        'Ciao! https://example.org/invito/' || n, '', status, 1, iif(status IN ('PENDING', 'CANCELLED'), NULL, '3EB0' || n),
        iif(status IN ('SENT', 'DELIVERED', 'READ'), ${began} + n, NULL),
        iif(status IN ('DELIVERED', 'READ'), ${began} + n + 2000, NULL), iif(status = 'READ', ${began} + n + 9000, NULL),
        iif(status = 'FAILED', 'NOT_ON_WHATSAPP', NULL), ${began} + n, ${began} + n
      FROM states WHERE status IS NOT NULL;
    COMMIT; PRAGMA wal_checkpoint(TRUNCATE); ANALYZE`);
  connection.close();
  return path;
}
