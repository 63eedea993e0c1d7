import { randomUUID } from 'node:crypto';
import type { MessageFilter } from '../src-main/domain/queue/queue-store.ts';
import { openStores } from '../src-main/store/stores.ts';
import { type Bench, medianMs, type Row, withinBudget } from './measure.ts';
import { began, queueOf } from './queue-of.ts';

const sizes = [
  { count: 100_000, budget: 20 },
  { count: 1_000_000, budget: 60 },
];

const pages: readonly [name: string, filter: Partial<MessageFilter>][] = [
  ['first page', {}],
  ['what has left', { statuses: ['SENT', 'DELIVERED', 'READ'] }],
  ['what needs you', { statuses: ['UNCONFIRMED', 'FAILED'] }],
  ['one cause', { failureReason: 'REJECTED' }],
  ['one session', { type: 'sposa' }],
  ['what waits', { statuses: ['PENDING', 'SENDING'], order: 'queued' }],
  ['a rare name', { text: 'zanzottera' }],
  ['a common name', { text: 'rossi' }],
  ['a number', { text: '333 1012 345' }],
];

export const queuePages: Bench = {
  name: 'pages',
  async run() {
    const rows: Row[] = [];
    for (const { count, budget } of sizes) rows.push(...(await measure(count, budget)));
    return rows;
  },
};

async function measure(count: number, budget: number): Promise<Row[]> {
  const opened = openStores({ path: queueOf(count), realm: 'practice', newId: randomUUID, now: began });
  if (!opened.ok) throw new Error(opened.code);
  const { reader, close } = opened.stores;
  const of = `of ${count.toLocaleString('en')}`;
  const rows: Row[] = [];
  for (const [name, filter] of pages) {
    const page = () => reader.page({ order: 'latest', limit: 100, ...filter });
    rows.push(withinBudget(`queue ${of}: ${name}`, await medianMs(9, page), budget));
  }
  rows.push(withinBudget(`queue ${of}: counts`, await medianMs(9, reader.counts), budget));
  close();
  return rows;
}
