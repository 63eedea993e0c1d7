import Papa from 'papaparse';
import { ownHeaders } from '../own-list.ts';

const CANDIDATES = [';', '\t', ',', '|'];
const SAMPLE_LINES = 200;

export interface Delimiter {
  readonly delimiter: string;
  /** How many cells most rows have. */
  readonly columns: number;
}

/**
 * The delimiter that cuts most rows into the same number of cells. One line proves nothing: titles and headers often
 * have a delimiter more or fewer than the rest.
 */
export function detectDelimiter(text: string): Delimiter {
  const own = CANDIDATES.find((delimiter) => isOwnList(text, delimiter));
  if (own !== undefined) return { delimiter: own, columns: ownHeaders.it.length };
  const sample = text.split('\n', SAMPLE_LINES).join('\n');
  const scored = CANDIDATES.map((delimiter) => score(sample, delimiter));
  const best = scored.reduce((a, b) => (b.agreement > a.agreement ? b : a));
  return best.columns > 1 ? best : { delimiter: ',', columns: 1 };
}

/** A short list of our own may hold more of another delimiter in its texts. */
function isOwnList(text: string, delimiter: string): boolean {
  return Object.values(ownHeaders).some((header) => text.startsWith(header.join(delimiter)));
}

function score(sample: string, delimiter: string): Delimiter & { agreement: number } {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const cells of cut(sample, delimiter)) {
    if (cells.every((cell) => cell === '')) continue;
    rows += 1;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const [columns = 1, share = 0] =
    [...counts].filter(([count]) => count > 1).sort((a, b) => b[1] - a[1])[0] ?? [];
  // A column more counts little, so that it only breaks ties between delimiters that agree as well.
  const agreement = rows === 0 ? 0 : share / rows + Math.min(columns, 50) / 1000;
  return { delimiter, columns, agreement: delimiter === ',' && isProse(sample) ? agreement / 2 : agreement };
}

/** "Rossi, Mario;333": most commas have a space behind them, as in a sentence and seldom between cells. */
function isProse(sample: string): boolean {
  const commas = sample.split(',').slice(1);
  return commas.filter((text) => text.startsWith(' ')).length > commas.length / 2;
}

/** Where quotes are broken a careful reading swallows the sample whole; its plain lines still tell the delimiter. */
function cut(sample: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(sample, { delimiter, newline: '\n' });
  const broken = errors.some(({ type }) => type === 'Quotes');
  return broken ? sample.split('\n').map((line) => line.split(delimiter)) : data;
}
