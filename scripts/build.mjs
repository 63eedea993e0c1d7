// Builds out/ with electron-vite. `npm run build` always builds; `buildIfStale` only when a source has changed.
// All output goes to stderr: stdout belongs to the program that is started afterwards.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';

const OUT = join(ROOT, 'out');
const STAMP = join(OUT, '.stamp');
const SOURCES = [
  'src-*/**/*.*',
  'resources/**/*.*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  '**/tsconfig.json',
];

/** Resolves to nothing to do when out/ was made from the sources as they are now. Throws when the build fails. */
export function buildIfStale() {
  if (isFresh()) return;
  withLock('build', () => {
    if (!isFresh()) build();
  });
}

function isFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

function build() {
  console.error('Building Invita (only now and after a change; takes some seconds) …');
  // Taken first: a source that changes while the build runs must make the result stale.
  const stamp = fingerprint();
  rmSync(STAMP, { force: true });
  const cli = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
  process.stderr.write(stdout + stderr);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(STAMP, stamp);
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: ROOT, exclude: (path) => isIrrelevant(path) });
  for (const file of files.sort()) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path */
function isIrrelevant(path) {
  return path === 'node_modules' || /\.test\.tsx?$/.test(path);
}

if (import.meta.main) {
  withLock('build', build);
}
