// Everything that can be said about the code without running it. `npm run check` runs all, and a failure does not
// hide the next one; `node scripts/check.mjs types` runs those whose name contains the word.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { CACHE, ROOT } from './paths.mjs';

const TYPED_FOLDERS = ['src-preload', 'src-main', 'src-renderer', 'e2e', 'scripts'];

const CHECKS = [
  { name: 'format and lint', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  ...TYPED_FOLDERS.map((folder) => ({
    name: `types in ${folder}`,
    command: [
      'typescript/bin/tsc',
      ...['-p', folder, '--incremental', '--tsBuildInfoFile', join(CACHE, `types-${folder}.tsbuildinfo`)],
    ],
  })),
  { name: 'unused code', command: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'dependency rule',
    command: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['--config', 'scripts/house-rules.cjs', 'src-preload', 'src-main', 'src-renderer', 'e2e'],
    ],
  },
  { name: 'supply chain', command: ['../scripts/supply-chain.ts'] },
];

/**
 * Runs the checks whose name contains `word`, prints one line for each and the output of those that fail.
 *
 * @param {string} [word]
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks(word = '') {
  mkdirSync(CACHE, { recursive: true });
  const waiting = CHECKS.filter(({ name }) => name.includes(word));
  /** @type {string[]} */
  const failed = [];
  async function runNext() {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { ok, output, seconds } = await run(check.command);
      console.log(`${ok ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)`);
      if (ok) continue;
      failed.push(check.name);
      console.log(output);
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runNext));
  return failed;
}

/**
 * @param {string[]} command a script, from node_modules on, and its arguments
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
function run([script = '', ...args]) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ ok: code === 0, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}

if (import.meta.main) {
  const failed = await runChecks(process.argv[2]);
  if (failed.length > 0) {
    console.log(`\n${failed.length} of the checks failed.`);
    process.exitCode = 1;
  }
}
