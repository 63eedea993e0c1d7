import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../scripts/build.mjs';
import { benchDirectory } from './directory.ts';
import { type Bench, type Row, withinBudget } from './measure.ts';
import { queueOf } from './queue-of.ts';
import { serve } from './serve.ts';

const count = 1_000_000;
const idleMs = 30_000;

/** The built `serve` as a person starts it, on a store with a million messages, and then left alone. */
export const start: Bench = {
  name: 'start',
  async run() {
    buildIfStale();
    const directory = join(benchDirectory(), 'data');
    mkdirSync(join(directory, 'practice'), { recursive: true });
    copyFileSync(queueOf(count), join(directory, 'practice', 'invita.sqlite'));
    // Once to let it make what a first start makes.
    await (await serve(directory)).stop();
    const { readyMs, pid, stop } = await serve(directory);
    const rows: Row[] = [
      withinBudget(`start to ready, ${count.toLocaleString('en')} messages`, readyMs, 1500),
    ];
    rows.push(...(await idle(pid)));
    await stop();
    return rows;
  },
};

/** Linux alone tells what a process has used so far. */
async function idle(pid: number): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  await sleep(5000);
  const before = cpuMs(pid);
  await sleep(idleMs);
  const share = ((cpuMs(pid) - before) / idleMs) * 100;
  const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return [
    { what: 'idle: processor', ours: `${share.toFixed(2)} % of a core`, against: 'budget 0.5 %' },
    { what: 'idle: memory', ours: `${Math.round(Number(memory) / 1024)} MiB` },
  ];
}

function cpuMs(pid: number): number {
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(ticks[11]) + Number(ticks[12])) * 10;
}
