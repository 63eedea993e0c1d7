import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { claimDataDirectory } from './data-directory.ts';
import { addLaunchLink, createLaunchLink } from './launch-link.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

const random = new SeededRandom(1);

function refusalOf(directory: string): string {
  try {
    addLaunchLink(directory, random);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'a link';
}

it('hands out another link to the window that works beside the first, while the app runs', () => {
  const directory = temporaryDirectory();
  const lock = claimDataDirectory(directory);
  const links = createLaunchLink(directory, 4242, random);
  const token = /^http:\/\/127\.0\.0\.1:4242\/#token=(.+)$/.exec(addLaunchLink(directory, random))?.[1];
  expect(links.tokens()).toHaveLength(2);
  expect(links.tokens()).toContain(token);
  links.forget();
  expect(refusalOf(directory)).toBe('NOT_RUNNING');
  lock.release();
});

it('hands out no link to an app that was killed, whose port may be another program’s by now', () => {
  const directory = join(temporaryDirectory(), 'data');
  expect(refusalOf(directory)).toBe('NOT_RUNNING');
  mkdirSync(directory);
  createLaunchLink(directory, 4242, random);
  expect(refusalOf(directory)).toBe('NOT_RUNNING');
});
