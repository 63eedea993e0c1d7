import fc from 'fast-check';

/** What has broken readers before: it is put in the middle of what is otherwise right. */
const unkindText = [
  ...[
    '',
    '\0',
    '\r',
    '\n',
    '"',
    "'",
    ';',
    ',',
    '\t',
    '\\',
    '<',
    '&',
    '=',
    '\uFEFF',
    '\uD800',
    '\u202E',
    '%00',
    '%2e',
  ],
  ...['__proto__', 'constructor', 'toString', '<!DOCTYPE a [<!ENTITY b "c">]>', 'BEGIN:VCARD\r\n', 'sep=;\n'],
  ...[
    '"'.repeat(50),
    ','.repeat(300),
    'à'.repeat(40),
    '-1',
    '1e309',
    '9007199254740993',
    'NaN',
    '{{',
    '../../',
  ],
];
const unkindBytes = unkindText.map((text) => Buffer.from(text, 'utf8'));
const unkindValues: readonly unknown[] = [
  ...[
    null,
    '',
    '\0',
    '\uD800',
    'x'.repeat(70_000),
    '__proto__',
    'true_39333@c.us_3EB0',
    '39333@lid',
    '@c.us',
  ],
  ...[-1, 0, 0.5, 1e21, Number.MAX_SAFE_INTEGER + 2, -0, true, false, [], {}, [[]], [null], { id: null }],
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { toString: 1, valueOf: null },
];

/** One change at a place between 0 and 1 of what it is made to. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.nat({ max: 5 }),
  what: fc.nat({ max: 10_000 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

/** One of the seeds with some bytes changed, cut out, repeated or put in; now and then with none of it changed. */
export function mutatedBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc
    .tuple(fc.nat({ max: seeds.length - 1 }), fc.nat({ max: seeds.length - 1 }), changes)
    .map(([index, other, list]) => {
      let bytes: Buffer = Buffer.from(seeds[index] ?? []);
      for (const each of list) bytes = changedBytes(bytes, each, seeds[other] ?? bytes);
      return new Uint8Array(bytes);
    });
}

function changedBytes(bytes: Buffer, { at, to, how, what }: Change, other: Uint8Array): Buffer {
  const from = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, from + 1 + Math.floor(to ** 4 * bytes.length));
  const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, end), bytes.subarray(end)];
  const piece = unkindBytes[what % unkindBytes.length] ?? Buffer.alloc(0);
  if (how === 0) return Buffer.concat([before, Buffer.from([what % 256]), bytes.subarray(from + 1)]);
  if (how === 1) return Buffer.concat([before, after]);
  if (how === 2) return Buffer.concat([before, middle, middle, after]);
  if (how === 3) return Buffer.concat([before, piece, bytes.subarray(from)]);
  if (how === 4) return Buffer.concat([before, other.subarray(0, Math.floor(to * other.length)), after]);
  return Buffer.from(before);
}

/** One of the seeds as text, changed likewise. */
export function mutatedText(seeds: readonly string[]): fc.Arbitrary<string> {
  return mutatedBytes(seeds.map((seed) => Buffer.from(seed, 'utf8'))).map((bytes) =>
    Buffer.from(bytes).toString('utf8'),
  );
}

/** A value with some of its parts replaced, left out, nested or moved. Whole values come too. */
export function mutatedJson(seeds: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(seeds, fc.array(change, { maxLength: 4 }), fc.jsonValue())
    .map(([seed, list, any]) => list.reduce((value: unknown, each) => changedJson(value, each, any), seed));
}

/** Walks down at random and changes what it comes to. Never the seed itself: it is used again. */
function changedJson(value: unknown, each: Change, any: unknown, depth = 0): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const digit = Math.floor(each.at * 10 ** (depth + 1)) % 10;
  const key = keys[Math.floor((digit / 10) * keys.length)];
  if (key === undefined || (digit === 9 && depth > 0) || depth > 8) return replaced(value, each, any);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  const inner = (value as Record<string, unknown>)[key];
  if (each.how === 5 && digit % 2 === 0) delete (copy as Record<string, unknown>)[key];
  else (copy as Record<string, unknown>)[key] = changedJson(inner, each, any, depth + 1);
  return copy;
}

function replaced(value: unknown, { how, what }: Change, any: unknown): unknown {
  if (how === 0) return any;
  if (how === 1) return [value, value];
  if (how === 2) return { [unkindText[what % unkindText.length] ?? '']: value };
  if (how === 3 && typeof value === 'string') return value + (unkindText[what % unkindText.length] ?? '');
  return unkindValues[what % unkindValues.length];
}
