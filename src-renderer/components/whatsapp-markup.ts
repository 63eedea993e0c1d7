/** A piece of a WhatsApp text. `text` is shown as it is; it is never read as HTML. */
export type MarkupNode =
  | { readonly kind: 'text' | 'link' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly MarkupNode[] };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof marks;

// WhatsApp makes a link of a bare address too; what ends a sentence does not belong to it.
const link = /(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)\]}'"»”’]/iy;
const wordCharacter = /[\p{L}\p{N}]/u;

/** Reads WhatsApp's own markup: *bold*, _italic_, ~struck~, ```code```, links. */
export function parseWhatsAppMarkup(source: string): MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let plain = '';
  let at = 0;
  const push = (node: MarkupNode, end: number) => {
    if (plain !== '') nodes.push({ kind: 'text', text: plain });
    plain = '';
    nodes.push(node);
    at = end;
  };
  while (at < source.length) {
    const found = linkAt(source, at) ?? codeAt(source, at) ?? markAt(source, at);
    if (found) {
      push(found.node, found.end);
    } else {
      plain += source[at];
      at += 1;
    }
  }
  if (plain !== '') nodes.push({ kind: 'text', text: plain });
  return nodes;
}

interface Found {
  readonly node: MarkupNode;
  readonly end: number;
}

function linkAt(source: string, at: number): Found | null {
  if (wordCharacter.test(source[at - 1] ?? '')) return null;
  link.lastIndex = at;
  const match = link.exec(source);
  return match && { node: { kind: 'link', text: match[0] }, end: at + match[0].length };
}

function codeAt(source: string, at: number): Found | null {
  if (!source.startsWith('```', at)) return null;
  const close = source.indexOf('```', at + 3);
  if (close <= at + 3) return null;
  return { node: { kind: 'code', text: source.slice(at + 3, close) }, end: close + 3 };
}

/** A mark opens before a word and closes after one, on the same line, as in WhatsApp: `5 * 3 * 2` stays as it is. */
function markAt(source: string, at: number): Found | null {
  const mark = source[at];
  if (!isMark(mark) || wordCharacter.test(source[at - 1] ?? '')) return null;
  const lineEnd = source.indexOf('\n', at) === -1 ? source.length : source.indexOf('\n', at);
  if (isSpace(source[at + 1])) return null;
  for (
    let close = source.indexOf(mark, at + 2);
    close !== -1 && close < lineEnd;
    close = source.indexOf(mark, close + 1)
  ) {
    if (isSpace(source[close - 1]) || wordCharacter.test(source[close + 1] ?? '')) continue;
    return {
      node: { kind: marks[mark], children: parseWhatsAppMarkup(source.slice(at + 1, close)) },
      end: close + 1,
    };
  }
  return null;
}

function isMark(character: string | undefined): character is Mark {
  return character === '*' || character === '_' || character === '~';
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
