// The Playwright specs, against the built app. `npm run e2e -- smoke --project desktop` runs some of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { CACHE, ROOT } from './paths.mjs';

const REPORT = join(CACHE, 'playwright.json');

/**
 * @param {string[]} args for Playwright
 * @returns {{ passed: number, failed: number, skipped: number }}
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
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readStats();
  const failed = unexpected + flaky;
  // What breaks outside any test is in no count, yet it is a failure.
  return { passed: expected, failed: status !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @returns {{ expected?: number, unexpected?: number, flaky?: number, skipped?: number }} */
function readStats() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')).stats;
  } catch (error) {
    console.log(`The report of Playwright cannot be read: ${error}`);
    return {};
  }
}

if (import.meta.main) {
  process.exitCode = runE2e(process.argv.slice(2)).failed > 0 ? 1 : 0;
}
