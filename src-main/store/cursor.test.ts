import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('a cursor', () => {
  it('comes back as it was made', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (time, seq) => {
        expect(decodeCursor(encodeCursor([time, seq]))).toEqual([time, seq]);
      }),
    );
  });

  it('of somebody else is none, whatever it is', () => {
    const notOurs = ['', '{}', 'null', '[1]', '[1,2,3]', '["1","2"]', '[1.5,2]', '[null,2]'];
    for (const json of notOurs)
      expect(decodeCursor(Buffer.from(json).toString('base64url'))).toEqual([null, null]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [time, seq] = decodeCursor(text);
        expect(time === null ? seq === null : Number.isSafeInteger(time) && Number.isSafeInteger(seq)).toBe(
          true,
        );
      }),
    );
  });
});
