import iconv from 'iconv-lite';
import type { ChangeCode } from '../preview.ts';

interface CleanName {
  readonly value: string;
  /** The weightiest change; absent when the text was fine as it stood. */
  readonly why?: ChangeCode;
}

/** Nothing to clean: "Maria", "De Santis", "D'Angelo", "Anna-Lena". Most cells end here. */
const PLAIN = /^\p{Lu}\p{Ll}+(?:[ '’-]\p{Lu}\p{Ll}+)*$/u;
const INVISIBLE = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu;
const ODD = /[<>{}[\]\\|@#$%^*=_~`\d]/;
const MOJIBAKE = /[ÃÂ][\u0080-\u00BF\u0152-\u2122]/;

/**
 * Tidies one name until there is nothing left to do (a repair can bring up what a second look removes). Mixed case is
 * left alone (McDonald); markup stays what it is, plain text, and is listed as odd.
 */
export function cleanName(text: string): CleanName {
  if (PLAIN.test(text)) return { value: text };
  const once = cleanOnce(text);
  return once.value === text ? once : { ...once, value: cleanName(once.value).value };
}

function cleanOnce(text: string): CleanName {
  const composed = text.normalize('NFC');
  const repaired = repairEncoding(composed);
  const spaced = repaired.replace(/\s+/g, ' ');
  const visible = spaced.replace(INVISIBLE, '');
  const tidy = unwrap(visible.trim());
  const value = ODD.test(tidy) ? tidy : fixCase(tidy);
  if (repaired !== composed) return { value, why: 'NAME_ENCODING_REPAIRED' };
  if (visible !== spaced) return { value, why: 'NAME_INVISIBLE_REMOVED' };
  if (value !== tidy) return { value, why: 'NAME_CASE' };
  if (ODD.test(value)) return { value, why: 'NAME_ODD' };
  return value === text ? { value } : { value, why: 'NAME_TIDIED' };
}

/** "NicolÃ²" is UTF-8 that was once read as Windows-1252. Undone only where the bytes are valid UTF-8 again. */
function repairEncoding(text: string): string {
  if (!MOJIBAKE.test(text)) return text;
  const bytes = iconv.encode(text, 'windows-1252');
  // What Windows-1252 cannot hold would be lost on the way back.
  if (iconv.decode(bytes, 'windows-1252') !== text) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Quotes around the whole, one left over at an end, Excel's ="text", and the apostrophe that exports put before =, +, - and @. */
function unwrap(text: string): string {
  const quoted = /^(?:=?"([^"]*)"|"([^"]*)|([^"]*)")$/.exec(text);
  return quoted ? quoted.slice(1).join('').trim() : text.replace(/^'(?=[=+\-@])/, '');
}

/** ALL CAPS or all lower → Proper Case. */
function fixCase(text: string): string {
  const letters = text.replace(/\P{L}/gu, '');
  const shouted = letters === letters.toUpperCase();
  if (letters.length < 2 || (!shouted && letters !== letters.toLowerCase())) return text;
  if (/^[BCDFGHJ-NP-TV-XZ]{2}$/.test(text)) return text;
  return text
    .toLowerCase()
    .replace(
      /(^|[\s'’\-./&(])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/\bMc(\p{L})(?=\p{L}{2})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/(?<=\s)(?:Van|Von|Der|Den|Ter|Zu)(?=\s)/g, (particle) => particle.toLowerCase());
}
