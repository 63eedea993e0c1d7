import { type RawBuilder, sql } from 'kysely';

/** The index knows runs of three characters; what is shorter is looked for in each row. */
const leastIndexed = 3;

/**
 * Whose name holds `text`, whatever its case and accents, or whose number holds the digits in it. null when there is
 * nothing to look for.
 */
export function textCondition(text: string | undefined): RawBuilder<boolean> | null {
  const wanted = (text ?? '').replaceAll('\0', '').trim();
  if (wanted === '') return null;
  const digits = wanted.replaceAll(/\D/g, '');
  const byNumber = digits.length >= leastIndexed;
  if (lengthInIndex(wanted) < leastIndexed) return nameHolds(wanted);
  const match = `recipient : ${quoted(wanted)}${byNumber ? ` OR phones : ${quoted(digits)}` : ''}`;
  return sql`seq IN (SELECT rowid FROM message_search WHERE message_search MATCH ${match})`;
}

function nameHolds(text: string): RawBuilder<boolean> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`recipient LIKE ${pattern} ESCAPE '\\'`;
}

/** Accents count for nothing there. */
function lengthInIndex(text: string): number {
  return [...text.normalize('NFD').replaceAll(/\p{M}/gu, '')].length;
}

/** A string of the full-text query language, in which nothing has a meaning of its own. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
