// `npm run properties`: what must hold for any sends, restarts, clocks and settings, tried on many more random cases than
// `npm test` does. A failing case is printed with its seed and shrunk.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './paths.mjs';

const usual = 10_000;
const files = ['governor.property', 'sliding-window', 'breaker.property', 'forecast-comes-true'];

const wanted = Number(process.argv[2] ?? usual);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.log('How many cases of each property? A whole number, 1 or more.');
  process.exit(2);
}
console.log(`${wanted} random cases of each property (a queue worked off by the real worker: at most 200)`);
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'scripts/vitest.config.ts', '--project=main', '--reporter=verbose'],
    ...files,
  ],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, INVITA_PROPERTY_RUNS: String(wanted) } },
);
process.exitCode = status ?? 1;
