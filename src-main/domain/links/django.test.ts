import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };
import { sign } from './sign.ts';
import { verify } from './verify.ts';

const script = fileURLToPath(new URL('../../../scripts/django-vectors.py', import.meta.url));
const secret = 'q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPaGi4CTyKxV5E';
const payload = { event: 'wedding', household: 'rossi', version: 3 };
const python = ['python3', '/usr/bin/python3'].find(hasDjango);

function hasDjango(command: string): boolean {
  try {
    execFileSync(command, ['-c', 'import django'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What the script answers to a list on its standard input. */
function askDjango(verb: string, questions: readonly object[]): unknown[] {
  const answer = execFileSync(python ?? '', [script, verb], {
    input: JSON.stringify(questions),
    encoding: 'utf8',
  });
  return answer === '' ? [] : JSON.parse(answer);
}

const title = python
  ? 'real Django'
  : 'real Django: SKIPPED, as no python3 here can import django (the committed vectors are still checked)';

describe.skipIf(python === undefined)(title, () => {
  it('still makes and reads the committed vectors', () => {
    expect(askDjango('check', [])).toEqual([]);
  });

  it('reads with one standard call what we sign', () => {
    const tokens = vectors.accepted.map(({ payload: { e, h, v }, secret: key, signedAt }) => ({
      token: sign({ event: e, household: h, version: v }, key, signedAt + 1),
      secret: key,
    }));
    expect(askDjango('loads', tokens)).toEqual(vectors.accepted.map((vector) => vector.payload));
  });

  it('signs what we read', () => {
    const asked = [1, 2, 3].map((v) => ({
      payload: { e: 'gala', h: `h-${v}`, v },
      secret,
      signedAt: v * 1e9,
    }));
    const read = askDjango('dumps', asked).map((token) => verify(token, [secret]));
    expect(read).toEqual(
      [1, 2, 3].map((v) => ({
        ok: true,
        payload: { event: 'gala', household: `h-${v}`, version: v },
        signedAt: v * 1e9,
      })),
    );
  });

  it('refuses our links when one character is changed, as we do', () => {
    const token = sign(payload, secret, 1_812_283_200);
    const altered = [...token].map((own, index) => {
      const other = own === 'x' ? 'y' : 'x';
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    const questions = [token, ...altered].map((text) => ({ token: text, secret }));
    expect(askDjango('loads', questions)).toEqual([
      { e: 'wedding', h: 'rossi', v: 3 },
      ...altered.map(() => null),
    ]);
    expect(altered.some((text) => verify(text, [secret]).ok)).toBe(false);
  });
});
