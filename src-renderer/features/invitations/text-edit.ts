/** A span of a text in UTF-16 units, as a textarea counts. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Replace `replaced` by `insert`, then select `selection`. */
export interface TextEdit {
  readonly replaced: Span;
  readonly insert: string;
  readonly selection: Span;
}

export type Mark = '*' | '_';

/** Puts WhatsApp's marks around a selection, or takes them away. They hold on one line and touch the words. */
export function toggleMark(text: string, selected: Span, mark: Mark): TextEdit {
  if (selected.from === selected.to) {
    const caret = selected.from + 1;
    return { replaced: selected, insert: mark + mark, selection: { from: caret, to: caret } };
  }
  const replaced = withMarksAround(text, selected, mark);
  const lines = text.slice(replaced.from, replaced.to).split('\n').map(splitLine);
  const marked = lines.every(({ words }) => words === '' || isMarked(words, mark));
  const insert = lines
    .map(({ before, words, after }) => {
      if (words === '') return before + after;
      if (marked) return before + words.slice(1, -1) + after;
      return before + (isMarked(words, mark) ? words : mark + words + mark) + after;
    })
    .join('\n');
  return { replaced, insert, selection: { from: replaced.from, to: replaced.from + insert.length } };
}

/** Puts a piece in place of the selection; `choose` is what of it stands selected afterwards, else its end. */
export function insertPiece(selected: Span, insert: string, choose?: string): TextEdit {
  const at = choose === undefined ? -1 : insert.indexOf(choose);
  const from = selected.from + (at === -1 ? insert.length : at);
  const to = at === -1 ? from : from + (choose ?? '').length;
  return { replaced: selected, insert, selection: { from, to } };
}

function withMarksAround(text: string, { from, to }: Span, mark: Mark): Span {
  return text[from - 1] === mark && text[to] === mark ? { from: from - 1, to: to + 1 } : { from, to };
}

function splitLine(line: string) {
  const words = line.trim();
  const start = words === '' ? line.length : line.indexOf(words);
  return { before: line.slice(0, start), words, after: line.slice(start + words.length) };
}

function isMarked(words: string, mark: Mark): boolean {
  return words.length > 2 && words.startsWith(mark) && words.endsWith(mark);
}
