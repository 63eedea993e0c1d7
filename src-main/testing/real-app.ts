import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, startApp } from '../app.ts';
import type { AppOptions } from '../app-options.ts';
import { lineLog } from '../log.ts';
import { openKeptSecrets } from '../secrets/keep-secrets.ts';
import { systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';

/** A data directory of this test's own, gone afterwards. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'invita-test-'));
  onTestFinished(() => {
    for (const path of [directory, keyFileBeside(directory)]) rmSync(path, { recursive: true, force: true });
  });
  return directory;
}

/** Beside the directory of a test, never in the home of who runs it. */
export function keyFileBeside(directory: string): string {
  return `${directory}.key`;
}

/** The real app on real files. An error in its log fails the test that caused it. */
export async function startTestApp(options: Partial<AppOptions> & { directory: string }): Promise<App> {
  const errors: string[] = [];
  const random = systemRandom();
  const clock = systemClock(options.directory);
  const app = await startApp({
    version: '0.0.0-test',
    clock,
    random,
    secrets: () =>
      openKeptSecrets({
        directory: options.directory,
        keyFile: { path: keyFileBeside(options.directory), named: true },
        randomBytes: random.bytes,
      }),
    log: lineLog(
      (line) => void (/^\S+ error /.test(line) && errors.push(line)),
      random.id,
      () => clock.now().wall,
    ),
    checkOutput: true,
    ...options,
  });
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await app.stop();
  };
  onTestFinished(async () => {
    await stop();
    if (errors.length > 0) throw new Error(`the app logged errors:\n${errors.join('')}`);
  });
  return { ...app, stop };
}
