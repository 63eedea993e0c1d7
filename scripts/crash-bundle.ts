import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { compileCache } from '../src-main/testing/crash/processes.ts';
import { CACHE, ROOT } from './paths.mjs';

export interface CrashPrograms {
  readonly app: string;
  readonly waha: string;
  remove(): void;
}

/** The app and the practice WAHA of the crash test, each in one file, so that a new process is there at once. */
export async function bundleCrashPrograms(): Promise<CrashPrograms> {
  mkdirSync(CACHE, { recursive: true });
  const out = mkdtempSync(join(CACHE, 'crash-'));
  const crash = join(ROOT, 'src-main/testing/crash');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['bufferutil', 'utf-8-validate', 'dockerode'] },
    build: {
      ssr: true,
      outDir: out,
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: {
          app: join(crash, 'app-child.ts'),
          waha: join(crash, 'waha-child.ts'),
          // The app looks for them under these names beside itself.
          'import-thread.js': join(ROOT, 'src-main/imports/import-thread.ts'),
          'care-thread.js': join(ROOT, 'src-main/store/care-thread.ts'),
        },
        output: {
          entryFileNames: ({ name }) => (name.endsWith('.js') ? name : `${name}.mjs`),
          chunkFileNames: '[name]-[hash].mjs',
        },
      },
    },
  });
  const entries = { app: join(out, 'app.mjs'), waha: join(out, 'waha.mjs') };
  await Promise.all([warmUp(entries.app), warmUp(entries.waha)]);
  return { ...entries, remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** One that ends in peace leaves its compiled code behind; those that are killed cannot. */
async function warmUp(entry: string): Promise<void> {
  const first = fork(entry, [], {
    execArgv: [],
    env: compileCache(entry),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(first, 'message');
  first.disconnect();
  await once(first, 'exit');
}
