import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure } from '#contract/error-messages.ts';
import { apiToken } from './api-token.ts';
import { claimDataDirectory } from './data-directory.ts';
import { createLaunchLink } from './launch-link.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

const unreadable = (file: string, directory: string) =>
  expect.objectContaining({ code: 'DATA_FILE_UNREADABLE', details: { file, directory } });

describe('what lies in the data directory and is nothing of ours', () => {
  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a text', (path: string) => writeFileSync(path, 'no lock, no realm, whatever it is. '.repeat(50))],
  ])('is named at the start where lock or realm should be: %s', async (_, put) => {
    for (const file of ['lock', 'realm']) {
      const directory = temporaryDirectory();
      put(join(directory, file));
      await expect(startTestApp({ directory })).rejects.toThrow(unreadable(file, directory));
      // Nothing is held, and with the file gone everything begins as new.
      rmSync(join(directory, file), { recursive: true });
      claimDataDirectory(directory).release();
      await (await startTestApp({ directory })).stop();
    }
  });

  it('is named where the token or the links should be', () => {
    const directory = temporaryDirectory();
    for (const file of ['api-token', 'window-links']) mkdirSync(join(directory, file));
    const random = new SeededRandom(1);
    expect(() => apiToken(directory, random)).toThrow(unreadable('api-token', directory));
    expect(() => createLaunchLink(directory, 'http://127.0.0.1:1', random)).toThrow(
      unreadable('window-links', directory),
    );
  });

  it('is told with its name and its place', () => {
    const { message } = failure('it', 'DATA_FILE_UNREADABLE', { file: 'realm', directory: '/dati' });
    expect(message).toContain('realm nella cartella /dati');
  });
});
