import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BulkAction } from '../src-main/domain/guests/editing/household-editor.ts';
import { noDetails } from '../src-main/domain/guests/household-store.ts';
import { openStores, type Stores } from '../src-main/store/stores.ts';
import { benchDirectory } from './directory.ts';
import type { Bench, Row } from './measure.ts';
import { began } from './queue-of.ts';

/** As many as one bulk action takes. */
const count = 10_000;

const actions: readonly BulkAction[] = [
  { do: 'addTag', tag: 'pranzo' },
  { do: 'setSide', side: 'sposo' },
  { do: 'cancelQueued' },
  { do: 'optOut' },
  { do: 'remove' },
];

export const bulkEditing: Bench = {
  name: 'bulk',
  async run() {
    const path = join(benchDirectory(), 'bulk.sqlite');
    const opened = openStores({ path, realm: 'practice', newId: randomUUID, now: began });
    if (!opened.ok) throw new Error(opened.code);
    const ids = await fill(opened.stores);
    const rows: Row[] = [];
    for (const action of actions) rows.push(...(await measure(action, ids, opened.stores)));
    opened.stores.close();
    return rows;
  },
};

async function measure(action: BulkAction, ids: readonly string[], stores: Stores): Promise<Row[]> {
  const { householdEditor } = stores;
  const context = { newId: randomUUID, now: began };
  let change = '';
  const done = await measured(`${action.do} for ${count.toLocaleString('en')} households`, async () => {
    const edited = await householdEditor.bulk(ids, action, context);
    if (!edited.ok || edited.change === null || edited.count !== count) throw new Error('not all changed');
    change = edited.change;
  });
  const undone = await measured(`${action.do}: undo`, async () => {
    if (!(await householdEditor.undo(change, context)).ok) throw new Error('not undone');
  });
  return [done, undone];
}

async function measured(what: string, work: () => Promise<void>): Promise<Row> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await work();
  const elapsed = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { what, ours: `${elapsed.toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of processor` };
}

/** Households of two, each with an invitation that waits. */
async function fill({ households, queue, sessions }: Stores): Promise<readonly string[]> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const ids = numbers.map((index) => `h${index}`);
  const phone = (index: number) => `+39333${1_000_000 + index}`;
  await sessions.create(
    { type: 'main', label: 'Main', wahaUrl: 'http://127.0.0.1:3000', wahaSession: 'default' },
    began,
  );
  const left = [...ids];
  await households.add(
    numbers.map((index) => ({
      name: `Famiglia Rossi ${index}`,
      phones: [{ e164: phone(index), kind: 'mobile' }],
      guests: [
        { firstName: 'Anna', lastName: 'Rossi' },
        { firstName: 'Marco', lastName: 'Rossi' },
      ],
      details: { ...noDetails, side: 'sposa', tags: ['amici'] },
    })),
    { importId: 'import-1', filename: null, summary: {} },
    () => left.shift() ?? '',
    began,
  );
  const shape = {
    ...({ type: 'main', kind: 'INVITATION', lane: 'COLD', urgentUntil: null, template: null } as const),
    ...{ text: 'Cari Anna e Marco, vi aspettiamo.', attachment: null, notBefore: 0 },
  };
  await queue.enqueue(
    ids.map((householdId, index) => ({
      ...shape,
      id: `m${index}`,
      householdId,
      recipient: `Famiglia Rossi ${index}`,
      phones: [phone(index)],
      idempotency: { key: `k${index}`, fingerprint: '' },
    })),
    began,
  );
  return ids;
}
