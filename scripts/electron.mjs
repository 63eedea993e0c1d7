// Where Electron's binary is, and how it gets there: since version 42 the package downloads it when it is first run.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CACHE, ROOT } from './paths.mjs';

const PACKAGE = join(ROOT, 'node_modules/electron');
const FAILED_TRY = join(CACHE, 'electron-download.json');
export const DOWNLOAD_MS = 75_000;
export const TRY_AGAIN_MS = 24 * 60 * 60_000;

/**
 * The path of Electron's program; undefined while it is not there.
 *
 * @returns {string | undefined}
 */
export function electronBinary() {
  const paths = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = join(elsewhere || join(PACKAGE, 'dist'), paths[process.platform] ?? 'electron');
  return (elsewhere || isWhole()) && existsSync(file) ? file : undefined;
}

/**
 * Downloads the binary, once a day at most when it does not come.
 *
 * @returns {Promise<{ binary: string } | { reason: string }>}
 */
export async function ensureElectron() {
  const present = electronBinary();
  if (present !== undefined) return { binary: present };
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD)
    return { reason: 'the download of Electron is switched off' };
  if (triedLately(readFailedTry(), electronVersion(), Date.now())) {
    return { reason: `Electron could not be downloaded lately; remove ${FAILED_TRY} to try again` };
  }
  console.error(
    `Downloading Electron ${electronVersion()} (only now; at most ${DOWNLOAD_MS / 1000} seconds) …`,
  );
  const problem = await download();
  const binary = electronBinary();
  if (binary !== undefined) {
    rmSync(FAILED_TRY, { force: true });
    return { binary };
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(FAILED_TRY, JSON.stringify({ version: electronVersion(), at: Date.now() }));
  return { reason: `Electron could not be downloaded: ${problem}` };
}

/**
 * Whether a download of this version failed within the last day.
 *
 * @param {{ version?: unknown, at?: unknown }} failed
 * @param {string} version
 * @param {number} now epoch milliseconds
 */
export function triedLately(failed, version, now) {
  const at = Number(failed.at);
  return failed.version === version && at <= now && now - at < TRY_AGAIN_MS;
}

/**
 * Why a download failed, in a few words.
 *
 * @param {string} output of the package's install script
 */
export function downloadProblem(output) {
  const status = /Response code (\d+)/.exec(output);
  if (status !== null) return `the server answered ${status[1]}`;
  if (/fetch failed|E[A-Z]*(CONN|NET|HOST|TIMEDOUT|NOTFOUND|AGAIN)[A-Z]*/.test(output))
    return 'no connection';
  if (/checksum|sumchecker/i.test(output)) return 'its checksum is wrong';
  if (/ENOSPC/.test(output)) return 'the disk is full';
  return 'unknown reason';
}

/** @returns {Promise<string>} what went wrong, if it did */
function download() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
      cwd: ROOT,
      // The proxy of the environment, if there is one.
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      output = '';
      child.kill('SIGKILL');
    }, DOWNLOAD_MS);
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === null ? downloadProblem(output) : `no answer within ${DOWNLOAD_MS / 1000} seconds`);
    });
  });
}

/** A download that was cut off, or one of another version, is none. The package writes path.txt last. */
function isWhole() {
  const version = join(PACKAGE, 'dist/version');
  if (!existsSync(version) || !existsSync(join(PACKAGE, 'path.txt'))) return false;
  return readFileSync(version, 'utf8').trim().replace(/^v/, '') === electronVersion();
}

function electronVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

function readFailedTry() {
  try {
    return JSON.parse(readFileSync(FAILED_TRY, 'utf8'));
  } catch {
    return {};
  }
}
