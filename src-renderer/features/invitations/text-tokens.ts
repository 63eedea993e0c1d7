import { type Part, readWords } from './readable/read-words.ts';

export interface TextToken {
  readonly kind: 'words' | 'placeholder' | 'agreement' | 'logic' | 'unknown';
  readonly text: string;
  /** Within a part that is there only where its fields are known. */
  readonly optional: boolean;
}

/** Cuts the text of the editor at its fields, for its colours. `unknown` names those that nobody fills in. */
export function textTokens(words: string, unknown: readonly string[] = []): TextToken[] {
  return tokensOf(readWords(words), words, unknown, false);
}

function tokensOf(
  parts: readonly Part[],
  words: string,
  unknown: readonly string[],
  optional: boolean,
): TextToken[] {
  return parts.flatMap((part): TextToken[] => {
    if (part.kind === 'optional') {
      return [
        { kind: 'logic', text: '{', optional: true },
        ...tokensOf(part.inside, words, unknown, true),
        { kind: 'logic', text: '}', optional: true },
      ];
    }
    const text = words.slice(part.from, part.to);
    const kind = part.kind === 'raw' ? rawKind(text, unknown) : kinds[part.kind];
    return [{ kind, text, optional }];
  });
}

const kinds = { words: 'words', field: 'placeholder', agreement: 'agreement' } as const;

function rawKind(text: string, unknown: readonly string[]): TextToken['kind'] {
  const names = text.split(/[^\p{L}\p{N}_.]+/u);
  if (unknown.some((name) => names.includes(name))) return 'unknown';
  return text.startsWith('{%') ? 'logic' : 'placeholder';
}
