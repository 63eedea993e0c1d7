// `npm test`: the checks, then every test runner, whatever fails on the way. The last line is for machines:
// `N passed, N failed`, with `, N skipped` when there are any. A failed check counts as one failure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runChecks } from './check.mjs';
import { runE2e } from './e2e.mjs';
import { CACHE, ROOT } from './paths.mjs';

/** @typedef {{ passed: number, skipped: number, failures: string[] }} Outcome `failures` names each one, in a line. */

/** @type {(() => Outcome | Promise<Outcome>)[]} */
const RUNNERS = [checks, unitTests, endToEnd];

/** @type {Outcome} */
const total = { passed: 0, skipped: 0, failures: [] };
for (const runner of RUNNERS) {
  const { passed, skipped, failures } = await runner();
  total.passed += passed;
  total.skipped += skipped;
  total.failures.push(...failures);
}
// Said once more where it is seen: what failed first has long scrolled away, or was cut off a log.
if (total.failures.length > 0) console.log('\nFailed:');
for (const failure of total.failures) console.log(`✗ ${failure}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`);
process.exitCode = total.failures.length > 0 ? 1 : 0;

/** @returns {Promise<Outcome>} */
async function checks() {
  console.log('Checks');
  return { passed: 0, skipped: 0, failures: await runChecks() };
}

/** @returns {Outcome} */
function unitTests() {
  console.log('\nTests');
  const report = join(CACHE, 'unit-tests.json');
  mkdirSync(CACHE, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'scripts/vitest.config.ts'],
      ...['--reporter=default', '--reporter=./scripts/unit-report.ts'],
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, INVITA_UNIT_REPORT: report } },
  );
  const outcome = readReport(report);
  if (status !== 0 && outcome.failures.length === 0)
    outcome.failures.push('the unit tests: why stands above');
  return outcome;
}

/** @returns {Outcome} */
function endToEnd() {
  console.log('\nIn a browser and on the desktop');
  try {
    return runE2e();
  } catch (error) {
    // No build or no browser: nothing could be tried.
    return { passed: 0, skipped: 0, failures: [`the specs: ${error}`] };
  }
}

/**
 * @param {string} file
 * @returns {Outcome}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { passed: 0, skipped: 0, failures: [`the report of the unit tests cannot be read: ${error}`] };
  }
}
