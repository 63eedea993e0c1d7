import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  const links = createLaunchLink(directory, 'http://127.0.0.1:4242', random);
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
  createLaunchLink(directory, 'http://127.0.0.1:4242', random);
  expect(refusalOf(directory)).toBe('NOT_RUNNING');
});

it('keeps the links for their owner only, and forgets those of the last start', () => {
  const directory = temporaryDirectory();
  const first = createLaunchLink(directory, 'http://127.0.0.1:4242', random);
  const second = createLaunchLink(directory, 'http://127.0.0.1:4243', random);
  expect(statSync(join(directory, 'window-links')).mode & 0o777).toBe(0o600);
  expect(second.tokens()).toHaveLength(1);
  expect(second.url).not.toContain(first.url.split('=').at(-1));
  expect(second.url).toContain('http://127.0.0.1:4243/#token=');
});

it('remembers the twenty newest links', () => {
  const directory = temporaryDirectory();
  const lock = claimDataDirectory(directory);
  const links = createLaunchLink(directory, 'http://127.0.0.1:4242', random);
  const added = Array.from({ length: 25 }, () => addLaunchLink(directory, random).split('=').at(-1));
  expect(links.tokens()).toEqual(added.slice(-20));
  lock.release();
});

it('keeps the window open when its file is gone or damaged, and hands out no other link from it', () => {
  const directory = temporaryDirectory();
  const lock = claimDataDirectory(directory);
  const links = createLaunchLink(directory, 'http://127.0.0.1:4242', random);
  const [token] = links.tokens();
  for (const content of ['', '{', '{"port": 4242, "tokens": []}', 'null']) {
    writeFileSync(join(directory, 'window-links'), content);
    expect(links.tokens()).toEqual([token]);
    expect(refusalOf(directory)).toBe('NOT_RUNNING');
  }
  rmSync(join(directory, 'window-links'));
  expect(links.tokens()).toEqual([token]);
  lock.release();
});
