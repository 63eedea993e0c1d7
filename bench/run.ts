// `npm run bench` runs all, `npm run bench -- pages` those with that word in their name. Prints Markdown, to be kept in
// docs/performance.md with the machine it was made on.
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { bulkEditing } from './bulk-editing.ts';
import { forecasting } from './forecasting.ts';
import { importList } from './import.ts';
import type { Bench, Row } from './measure.ts';
import { queuePages } from './queue-pages.ts';
import { queues } from './queues.ts';
import { reports } from './reports.ts';
import { slots } from './slots.ts';
import { start } from './start.ts';
import { window } from './window.ts';

const benches: readonly Bench[] = [
  queues,
  slots,
  forecasting,
  queuePages,
  bulkEditing,
  reports,
  importList,
  start,
  window,
];

const wanted = process.argv[2] ?? '';
console.log(machine());
for (const bench of benches.filter(({ name }) => name.includes(wanted))) {
  console.log(`\n### ${bench.name}\n`);
  console.log('| what | measured | against | |\n|---|---|---|---|');
  for (const row of await bench.run()) console.log(line(row));
}

function machine(): string {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `Node ${process.versions.node}, ${cpus().length} × ${first?.model.trim()}, ${memory}, ${process.platform}`;
}

function line({ what, ours, against = '', ratio = '' }: Row): string {
  return `| ${what} | ${ours} | ${against} | ${ratio} |`;
}
