import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };
import { sign } from './sign.ts';
import { verify } from './verify.ts';

const secret = 'q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPaGi4CTyKxV5E';
const previous = 'Zb1r9TqLwYx4u0KcVh7sEoNgJ2mPdAf8GiR6tXkCv3M';
const payload = { event: 'wedding', household: 'rossi', version: 1 };
const signedAt = 1_812_283_200;
const token = sign(payload, secret, signedAt);

const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const payloads = fc.record({ event: ids, household: ids, version: fc.integer({ min: 1, max: 2 ** 53 - 1 }) });
const secrets = fc
  .string({ unit: 'grapheme', minLength: 32, maxLength: 80 })
  .filter((text) => text.length <= 1000);
const times = fc.integer({ min: 0, max: 253_402_300_799 });

function isRefused(altered: unknown): boolean {
  return !verify(altered, [secret, previous]).ok;
}

describe('verifying an invitation', () => {
  it.each(vectors.accepted)('reads what Django signed: $name', (vector) => {
    const { e, h, v } = vector.payload;
    expect(verify(vector.token, [vector.secret])).toEqual({
      ok: true,
      payload: { event: e, household: h, version: v },
      signedAt: vector.signedAt,
    });
  });

  it.each(vectors.refused)('refuses what Django can also sign: $name', (vector) => {
    expect(verify(vector.token, [vector.secret])).toEqual({ ok: false, reason: vector.reason });
  });

  it('gives back what was signed, whatever it was', () => {
    fc.assert(
      fc.property(payloads, secrets, times, (signed, key, seconds) => {
        const result = verify(sign(signed, key, seconds), [key]);
        expect(result).toEqual({ ok: true, payload: signed, signedAt: seconds });
      }),
    );
  });

  it('takes links of the previous secret while its grace lasts, and not a moment longer', () => {
    const old = sign(payload, previous, signedAt);
    expect(verify(old, [secret, previous]).ok).toBe(true);
    expect(verify(old, [secret])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
    expect(verify(old, [])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
  });

  it('never takes an empty or short secret for one, even where the link was signed with it', () => {
    const signedWithNothing =
      'eyJlIjoid2VkZGluZyIsImgiOiJyb3NzaSIsInYiOjF9:1ye9eC:07N8yTkG1Yvjba2zpcCTPKxbq2DgY5_37pnnDd6j1Pg';
    expect(verify(signedWithNothing, [''])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
  });
});

describe('a link that was altered', () => {
  it('is refused with any single bit flipped', () => {
    for (let index = 0; index < token.length; index += 1) {
      for (let bit = 0; bit < 16; bit += 1) {
        const flipped = String.fromCharCode(token.charCodeAt(index) ^ (1 << bit));
        expect(isRefused(token.slice(0, index) + flipped + token.slice(index + 1))).toBe(true);
      }
    }
  });

  it('is refused with any single character replaced, left out or doubled', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:=. ';
    for (let index = 0; index < token.length; index += 1) {
      const [before, own, after] = [token.slice(0, index), token.charAt(index), token.slice(index + 1)];
      for (const other of alphabet) if (other !== own) expect(isRefused(before + other + after)).toBe(true);
      expect(isRefused(before + own + own + after)).toBe(true);
      expect(isRefused(before + after)).toBe(true);
    }
  });

  it('is refused when cut short or added to', () => {
    for (let length = 0; length < token.length; length += 1)
      expect(isRefused(token.slice(0, length))).toBe(true);
    for (const more of ['=', '==', 'A', ' ', '\n', '\0', '.', '/', ':', token]) {
      expect(isRefused(token + more)).toBe(true);
      expect(isRefused(more + token)).toBe(true);
    }
  });

  it('is refused when its signature is spelled in another way that decodes to the same bytes', () => {
    const mac = token.slice(-43);
    const bytes = Buffer.from(mac, 'base64url');
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .map((last) => mac.slice(0, -1) + last)
      .filter((other) => other !== mac && Buffer.from(other, 'base64url').equals(bytes));
    expect(spellings).toHaveLength(3);
    for (const other of [...spellings, `${mac}=`, Buffer.from(bytes).toString('base64')]) {
      expect(isRefused(token.slice(0, -43) + other)).toBe(true);
    }
  });

  it('is refused when it borrows the payload, time or signature of another link', () => {
    const other = sign({ ...payload, household: 'bianchi' }, secret, signedAt + 1).split(':');
    for (let part = 0; part < 3; part += 1) {
      const parts = token.split(':');
      parts.splice(part, 1, other[part] ?? '');
      expect(isRefused(parts.join(':'))).toBe(true);
    }
  });

  it('is called malformed, without any computing, when it is too long or of other characters', () => {
    const longest = sign(
      { event: 'e'.repeat(64), household: 'h'.repeat(64), version: 2 ** 53 - 1 },
      secret,
      62 ** 8 - 1,
    );
    expect(verify(longest, [secret]).ok).toBe(true);
    expect(verify(`${'A'.repeat(500)}${token}`, [secret])).toEqual({ ok: false, reason: 'MALFORMED' });
    expect(verify(token.replace('e', 'è'), [secret])).toEqual({ ok: false, reason: 'MALFORMED' });
    expect(verify(`${token}\n`, [secret])).toEqual({ ok: false, reason: 'MALFORMED' });
  });
});

describe('anything at all', () => {
  it('is answered with a refusal, never with an exception', () => {
    fc.assert(fc.property(fc.anything(), (value) => isRefused(value)));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => isRefused(text)));
  });

  it('of the shape of a token is refused too', () => {
    const likeTokens = fc.stringMatching(/^[A-Za-z0-9_-]{1,80}:[A-Za-z0-9]{1,8}:[A-Za-z0-9_-]{43}$/);
    fc.assert(fc.property(likeTokens, (text) => isRefused(text)));
  });
});
