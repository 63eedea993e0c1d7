import { type Part, readWords } from './readable/read-words.ts';

export type TextToken =
  | {
      readonly kind: 'words' | 'placeholder' | 'agreement' | 'logic' | 'unknown';
      readonly text: string;
    }
  /** There only where its fields are known; its braces are not among the tokens. */
  | { readonly kind: 'optional'; readonly inside: readonly TextToken[] };

type Piece = Exclude<TextToken, { kind: 'optional' }>;

/** Cuts the text of the editor at its fields, for its colours. `unknown` names those that nobody fills in. */
export function textTokens(words: string, unknown: readonly string[] = []): TextToken[] {
  return tokensOf(readWords(words), words, unknown);
}

function tokensOf(parts: readonly Part[], words: string, unknown: readonly string[]): TextToken[] {
  return parts.map((part): TextToken => {
    if (part.kind === 'optional') return { kind: 'optional', inside: tokensOf(part.inside, words, unknown) };
    const text = words.slice(part.from, part.to);
    return { kind: part.kind === 'raw' ? rawKind(text, unknown) : kinds[part.kind], text };
  });
}

const kinds = { words: 'words', field: 'placeholder', agreement: 'agreement' } as const;

function rawKind(text: string, unknown: readonly string[]): Piece['kind'] {
  const names = text.split(/[^\p{L}\p{N}_.]+/u);
  if (unknown.some((name) => names.includes(name))) return 'unknown';
  return text.startsWith('{%') ? 'logic' : 'placeholder';
}
