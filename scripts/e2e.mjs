// The Playwright specs, against the built app. `npm run e2e -- smoke --project desktop` runs some of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { CACHE, ROOT } from './paths.mjs';

/** @typedef {{ file: string, title: string, tests: { projectName: string, status: string }[] }} Spec */
/** @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite as Playwright's JSON report has them */

const REPORT = join(CACHE, 'playwright.json');

/**
 * @param {string[]} args for Playwright
 * @returns {{ passed: number, skipped: number, failures: string[] }}
 */
export function runE2e(args = []) {
  buildIfStale();
  const browser = ensureBrowser();
  mkdirSync(CACHE, { recursive: true });
  rmSync(REPORT, { force: true });
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'test', '-c', 'e2e/playwright.config.ts', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      INVITA_E2E_BROWSER: browser,
      INVITA_E2E_BROWSER_ARGS: JSON.stringify(BROWSER_ARGS),
    },
  });
  const report = readReport();
  const { expected = 0, skipped = 0 } = report.stats ?? {};
  const failures = failuresIn(report.suites ?? []);
  // What breaks outside any test is in no suite, yet it is a failure.
  if (status !== 0 && failures.length === 0) failures.push('the specs: why stands above');
  return { passed: expected, skipped, failures };
}

/** @returns {{ stats?: { expected: number, skipped: number }, suites?: Suite[] }} */
function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch (error) {
    console.log(`The report of Playwright cannot be read: ${error}`);
    return {};
  }
}

/**
 * A test that passed at a second try counts as failed: it has found a race.
 *
 * @param {Suite[]} suites
 * @returns {string[]}
 */
function failuresIn(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName }) => `[${projectName}] e2e/${file} › ${title}`),
    ),
    ...failuresIn(inner),
  ]);
}

if (import.meta.main) {
  process.exitCode = runE2e(process.argv.slice(2)).failures.length > 0 ? 1 : 0;
}
