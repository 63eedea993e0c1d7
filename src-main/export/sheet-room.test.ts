import { expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { sheetAside } from './sheet-room.ts';
import { writeSheet } from './write-sheet.ts';

const rows = Array.from({ length: 12_000 }, (_, at) => [`Famiglia ${at}`, at, '=1+1']);
const order = { rows, format: 'csv' as const, language: 'it' as const, name: 'Elenco' };

it('many rows are the same file as few would be, written aside, and tell how many are done', async () => {
  const told: number[] = [];
  const { signal } = new AbortController();
  const bytes = await sheetAside(order, { signal, report: (done, total) => told.push(done / total) });
  expect(Buffer.from(bytes).equals(Buffer.from(writeSheet(order)))).toBe(true);
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(3);
});

it('a report that is given up ends at once, with the reason of whoever did', async () => {
  const stopping = new AbortController();
  const writing = sheetAside(order, { signal: stopping.signal, report() {} });
  stopping.abort(new Refusal('WORK_CANCELLED'));
  await expect(writing).rejects.toMatchObject({ code: 'WORK_CANCELLED' });
});
