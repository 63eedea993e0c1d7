import { placeholderNames } from './household-variables.ts';
import { parseTemplate, renderNodes } from './template-engine.ts';

/**
 * What makes a first message look like spam, or reads as a mistake. Nothing is refused for it.
 * `LONG`: more than a screen. `LINKS`: more than the personal one. `CAPITALS`: shouts. `STRAY_FIELD`: looks like a
 * field of another program and is sent as it stands. `NO_NAME`: nobody is addressed. `SAME_FOR_ALL`: not even a link
 * tells one message from the next.
 */
export type TextWarning =
  | 'LONG'
  | 'LINKS'
  | 'HTTP'
  | 'SHORTENER'
  | 'CAPITALS'
  | 'STRAY_FIELD'
  | 'NO_NAME'
  | 'SAME_FOR_ALL';

/** Characters besides the personal link. */
const longLength = 600;
const fewestLetters = 20;
const address = /(?:https?:\/\/|www\.)[^\s<>"]+/gi;
const shortener =
  /^(?:https?:\/\/)?(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|cutt\.ly|rebrand\.ly|ow\.ly|rb\.gy|shorturl\.at|tiny\.cc|buff\.ly|t\.ly|s\.id|lnkd\.in|adf\.ly|v\.gd)(?:[/?#]|$)/i;
const plainHttp = /^http:\/\/(?!localhost\b|127\.)/i;
const strayField =
  /\[\p{L}[\p{L} _]{1,24}\]|\{\{?\s*\p{L}[\p{L}_]{1,24}\s*\}?\}|%\p{L}[\p{L}_]{2,24}%|<<[^<>\n]{2,24}>>|«\p{L}+_\p{L}+»/u;

const names: ReadonlySet<string> = new Set(['nomi', 'names', 'nome', 'first_name', 'famiglia', 'household']);

/** Of one text as a guest would read it, and of the template it was made from. `link`: null where nobody gets one. */
export function textWarnings(
  text: string,
  link: string | null,
  placeholders: readonly string[],
): TextWarning[] {
  const addresses = new Set(text.match(address) ?? []);
  const words = (link === null ? text : text.replaceAll(link, '')).replaceAll(address, '');
  const named = placeholders.some((name) => names.has(name));
  const linked = link !== null && placeholders.includes('link');
  const checks: readonly (readonly [TextWarning, boolean])[] = [
    ['LONG', words.length > longLength],
    ['LINKS', addresses.size > 1],
    ['HTTP', [...addresses].some((each) => plainHttp.test(each))],
    ['SHORTENER', [...addresses].some((each) => shortener.test(each))],
    ['CAPITALS', shouts(words)],
    ['STRAY_FIELD', strayField.test(words)],
    ['NO_NAME', !named && linked],
    ['SAME_FOR_ALL', !named && !linked],
  ];
  return checks.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

function shouts(words: string): boolean {
  const letters = words.replaceAll(/\P{L}/gu, '');
  const capitals = letters.replaceAll(/\P{Lu}/gu, '');
  return letters.length >= fewestLetters && capitals.length > letters.length / 2;
}

/** Placeholders that leave a hole in the text where they are empty: not within an `if`, and without a `default`. */
export function holesOf(body: string): readonly string[] {
  const parsed = parseTemplate(body);
  if (!parsed.ok) return [];
  const used = placeholderNames.filter((name) => parsed.placeholders.some(({ text }) => text === name));
  const full = textWith(null);
  return used.filter((name) => {
    const without = textWith(name);
    return (
      full !== null && without !== null && full !== without && full.replaceAll(mark(name), '') === without
    );
  });

  function textWith(empty: string | null): string | null {
    const values = Object.fromEntries(used.map((name) => [name, name === empty ? null : mark(name)]));
    const raw = parsed.ok ? renderNodes(parsed.nodes, values) : null;
    return raw?.ok ? raw.text : null;
  }
}

/** A value no template contains. */
function mark(name: string): string {
  return `\u0001${name}\u0001`;
}
