export interface TextToken {
  readonly kind: 'words' | 'placeholder' | 'agreement' | 'logic' | 'unknown';
  readonly text: string;
}

const tag = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;

/** Cuts a text at its placeholders, for the editor's colours. `unknown` names those that nobody fills in. */
export function textTokens(body: string, unknown: readonly string[] = []): TextToken[] {
  return body
    .split(tag)
    .filter((text) => text !== '')
    .map((text) => ({ kind: kindOf(text, unknown), text }));
}

function kindOf(text: string, unknown: readonly string[]): TextToken['kind'] {
  if (!tag.test(text)) return 'words';
  const words = text.split(/[^\p{L}\p{N}_.]+/u);
  if (unknown.some((name) => words.includes(name))) return 'unknown';
  if (text.startsWith('{%')) return 'logic';
  return /\|\s*plurale?\s*:/.test(text) ? 'agreement' : 'placeholder';
}
