import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { ApiTokens } from './api-tokens.ts';
import { lineLog } from './log.ts';
import { ask, refusal } from './testing/ask.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

function setup(directory = temporaryDirectory()) {
  const clock = new ManualClock();
  const random = new SeededRandom(1);
  const logged: string[] = [];
  const log = lineLog(
    (line) => logged.push(line),
    () => random.id(),
    () => 0,
  );
  const tokens = new ApiTokens({ directory, clock, random, log });
  const file = join(directory, 'api-tokens.json');
  return {
    tokens,
    clock,
    logged,
    directory,
    file,
    again: () => new ApiTokens({ directory, clock, random, log }),
  };
}

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

describe('a token of the Admin API', () => {
  it('opens its scope from the moment it is made until the moment it is revoked', () => {
    const { tokens } = setup();
    const { kept, token } = tokens.create('Sito del matrimonio', 'enqueue');
    expect(tokens.bearer(token)).toEqual({ id: kept.id, scope: 'enqueue' });
    for (const wrong of ['', token.slice(0, -1), `${token}x`, kept.hash, kept.id]) {
      expect(tokens.bearer(wrong)).toBeNull();
    }
    tokens.revoke(kept.id);
    expect(tokens.bearer(token)).toBeNull();
    expect(codeOf(() => tokens.revoke(kept.id))).toBe('UNKNOWN_TOKEN');
  });

  it('is kept as a hash, for its owner only, and survives a restart', () => {
    const { tokens, file, again } = setup();
    const { token } = tokens.create('Sito', 'read');
    expect(token).toMatch(/^invita_[\w-]{43}$/);
    expect(readFileSync(file, 'utf8')).not.toContain(token.slice(7));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(again().bearer(token)).toMatchObject({ scope: 'read' });
  });

  it('stays revoked after a restart', () => {
    const { tokens, again } = setup();
    const { kept, token } = tokens.create('Sito', 'read');
    tokens.revoke(kept.id);
    expect(again().bearer(token)).toBeNull();
  });

  it('says to the hour when it was last used, and writes it once an hour', async () => {
    const { tokens, clock, file } = setup();
    const { token } = tokens.create('Sito', 'read');
    expect(tokens.list()[0]?.lastUsedAt).toBeNull();
    tokens.bearer(token);
    const used = tokens.list()[0]?.lastUsedAt ?? 0;
    expect([used % 3_600_000, clock.now().wall - used < 3_600_000]).toEqual([0, true]);
    const written = statSync(file).ino;
    for (let call = 0; call < 100; call += 1) tokens.bearer(token);
    expect(statSync(file).ino).toBe(written);
    await clock.advance(3_600_000);
    tokens.bearer(token);
    expect(tokens.list()[0]?.lastUsedAt).toBe(used + 3_600_000);
  });

  it('still opens when its use cannot be written down', () => {
    const { tokens, logged, file, again } = setup();
    const { token } = tokens.create('Sito', 'read');
    const full = again();
    full.list();
    // A directory where the draft would go stands for a disk that takes nothing.
    mkdirSync(`${file}.new`);
    expect(full.bearer(token)).toMatchObject({ scope: 'read' });
    expect(full.bearer(token)).toMatchObject({ scope: 'read' });
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain(token);
  });

  it('has a name of its own, and there are fifty at most', () => {
    const { tokens } = setup();
    for (let count = 0; count < 50; count += 1) tokens.create(`Sito ${count}`, 'read');
    expect(codeOf(() => tokens.create('Sito 7', 'admin'))).toBe('TOKEN_NAME_TAKEN');
    expect(codeOf(() => tokens.create('Sito 50', 'read'))).toBe('TOO_MANY_TOKENS');
  });

  it.each(['', '{', 'null', '{"tokens":[{"id":"x"}]}', '{"tokens":{}}', '{"__proto__":{"tokens":[]}}'])(
    'opens nothing when the file says %j, which is refused and left as it is',
    (content) => {
      const directory = temporaryDirectory();
      const file = join(directory, 'api-tokens.json');
      writeFileSync(file, content);
      const { tokens } = setup(directory);
      expect(tokens.bearer('anything')).toBeNull();
      expect(codeOf(() => tokens.create('Sito', 'admin'))).toBe('API_TOKENS_UNREADABLE');
      expect(codeOf(() => tokens.list())).toBe('API_TOKENS_UNREADABLE');
      expect(readFileSync(file, 'utf8')).toBe(content);
    },
  );
});

it('the app makes, lists and revokes tokens, the same in practice and for real', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const made = await ask(app, 'tokens.create', { name: '  Sito ', scope: 'enqueue' });
  expect(app.bearer(made.token)).toEqual({ id: made.id, scope: 'enqueue' });
  expect(await refusal(app, 'tokens.create', { name: 'Sito', scope: 'read' })).toBe('TOKEN_NAME_TAKEN');
  app.servedAt('http://127.0.0.1:4780');
  const { items, address } = await ask(app, 'tokens.list', undefined);
  expect(items).toMatchObject([{ name: 'Sito', scope: 'enqueue' }]);
  expect(JSON.stringify(items)).not.toContain(made.token);
  expect(address).toBe('http://127.0.0.1:4780');
  await ask(app, 'app.switchRealm', { realm: 'real' });
  expect(app.bearer(made.token)).toMatchObject({ scope: 'enqueue' });
  await ask(app, 'tokens.revoke', { id: made.id });
  expect(app.bearer(made.token)).toBeNull();
});
