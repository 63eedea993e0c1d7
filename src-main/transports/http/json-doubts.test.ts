import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonDoubt } from './json-doubts.ts';

describe('what JSON may hide', () => {
  it.each([
    ['{"a":1,"a":2}', 'a', 'Given twice'],
    ['{"a":1,"\\u0061":2}', 'a', 'Given twice'],
    ['{"a":{"b":[{"c":1},{"c":1,"d":0,"c":2}]}}', 'a.b.1.c', 'Given twice'],
    ['{"__proto__":{"admin":true}}', '__proto__', 'Not a name'],
    ['{"variables":{"__pr\\u006fto__":1}}', 'variables.__proto__', 'Not a name'],
    ['[1,{"x":1,"x":1}]', '1.x', 'Given twice'],
  ])('is found in %s', (text, path, message) => {
    JSON.parse(text);
    expect(findJsonDoubt(text)).toEqual({ path, message });
  });

  it.each([
    '{"a":"a","b":"a"}',
    '{"a":"{\\"a\\":1,","b":"\\\\"}',
    '["a","a",{"a":1},{"a":1}]',
    '{"text":"__proto__"}',
    '{"constructor":1}',
    '"a"',
    '7',
    '{}',
    ' [ ] ',
  ])('is not seen where it is not: %s', (text) => {
    JSON.parse(text);
    expect(findJsonDoubt(text)).toBeNull();
  });

  it('is depth, beyond 32', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(findJsonDoubt(deep(32))).toBeNull();
    expect(findJsonDoubt(deep(33))?.message).toBe('Nested deeper than 32');
    expect(findJsonDoubt(deep(100_000))?.message).toBe('Nested deeper than 32');
  });

  it('is never seen in what was written by JSON.stringify', () => {
    const value = fc.jsonValue({ maxDepth: 5, noUnicodeString: false });
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (each, indent) => {
        const text = JSON.stringify(each, null, indent);
        const named = text.includes('"__proto__":');
        expect(findJsonDoubt(text) === null).toBe(!named);
      }),
      { numRuns: 500 },
    );
  });

  it('is seen in any object with a key put in once more', () => {
    const key = fc.string().filter((each) => each !== '__proto__');
    fc.assert(
      fc.property(key, fc.jsonValue(), (name, value) => {
        const text = `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(name)}:0}`;
        expect(findJsonDoubt(text)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
