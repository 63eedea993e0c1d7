import Papa from 'papaparse';
import type { Delimiter } from './detect-delimiter.ts';
import type { Row } from './table.ts';

/** No honest cell has more lines than this: a longer one is a quote that nobody closed. */
const MAX_CELL_LINES = 50;
const PHONE_LIKE = /^["'\s]*(?:\+|00)?[\d\s()./-]{8,}["'\s]*$/;

/**
 * Reads delimited text (line ends already "\n") so that physical rows add up. A lenient parser lets an unclosed quote
 * swallow every row up to the next one; here the line with the quote is marked damaged and reading starts again on the
 * line below. After a damage the text is read in blocks, so that a thousand damages do not mean a thousand full reads.
 */
export function readCsv(text: string, { delimiter, columns }: Delimiter, firstLine: number): Row[] {
  const lines = text.split('\n');
  const rows: Row[] = [];
  let at = 0;
  let blockSize = lines.length;
  while (at < lines.length) {
    const block = readBlock(lines.slice(at, at + blockSize), delimiter, columns);
    for (const { offset, cells } of block.records) rows.push({ line: firstLine + at + offset, cells });
    at += block.linesRead;
    blockSize = Math.max(blockSize * 2, MAX_CELL_LINES * 2);
    if (!block.stopped) continue;
    // A record cut off by the end of its block is no damage: it is read again, whole, at the head of the next block.
    const cutOff =
      at + block.stopped.span < lines.length && block.stopped.atEnd && block.stopped.span <= MAX_CELL_LINES;
    if (cutOff) continue;
    rows.push({ line: firstLine + at, cells: (lines[at] ?? '').split(delimiter), damaged: true });
    at += 1;
    blockSize = MAX_CELL_LINES + 10;
  }
  return rows;
}

interface Block {
  readonly records: { readonly offset: number; readonly cells: string[] }[];
  readonly linesRead: number;
  /** The record that could not be read: how many lines it claims, and whether it ran into the end of the block. */
  readonly stopped?: { readonly span: number; readonly atEnd: boolean };
}

function readBlock(lines: readonly string[], delimiter: string, columns: number): Block {
  const text = lines.join('\n');
  if (text === '')
    return { records: lines.map((_, offset) => ({ offset, cells: [''] })), linesRead: lines.length };
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const quoted = text.includes('"');
  const misquoted = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row));
  const unclosed = errors.find((error) => error.code === 'MissingQuotes')?.row;
  const records: Block['records'] = [];
  let offset = 0;
  for (const [index, cells] of data.entries()) {
    const span = quoted ? countLines(cells) : 1;
    const swallowed =
      span > MAX_CELL_LINES ||
      (span > 1 &&
        (misquoted.has(index) || isSwallowing(lines.slice(offset, offset + 2), delimiter, columns)));
    if (swallowed || unclosed === index) {
      return { records, linesRead: offset, stopped: { span, atEnd: unclosed === index } };
    }
    records.push({ offset, cells });
    offset += span;
  }
  return { records, linesRead: lines.length };
}

function countLines(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

/**
 * Two unclosed quotes close each other and leave no error behind. What gives them away: both lines are complete rows
 * by themselves. Commas also occur in honest addresses, so there the first line must hold a phone number as well.
 */
function isSwallowing(lines: readonly string[], delimiter: string, columns: number): boolean {
  const [first = [], second = []] = lines.map((line) => line.split(delimiter));
  if (columns < 2 || first.length !== columns || second.length !== columns) return false;
  return delimiter !== ',' || first.some((cell) => PHONE_LIKE.test(cell));
}
