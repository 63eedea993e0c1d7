import { defineConfig } from '@playwright/test';

/** Set by scripts/e2e.mjs. */
const { INVITA_E2E_BROWSER, INVITA_E2E_BROWSER_ARGS = '[]', CI } = process.env;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // One picture for every system: what is told apart is the layout, not how letters are drawn.
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  globalSetup: './support/say-what-runs.ts',
  forbidOnly: CI !== undefined,
  fullyParallel: true,
  workers: CI === undefined ? '50%' : 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A test that passes at the second try has found a race.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../.cache/playwright.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(INVITA_E2E_BROWSER !== undefined && { executablePath: INVITA_E2E_BROWSER }),
      args: JSON.parse(INVITA_E2E_BROWSER_ARGS),
    },
  },
  // The same specs twice; a title with @desktop or @browser belongs to one of them.
  projects: [
    { name: 'browser', grepInvert: /@desktop/ },
    { name: 'desktop', grepInvert: /@browser/ },
  ],
});
