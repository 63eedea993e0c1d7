import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStores } from '../src-main/store/stores.ts';
import { benchDirectory } from './directory.ts';
import { type Bench, medianMs, type Row } from './measure.ts';
import { began } from './queue-of.ts';

const count = 1_000_000;
const number = '393331234567';

const limits = [
  { rateLimit: 10, budget: 20 },
  { rateLimit: 1000, budget: 60 },
];

/** What a decision of the governor reads, with a million sends behind it: the N-th newest, by key. */
export const slots: Bench = {
  name: 'slots',
  async run() {
    const path = join(benchDirectory(), 'slots.sqlite');
    const opened = openStores({ path, realm: 'practice', newId: randomUUID, now: began });
    if (!opened.ok) throw new Error(opened.code);
    fill(path);
    const rows: Row[] = [];
    for (const { rateLimit, budget } of limits) {
      const each = 1000;
      const rules = { rateLimit, newChatCap: null, warmUp: false };
      const now = { wall: began, uptime: 0, boot: 'bench' };
      const read = async () => {
        for (let n = 0; n < each; n += 1) await opened.stores.slots.view(number, rules, now);
      };
      const micros = ((await medianMs(9, read)) / each) * 1000;
      rows.push({
        what: `read for a decision, ${count.toLocaleString('en')} slots, limit ${rateLimit}`,
        ours: `${micros.toFixed(1)} µs`,
        against: `budget ${budget} µs`,
        ratio: `${Math.round((micros / budget) * 100)} % of it`,
      });
    }
    opened.stores.close();
    return rows;
  },
};

function fill(path: string): void {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA synchronous = OFF; BEGIN');
  connection.exec(`
    INSERT INTO send_slot (number, seq, message, attempt_token, started_wall, started_uptime, started_boot,
      counts_wall, counts_uptime, counts_boot, jitter)
    WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count})
    SELECT '${number}', n, 'm' || n, 't' || n, ${began} + n * 1000, n, 'boot', ${began} + n * 1000, n, 'boot', 0.5
    FROM counting`);
  connection.exec('COMMIT');
  connection.close();
}
