// `npm run crash -- --points 10000 [--seed S] [--faults] [--lanes L] [--round R]`: the app is killed and started again
// that often while it sends to a practice WAHA, and must lose nothing and double nothing.
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type CrashReport, runCrashes } from '../src-main/testing/crash/crash-run.ts';
import { bundleCrashPrograms } from './crash-bundle.ts';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '500' },
    seed: { type: 'string' },
    faults: { type: 'boolean', default: false },
    lanes: { type: 'string' },
    round: { type: 'string' },
  },
});
const points = positive(values.points, '--points');
const seed =
  values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : positive(values.seed, '--seed');
const lanes = positive(values.lanes ?? String(Math.min(2, availableParallelism())), '--lanes');

const command = `npm run crash -- --points ${points} --seed ${seed}${values.faults ? ' --faults' : ''}`;
console.log(command);
const programs = await bundleCrashPrograms();
let latest: CrashReport | null = null;
// Stopped before its time it tells how far it came; the programs it started end with it.
process.once('SIGINT', () => {
  programs.remove();
  if (latest !== null) console.log(table(latest));
  process.exit(130);
});
const report = await runCrashes({
  points,
  seed,
  faults: values.faults,
  lanes,
  ...(values.round === undefined ? {} : { round: Number(values.round) }),
  entries: programs,
  onRound: (soFar, round, { broken }) => {
    latest = soFar;
    for (const what of broken) console.log(`round ${round}: ${what}`);
    if (broken.length > 0) console.log(`again: ${command} --round ${round}`);
    if (soFar.rounds % 10 === 0) console.log(progress(soFar));
  },
});
programs.remove();
console.log(table(report));
// Child processes that were ended a moment ago may still be listed.
process.exit(report.broken.length > 0 ? 1 : 0);

function positive(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`${option} takes a whole number above 0`);
  process.exit(2);
}

function progress({ points: tried, rounds, lost, doubled, unconfirmed, began }: CrashReport): string {
  const seconds = (Date.now() - began) / 1000;
  return `${tried} points, ${rounds} rounds, ${lost} lost, ${doubled} doubled, ${unconfirmed} unconfirmed, ${seconds.toFixed(0)} s`;
}

function table(report: CrashReport): string {
  const { points: tried, rounds, messages, lost, doubled, unconfirmed, failed, repeats, broken } = report;
  const seconds = (Date.now() - report.began) / 1000;
  const rows: readonly (readonly [string, number | string])[] = [
    ['points tried (SIGKILL, start again)', tried],
    ['stores', rounds],
    ['messages', messages],
    ['lost', lost],
    ['doubled', doubled],
    ['unconfirmed', unconfirmed],
    ['failed, with the reason', failed],
    ['sent again under the same id', repeats],
    ['invariants broken', broken.length],
    ['seconds', seconds.toFixed(0)],
  ];
  const places = [...report.deaths].map(([place, times]) => [`died: ${place}`, times] as const);
  const width = Math.max(...[...rows, ...places].map(([name]) => name.length));
  return [...rows, ...places].map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
