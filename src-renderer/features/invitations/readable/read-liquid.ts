import { conditionsOf, fitsInBrackets, type Segment } from './segment.ts';

const tag = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;
const string = `(?:'([^'\\\\]*)'|"([^"\\\\]*)")`;
const fieldTag = new RegExp(`^\\{\\{\\s*(\\w+)\\s*(?:\\|\\s*default:\\s*${string}\\s*)?\\}\\}$`);
const agreementTag = new RegExp(`^\\{\\{\\s*${string}\\s*\\|\\s*plurale?\\s*:\\s*${string}\\s*\\}\\}$`);
const ifTag = /^\{%\s*if\s+([\w\s]+?)\s*%\}$/;
const elseTag = /^\{%\s*else\s*%\}$/;
const endTag = /^\{%\s*endif\s*%\}$/;
const severalPeople = new Set(['piu_persone', 'plural']);

/** Reads a template as a text in parts. What has no form of its own stays as it is written. */
export function readLiquid(body: string): Segment[] {
  return readTokens(body.split(tag).filter((token) => token !== ''));
}

function readTokens(tokens: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const block = ifTag.test(token) ? blockFrom(tokens, at) : null;
    if (block === null) segments.push(single(token));
    else {
      segments.push(block.segment);
      at = block.end;
    }
  }
  return segments;
}

function single(token: string): Segment {
  if (!tag.test(token)) return { kind: 'words', text: token };
  const agreement = agreementTag.exec(token);
  if (agreement !== null) {
    const [, one = agreement[2], , many = agreement[4]] = agreement;
    if (one !== undefined && many !== undefined && fitsInBrackets(one + many)) {
      return { kind: 'agreement', one, many };
    }
  }
  const field = fieldTag.exec(token);
  if (field?.[1] === undefined) return { kind: 'raw', text: token };
  const fallback = field[2] ?? field[3] ?? null;
  const fits = fallback === null || fitsInBrackets(fallback);
  return fits ? { kind: 'field', name: field[1], fallback } : { kind: 'raw', text: token };
}

interface Block {
  readonly segment: Segment;
  /** Index of its `endif`. */
  readonly end: number;
}

/** The `if` at `start` as a part of its own; null where it says something that has no other form. */
function blockFrom(tokens: readonly string[], start: number): Block | null {
  let depth = 0;
  let middle: number | null = null;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (/^\{%-?\s*if\b/.test(token)) depth += 1;
    if (depth === 1 && elseTag.test(token)) middle = at;
    if (!/^\{%-?\s*endif\b/.test(token)) continue;
    depth -= 1;
    if (depth > 0) continue;
    if (!endTag.test(token)) return null;
    const then = tokens.slice(start + 1, middle ?? at);
    const otherwise = middle === null ? null : tokens.slice(middle + 1, at);
    const segment = blockSegment(conditionIn(tokens[start] ?? ''), then, otherwise);
    return segment === null ? null : { segment, end: at };
  }
  return null;
}

function conditionIn(token: string): readonly string[] {
  return (ifTag.exec(token)?.[1] ?? '').split(/\s+and\s+/);
}

function blockSegment(
  conditions: readonly string[],
  then: readonly string[],
  otherwise: readonly string[] | null,
): Segment | null {
  const inside = readTokens(then);
  if (otherwise === null) {
    const needed = conditionsOf(inside);
    const same = needed.length === conditions.length && needed.every((name) => conditions.includes(name));
    return same && needed.length > 0 ? { kind: 'optional', inside } : null;
  }
  const other = wordsOf(readTokens(otherwise));
  const [condition = ''] = conditions;
  if (other === null || conditions.length > 1) return null;
  if (severalPeople.has(condition)) {
    const many = wordsOf(inside);
    return many === null ? null : { kind: 'agreement', one: other, many };
  }
  const [only, ...more] = inside;
  const isItself = only?.kind === 'field' && only.name === condition && only.fallback === null;
  return isItself && more.length === 0 ? { kind: 'field', name: condition, fallback: other } : null;
}

/** Plain words that fit in brackets; null for anything else. */
function wordsOf(segments: readonly Segment[]): string | null {
  const [only, ...more] = segments;
  if (only === undefined) return '';
  if (more.length > 0 || only.kind !== 'words' || !fitsInBrackets(only.text)) return null;
  return only.text;
}
