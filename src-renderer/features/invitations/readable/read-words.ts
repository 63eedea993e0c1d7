import type { Span } from '../text-edit.ts';
import { placeholderOf } from './field.ts';
import { conditionsOf, fitsInBrackets, type Segment } from './segment.ts';

/** A part and where it stands in the text of the editor. */
export type Part = Span &
  (Exclude<Segment, { kind: 'optional' }> | { readonly kind: 'optional'; readonly inside: readonly Part[] });

/** A part before it is known where it stands. */
type Placeless = Part extends infer Each ? (Each extends Part ? Omit<Each, keyof Span> : never) : never;

/** Reads what stands in the editor: `[Nomi]`, `[Evento: la festa]`, `[averti / avervi]`, `{ entro [Entro il]}`. */
export function readWords(text: string, offset = 0): Part[] {
  const parts: Part[] = [];
  let wordsFrom = 0;
  let at = 0;

  function endWords(to: number): void {
    if (to === wordsFrom) return;
    const words = text.slice(wordsFrom, to);
    parts.push({ kind: 'words', text: words, from: offset + wordsFrom, to: offset + to });
  }

  while (at < text.length) {
    const found = partAt(text, at, offset);
    if (found === null) {
      at += 1;
      continue;
    }
    endWords(at);
    parts.push({ ...found.segment, from: offset + at, to: offset + found.to });
    at = found.to;
    wordsFrom = at;
  }
  endWords(text.length);
  return parts;
}

interface Found {
  readonly segment: Placeless;
  readonly to: number;
}

function partAt(text: string, at: number, offset: number): Found | null {
  if (text[at] === '[') return bracketAt(text, at);
  if (text[at] !== '{') return null;
  const raw = rawAt(text, at);
  if (raw !== null) return { segment: { kind: 'raw', text: text.slice(at, raw) }, to: raw };
  const to = endOfOptional(text, at);
  if (to === null) return null;
  const inside = readWords(text.slice(at + 1, to - 1), offset + at + 1);
  return conditionsOf(inside).length === 0 ? null : { segment: { kind: 'optional', inside }, to };
}

function bracketAt(text: string, at: number): Found | null {
  const end = text.indexOf(']', at);
  const content = text.slice(at + 1, end);
  if (end === -1 || !fitsInBrackets(content)) return null;
  const to = end + 1;
  const [label = '', ...rest] = content.split(':');
  const name = placeholderOf(label);
  if (name !== null) {
    const fallback = rest.length === 0 ? null : rest.join(':').replace(/^ /, '');
    return { segment: { kind: 'field', name, fallback }, to };
  }
  const [one, many, ...more] = content.split(' / ');
  if (one === undefined || many === undefined || more.length > 0) return null;
  return { segment: { kind: 'agreement', one, many }, to };
}

/** The end of a tag of the template language that begins here; null when none does. */
function rawAt(text: string, at: number): number | null {
  const close = { '{{': '}}', '{%': '%}' }[text.slice(at, at + 2)];
  if (close === undefined) return null;
  const end = text.indexOf(close, at + 2);
  return end === -1 ? null : end + 2;
}

function endOfOptional(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const raw = at === start ? null : rawAt(text, at);
    if (raw !== null) {
      at = raw - 1;
      continue;
    }
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
