import { describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };
import { sign } from './sign.ts';

const secret = 'q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPaGi4CTyKxV5E';
const payload = { event: 'wedding', household: 'rossi', version: 1 };

describe('signing an invitation', () => {
  it.each(vectors.accepted)('makes the token that Django makes: $name', (vector) => {
    const { e, h, v } = vector.payload;
    const token = sign({ event: e, household: h, version: v }, vector.secret, vector.signedAt);
    expect(token).toBe(vector.token);
  });

  it('cuts a fraction of a second off, as Django does', () => {
    expect(sign(payload, secret, 1_812_283_200.999)).toBe(sign(payload, secret, 1_812_283_200));
  });

  it('ends in a letter or a digit, so that a chat recognises the whole link', () => {
    for (let second = 0; second < 200; second += 1)
      expect(sign(payload, secret, second)).toMatch(/[A-Za-z0-9]$/);
  });

  it.each([
    ['an empty household', { ...payload, household: '' }, secret, 0],
    ['a name for an id', { ...payload, household: 'Famiglia Rossi' }, secret, 0],
    ['an id too long', { ...payload, event: 'e'.repeat(65) }, secret, 0],
    ['version zero', { ...payload, version: 0 }, secret, 0],
    ['a broken version', { ...payload, version: 1.5 }, secret, 0],
    ['an empty secret', payload, '', 0],
    ['a short secret', payload, 'x'.repeat(31), 0],
    ['a time before the epoch', payload, secret, -1],
    ['no time', payload, secret, Number.NaN],
    ['a time without end', payload, secret, Number.POSITIVE_INFINITY],
  ])('never makes a link that cannot work: %s', (_name, impossible, key, signedAt) => {
    expect(() => sign(impossible, key, signedAt)).toThrow(RangeError);
  });
});
