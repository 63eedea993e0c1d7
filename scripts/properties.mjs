// `npm run properties`: what must hold for any sends, restarts, clocks and settings, tried on many more random cases than
// `npm test` does. A failing case is printed with its seed and shrunk.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './paths.mjs';

const usual = 10_000;
/** A case may be a whole queue worked off, on a machine that does other things too. */
const longestTestMs = 3_600_000;
const files = globSync('src-main/**/*.test.ts', { cwd: ROOT }).filter(
  (file) =>
    file.endsWith('.property.test.ts') || readFileSync(join(ROOT, file), 'utf8').includes('propertyRuns('),
);

const wanted = Number(process.argv[2] ?? usual);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.log('How many cases of each property? A whole number, 1 or more.');
  process.exit(2);
}
console.log(
  `${wanted} random cases of each property (fewer where a case is a whole queue or guest list), ${files.length} files`,
);
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'scripts/vitest.config.ts', '--project=main', '--reporter=verbose'],
    `--test-timeout=${longestTestMs}`,
    ...files,
  ],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, INVITA_PROPERTY_RUNS: String(wanted) } },
);
process.exitCode = status ?? 1;
