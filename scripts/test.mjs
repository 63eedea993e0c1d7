// `npm test`: the checks, then every test runner, whatever fails on the way. The last line is for machines:
// `N passed, N failed`, with `, N skipped` when there are any. A failed check counts as one failure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runChecks } from './check.mjs';
import { runE2e } from './e2e.mjs';
import { CACHE, ROOT } from './paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {(() => Counts | Promise<Counts>)[]} */
const RUNNERS = [checks, unitTests, endToEnd];

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
for (const runner of RUNNERS) {
  const { passed, failed, skipped } = await runner();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @returns {Promise<Counts>} */
async function checks() {
  console.log('Checks');
  return { passed: 0, failed: await runChecks(), skipped: 0 };
}

/** @returns {Counts} */
function unitTests() {
  console.log('\nTests');
  const report = join(CACHE, 'vitest.json');
  mkdirSync(CACHE, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'scripts/vitest.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  const counts = readVitestReport(report);
  // A file that cannot be loaded or an error outside any test is in no count, yet it is a failure.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @returns {Counts} */
function endToEnd() {
  console.log('\nIn a browser and on the desktop');
  try {
    return runE2e();
  } catch (error) {
    // No build or no browser: nothing could be tried.
    console.log(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function readVitestReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch (error) {
    console.log(`The test report cannot be read: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
