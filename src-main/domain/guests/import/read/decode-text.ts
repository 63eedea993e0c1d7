import iconv from 'iconv-lite';
import type { TextEncodingName } from './table.ts';

interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/** How many letters of a file are looked at; accents are rare, so all of an ordinary list is. */
const SAMPLE_BYTES = 4_000_000;

/**
 * Bytes → text. A byte order mark decides; else strict UTF-8, which other encodings fail at their first accent; else
 * Windows-1252, as Excel writes it, or MacRoman when that makes better sense of the accents. A person can overrule it.
 */
export function decodeText(bytes: Uint8Array, chosen?: TextEncodingName): DecodedText {
  const marked = markOf(bytes);
  if (chosen !== undefined)
    return decodeAs(chosen, chosen === marked?.encoding ? bytes.subarray(marked.length) : bytes);
  if (marked !== undefined && marked.encoding !== 'utf-8')
    return decodeAs(marked.encoding, bytes.subarray(marked.length));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return decodeAs(unmarked, bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs(betterIn(bytes), bytes);
  }
}

function decodeAs(encoding: TextEncodingName, bytes: Uint8Array): DecodedText {
  return { text: iconv.decode(bytes, encoding), encoding };
}

function markOf([a, b, c]: Uint8Array): { encoding: TextEncodingName; length: number } | undefined {
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return a === 0xef && b === 0xbb && c === 0xbf ? { encoding: 'utf-8', length: 3 } : undefined;
}

/** Latin text in UTF-16 has a zero beside almost every letter, always on the same side. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.4;
  if (sample.length < 8 || sample.length % 2 === 1) return undefined;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

/** Which of the two one-byte encodings turns the odd bytes of all rows into letters that names are written with. */
function betterIn(bytes: Uint8Array): 'windows-1252' | 'macintosh' {
  const counts = new Uint32Array(256);
  for (const byte of bytes.subarray(0, SAMPLE_BYTES))
    if (byte >= 0x80) counts[byte] = (counts[byte] ?? 0) + 1;
  let balance = 0;
  for (const [byte, count] of counts.entries()) {
    if (count === 0) continue;
    const single = Uint8Array.of(byte);
    balance +=
      count * (sense(iconv.decode(single, 'macintosh')) - sense(iconv.decode(single, 'windows-1252')));
  }
  return balance > 0 ? 'macintosh' : 'windows-1252';
}

function sense(character: string): number {
  if (/[àèéìòùÀÈÉÌÒÙ’]/.test(character)) return 2;
  return /\p{L}/u.test(character) ? 1 : -1;
}
