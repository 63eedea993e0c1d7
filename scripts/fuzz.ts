// `npm run fuzz -- --inputs 200000 [--seed S]`: what comes from outside, changed at random from the committed corpora; writes
// docs/fuzzing.md. A failure is printed with its seed and made small.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type FuzzResult, fuzzTargets } from '../src-main/testing/fuzz/fuzz-run.ts';
import { ROOT } from './paths.mjs';

const PAGE = join(ROOT, 'docs/fuzzing.md');
const BEGIN = '<!-- begin of the report -->\n';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const inputs = whole(values.inputs, '--inputs');
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : whole(values.seed, '--seed');

console.log(`npm run fuzz -- --inputs ${inputs} --seed ${seed}`);
const results: FuzzResult[] = [];
let largestMb = 0;
const watch = setInterval(noteMemory, 200);
for (const { name, share, fuzz } of fuzzTargets) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const result = await fuzz(Math.ceil((inputs * share) / 100), seed);
  noteMemory();
  results.push(result);
  console.log(
    `${result.failure === null ? '✓' : '✗'} ${result.name}: ${result.inputs} in ${result.seconds.toFixed(0)} s`,
  );
  if (result.failure !== null) console.log(result.failure);
}
clearInterval(watch);
const failed = results.filter(({ failure }) => failure !== null).length;
if (failed === 0 && values.only === undefined) writeFileSync(PAGE, withReport(readFileSync(PAGE, 'utf8')));
process.exit(failed > 0 ? 1 : 0);

function noteMemory(): void {
  largestMb = Math.max(largestMb, Math.round(process.memoryUsage.rss() / 1024 / 1024));
}

function withReport(page: string): string {
  const rows = results.map(
    ({ name, inputs: tried, taken, seconds, slowestMs }) =>
      `| ${name} | ${tried} | ${taken} | 0 | ${slowestMs.toFixed(0)} | ${seconds.toFixed(0)} |`,
  );
  const total = results.reduce((sum, { inputs: tried }) => sum + tried, 0);
  return `${page.split(BEGIN)[0]}${BEGIN}
\`npm run fuzz -- --inputs ${inputs} --seed ${seed}\`, Node ${process.version}: ${total} inputs, 0 failures, at most ${largestMb} MB of memory.

| what was read | inputs | taken for right | failures | slowest input, ms | seconds |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function whole(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`${option} takes a whole number above 0`);
  process.exit(2);
}
