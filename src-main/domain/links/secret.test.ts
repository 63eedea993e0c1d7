import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Random } from '../random.ts';
import { checkSecret, newSecret, secretCheckValue } from './secret.ts';

/** Bytes that count up from `first`. */
function countingRandom(first: number): Random {
  return {
    unit: () => 0,
    id: () => '',
    bytes: (size) => Uint8Array.from({ length: size }, (_, index) => first + index),
  };
}

describe('a link secret', () => {
  it('of our own is 32 random bytes in base64url, and passes its own check', () => {
    const secret = newSecret(countingRandom(7));
    expect([...Buffer.from(secret, 'base64url')]).toEqual(
      Array.from({ length: 32 }, (_, index) => 7 + index),
    );
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(checkSecret(secret)).toEqual({ ok: true });
  });

  it.each([
    ['32 characters of anything', 'a b"c\\d\'e%f{g}h|i~j`k^l<m>n?o/p-'],
    ['accents and emoji', 'però è lungo, così può bastare 💍💍💍'],
    ['no letters at all', '12345678-2345678-2345678-2345678-2'],
    ['a known word within a text of its own', 'my-secret-wedding-key-2026-q3N8Zk0f1vYt'],
  ])('may be %s', (_name, text) => {
    expect(checkSecret(text)).toEqual({ ok: true });
  });

  it.each([
    ['is empty', '', 'TOO_SHORT'],
    ['has 31 characters', 'x'.repeat(31), 'TOO_SHORT'],
    ['has 31 characters, each of two code units', '💍'.repeat(31), 'TOO_SHORT'],
    ['is longer than the configuration holds', 'x9'.repeat(501), 'TOO_LONG'],
    ['is half a character', `${'x'.repeat(40)}\ud83d`, 'NOT_TEXT'],
    ['is a published one, twice', 'my-secret-wedding-key-2026 my-secret-wedding-key-2026', 'WELL_KNOWN'],
    ['is made of placeholders', 'CHANGE_ME_please_change_me_1234567890', 'WELL_KNOWN'],
    ['says what it is for', 'invita.invitation.link.secret.key!', 'WELL_KNOWN'],
  ])('is refused when it %s', (_name, text, reason) => {
    expect(checkSecret(text)).toEqual({ ok: false, reason });
  });

  it('is checked in no time, however it repeats known words', () => {
    const text = `${'changeme'.repeat(124)}x`;
    expect(checkSecret(text)).toEqual({ ok: true });
  });
});

describe('the check value of a secret', () => {
  it('stays the same for ever, as databases already hold it', () => {
    expect(secretCheckValue('q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPaGi4CTyKxV5E')).toBe(
      'kHRTYi982eWHkB3Mr679pml1hZUPGx_zA7HlKGuDDLY',
    );
  });

  it('differs for every other secret and does not show it', () => {
    const text = fc.string({ minLength: 32 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        expect(secretCheckValue(one)).not.toBe(secretCheckValue(other));
        expect(secretCheckValue(one)).toMatch(/^[\w-]{43}$/);
      }),
    );
  });
});
