// Finds a Chromium for the tests: the system's own, else Playwright's, which is downloaded when it is missing, else
// Debian's package, which only root may install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { ROOT } from './paths.mjs';

const DOWNLOAD_MS = 5 * 60_000;
const VERSION_MS = 20_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/**
 * What every Chromium of ours is started with: it talks to nobody, and as root it has no sandbox to run in.
 *
 * @type {string[]}
 */
export const BROWSER_ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The path of a Chromium that runs here. Downloads or installs one when there is none; throws when that fails too.
 *
 * @returns {string}
 */
export function ensureBrowser() {
  const present = systemBrowser() ?? playwrightBrowser();
  if (present !== undefined) return present;
  console.error('Getting a browser for the tests (only now) …');
  const got = downloadedBrowser() ?? debianBrowser();
  if (got !== undefined) return got;
  throw new Error('There is no browser for the tests. Install Chromium or Chrome and try again.');
}

function systemBrowser() {
  const folders = process.platform === 'win32' ? [] : (process.env.PATH ?? '').split(':');
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...(ELSEWHERE[process.platform] ?? [])].find(runs);
}

function playwrightBrowser() {
  const path = chromium.executablePath();
  return runs(path) ? path : undefined;
}

function downloadedBrowser() {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  run(process.execPath, [cli, 'install', 'chromium'], DOWNLOAD_MS);
  return playwrightBrowser();
}

function debianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  run('apt-get', ['update', '-q'], DOWNLOAD_MS);
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], DOWNLOAD_MS);
  return systemBrowser();
}

/** Some systems have a script of that name which only says how to install it. */
function runs(path) {
  if (!existsSync(path)) return false;
  // Chrome on Windows opens a window when asked for its version.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: VERSION_MS });
  return status === 0 && /Chrom/.test(stdout);
}

function run(command, args, timeout) {
  spawnSync(command, args, { stdio: ['ignore', process.stderr, process.stderr], timeout });
}
