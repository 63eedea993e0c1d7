import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths.mjs';

const RETRY_MS = 200;

/**
 * Runs `work` while no other process runs work of the same name in this checkout: two `npm start` at once must
 * not install or build over each other. The lock of a process that died is taken over.
 *
 * @param {string} name
 * @param {() => void} work
 */
export function withLock(name, work) {
  const file = join(CACHE, `${name}.lock`);
  mkdirSync(CACHE, { recursive: true });
  for (let tries = 0; !acquire(file); tries++) {
    if (tries === 1) console.error(`Waiting for another ${name} in this folder (${file}) …`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
  }
  try {
    work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  if (!isAlive(readOwner(file))) rmSync(file, { force: true });
  return false;
}

/**
 * The pid in the lock file; our own when the file is gone or not written yet, which means "try again".
 *
 * @param {string} file
 */
function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return process.pid;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
