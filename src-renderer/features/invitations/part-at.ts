import { type Part, readWords } from './readable/read-words.ts';

/** The innermost part that is no plain words at the caret, its ends included; null between words. */
export function partAt(words: string, caret: number): Part | null {
  return deepest(readWords(words), caret);
}

function deepest(parts: readonly Part[], caret: number): Part | null {
  const part = parts.find(({ kind, from, to }) => kind !== 'words' && from <= caret && caret <= to);
  if (part?.kind !== 'optional') return part ?? null;
  return deepest(part.inside, caret) ?? part;
}

/** The field or agreement that ends (or begins) right here: it is deleted as one, like a character. */
export function chipBeside(words: string, caret: number, side: 'before' | 'after'): Part | null {
  return find(readWords(words));

  function find(parts: readonly Part[]): Part | null {
    for (const part of parts) {
      const edge = side === 'before' ? part.to : part.from;
      if ((part.kind === 'field' || part.kind === 'agreement') && edge === caret) return part;
      const inside = part.kind === 'optional' ? find(part.inside) : null;
      if (inside !== null) return inside;
    }
    return null;
  }
}

/** The innermost piece at the caret that is there only where its fields are known. */
export function optionalAt(words: string, caret: number): OptionalPart | null {
  return innermost(readWords(words), caret);
}

export type OptionalPart = Extract<Part, { kind: 'optional' }>;

function innermost(parts: readonly Part[], caret: number): OptionalPart | null {
  const part = parts.find(({ kind, from, to }) => kind === 'optional' && from < caret && caret < to);
  return part?.kind === 'optional' ? (innermost(part.inside, caret) ?? part) : null;
}
