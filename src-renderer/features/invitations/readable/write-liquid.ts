import type { Language } from '#contract/common.ts';
import { conditionsOf, type Segment } from './segment.ts';

const several = { it: { filter: 'plurale', flag: 'piu_persone' }, en: { filter: 'plural', flag: 'plural' } };

/** A text in parts as a template. */
export function writeLiquid(segments: readonly Segment[], language: Language): string {
  return segments.map((segment) => writeSegment(segment, language)).join('');
}

function writeSegment(segment: Segment, language: Language): string {
  switch (segment.kind) {
    case 'words':
    case 'raw':
      return segment.text;
    case 'field':
      return writeField(segment.name, segment.fallback);
    case 'agreement':
      return writeAgreement(segment.one, segment.many, language);
    case 'optional': {
      const inside = writeLiquid(segment.inside, language);
      return `{% if ${conditionsOf(segment.inside).join(' and ')} %}${inside}{% endif %}`;
    }
  }
}

function writeField(name: string, fallback: string | null): string {
  if (fallback === null) return `{{ ${name} }}`;
  const text = quoted(fallback);
  return text === null
    ? `{% if ${name} %}{{ ${name} }}{% else %}${fallback}{% endif %}`
    : `{{ ${name} | default: ${text} }}`;
}

function writeAgreement(one: string, many: string, language: Language): string {
  const { filter, flag } = several[language];
  const [first, second] = [quoted(one), quoted(many)];
  return first === null || second === null
    ? `{% if ${flag} %}${many}{% else %}${one}{% endif %}`
    : `{{ ${first} | ${filter}: ${second} }}`;
}

/** The template language has no way to write both quotation marks, or a backslash, in one string. */
function quoted(text: string): string | null {
  if (text.includes('\\')) return null;
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? null : `"${text}"`;
}
