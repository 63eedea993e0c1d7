import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiToken } from './api-token.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

describe('the token of the Admin API', () => {
  it('is made once, for its owner only, and stays the same', () => {
    const directory = temporaryDirectory();
    const token = apiToken(directory, new SeededRandom(1));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(readFileSync(join(directory, 'api-token'), 'utf8')).toBe(`${token}\n`);
    expect(statSync(join(directory, 'api-token')).mode & 0o777).toBe(0o600);
    expect(apiToken(directory, new SeededRandom(2))).toBe(token);
  });

  it('may be one that somebody chose, if it is long enough', () => {
    const directory = temporaryDirectory();
    const own = 'the-intranet-has-its-own-token-01';
    writeFileSync(join(directory, 'api-token'), `  ${own}\r\n`);
    expect(apiToken(directory, new SeededRandom())).toBe(own);
  });

  it.each(['', '\n', 'short', 'x'.repeat(31)])(
    'is made anew in place of %j, which opens too easily',
    (kept) => {
      const directory = temporaryDirectory();
      writeFileSync(join(directory, 'api-token'), kept);
      const token = apiToken(directory, new SeededRandom());
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(apiToken(directory, new SeededRandom(2))).toBe(token);
    },
  );
});
