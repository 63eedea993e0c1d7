import type { MappedColumn } from '../map/field.ts';
import type { NameOrder, NameOrderFinding } from '../preview.ts';
import type { Row } from '../read/table.ts';
import { isGivenName } from './given-names.ts';

const SAMPLE_ROWS = 500;

/**
 * In which order a column of whole names puts them: as its header says, else as most of its given names stand, else
 * first name first. Undefined when first and last name have columns of their own.
 */
export function findNameOrder(
  columns: readonly MappedColumn[],
  rows: readonly Row[],
  manual?: NameOrder,
): NameOrderFinding | undefined {
  const column = columns.find(({ field }) => ['fullName', 'firstLastName', 'lastFirstName'].includes(field));
  if (!column || columns.some(({ field }) => field === 'firstName')) return undefined;
  const names = rows
    .slice(0, SAMPLE_ROWS)
    .map((row) => (row.damaged ? '' : (row.cells[column.column]?.trim() ?? '')))
    .filter((name) => /\S\s+\S/.test(name));
  const examples = names.slice(0, 3);
  if (manual) return { order: manual, by: 'manual', examples };
  if (column.field === 'lastFirstName') return { order: 'lastFirst', by: 'header', examples };
  if (column.field === 'firstLastName') return { order: 'firstLast', by: 'header', examples };
  return { ...orderByContent(names), examples };
}

function orderByContent(names: readonly string[]): Pick<NameOrderFinding, 'order' | 'by'> {
  let first = 0;
  let last = 0;
  for (const name of names) {
    const words = name.split(/\s+/);
    const [starts, ends] = [isGivenName(words[0] ?? ''), isGivenName(words.at(-1) ?? '')];
    if (starts && !ends) first += 1;
    if (ends && !starts) last += 1;
  }
  if (last > 2 * first && last >= names.length / 5) return { order: 'lastFirst', by: 'content' };
  return { order: 'firstLast', by: first > 2 * last && first >= names.length / 5 ? 'content' : 'usual' };
}
