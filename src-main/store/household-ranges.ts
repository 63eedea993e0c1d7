import { sql } from 'kysely';
import { StorageError } from '../domain/storage-error.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

/** A part of the guest list, by position: from `after`, which is not in it, to `upTo`, which is. */
export type HouseholdRange = { readonly after: number; readonly upTo: number };

export const wholeList: HouseholdRange = { after: Number.MIN_SAFE_INTEGER, upTo: Number.MAX_SAFE_INTEGER };

/** As many households as are read within some milliseconds. */
const householdsAtOnce = 500;

const selectLast = statement<{ after: number; skipped: number }, { position: number }>((p, db) => ({
  compile: () =>
    sql<{ position: number }>`SELECT position FROM household WHERE position > ${p.after}
    ORDER BY position LIMIT 1 OFFSET ${p.skipped}`.compile(db),
}));

/**
 * What `read` finds in each part of the list, in list order; between two parts whatever else waits has its turn. What changes
 * meanwhile may be in a later part and not in an earlier one. `read` gives null when it wants no more.
 */
export async function readByRange<Row>(
  database: Database,
  read: (range: HouseholdRange) => readonly Row[] | null,
  atOnce = householdsAtOnce,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = wholeList.after; ; ) {
    const last = database.get(selectLast({ after, skipped: atOnce - 1 }));
    const upTo = last?.position ?? wholeList.upTo;
    const found = read({ after, upTo });
    for (const row of found ?? []) rows.push(row);
    if (found === null || last === null) return rows;
    after = upTo;
    await new Promise((resolve) => setImmediate(resolve));
    // The realm was left: whoever asks anew asks another store.
    if (!database.isOpen) throw new StorageError('STORE_BUSY', new Error('closed while it was read'));
  }
}
