import type { Language } from '#contract/common.ts';
import { labelOf } from './field.ts';
import type { Segment } from './segment.ts';
import { writeLiquid } from './write-liquid.ts';

/** A text in parts as it stands in the editor. */
export function writeWords(segments: readonly Segment[], language: Language): string {
  return segments.map((segment) => writeSegment(segment, language)).join('');
}

export function writeSegment(segment: Segment, language: Language): string {
  switch (segment.kind) {
    case 'words':
    case 'raw':
      return segment.text;
    case 'agreement':
      return `[${segment.one} / ${segment.many}]`;
    case 'field': {
      const label = labelOf(segment.name, language);
      if (label === null) return writeLiquid([segment], language);
      return segment.fallback === null ? `[${label}]` : `[${label}: ${segment.fallback}]`;
    }
    case 'optional':
      return `{${writeWords(segment.inside, language)}}`;
  }
}
