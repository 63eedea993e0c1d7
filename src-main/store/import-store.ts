import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { RememberedMapping } from '../domain/guests/import/import-draft.ts';
import type { ImportRecord, ImportStore } from '../domain/guests/import/import-store.ts';
import type { Database } from './database.ts';
import { takeOut } from './household-edited.ts';
import { writeSnapshot } from './household-snapshots.ts';
import { applyImport } from './import-writing.ts';
import { statement } from './sql.ts';

const selectMappings = statement<Record<never, never>, { header: string; mapping: string }>((_, db) =>
  db.selectFrom('guest_import_mapping').select(['header', 'mapping']),
);

const selectBefore = statement<{ importId: string }, { household: string; snapshot: string }>((p, db) =>
  db.selectFrom('guest_import_before').select(['household', 'snapshot']).where('import_id', '=', p.importId),
);

/** A message that has left, may have left or is leaving, of a household this import made or changed. */
const sentOf = sql<number>`EXISTS (
  SELECT 1 FROM whatsapp_message_queue AS message
  WHERE (message.status NOT IN ('PENDING', 'CANCELLED', 'FAILED') OR message.attempts > 0 OR message.message_id IS NOT NULL)
    AND (
      message.household_id IN (SELECT id FROM household WHERE household.import_id = guest_import.id)
      OR (message.created_at >= guest_import.applied_at AND message.household_id IN (
        SELECT household FROM guest_import_before AS changed WHERE changed.import_id = guest_import.id))
    ))`;

interface ListedImport {
  id: string;
  filename: string | null;
  summary: string;
  applied_at: number;
  undone_at: number | null;
  sent: number;
}

const selectImports = statement<{ limit: number }, ListedImport>((p, db) =>
  db
    .selectFrom('guest_import')
    .select(['id', 'filename', 'summary', 'applied_at', 'undone_at', sentOf.as('sent')])
    .orderBy('applied_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(p.limit),
);

const selectImport = statement<{ id: string }, { undone_at: number | null; sent: number }>((p, db) =>
  db
    .selectFrom('guest_import')
    .select(['undone_at', sentOf.as('sent')])
    .where('id', '=', p.id),
);

const setUndone = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('guest_import').set({ undone_at: p.now }).where('id', '=', p.id),
);

const selectMade = statement<{ importId: string }, { id: string }>((p, db) =>
  db.selectFrom('household').select('id').where('import_id', '=', p.importId),
);

/** Those of the import for whom nothing was ever queued: all at once, as there is nothing to take out of the queue. */
const deleteNeverWritten = statement<{ importId: string }>((p, db) =>
  db
    .deleteFrom('household')
    .where('import_id', '=', p.importId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('whatsapp_message_queue')
            .select('seq')
            .whereRef('whatsapp_message_queue.household_id', '=', 'household.id'),
        ),
      ),
    ),
);

export function createImportStore(database: Database): ImportStore {
  return {
    async rememberedMappings() {
      const rows = database.all(selectMappings({}));
      return new Map(rows.map(({ header, mapping }) => [header, JSON.parse(mapping) as RememberedMapping]));
    },
    async apply(work, newId, now) {
      database.transaction(() => applyImport(database, work, newId, now));
    },
    async imports(limit) {
      return database.all(selectImports({ limit })).map(toRecord);
    },
    async undo(importId, now) {
      return database.transaction(() => undo(database, importId, now));
    },
  };
}

function undo(database: Database, importId: string, now: number): 'undone' | 'unknown' | 'sent' {
  const record = database.get(selectImport({ id: importId }));
  if (record === null || record.undone_at !== null) return 'unknown';
  if (record.sent === 1) return 'sent';
  database.run(deleteNeverWritten({ importId }));
  for (const { id } of database.all(selectMade({ importId }))) takeOut(database, id, 'IMPORT_UNDONE', now);
  for (const { snapshot } of database.all(selectBefore({ importId }))) {
    writeSnapshot(database, JSON.parse(snapshot) as HouseholdSnapshot);
  }
  database.run(setUndone({ id: importId, now }));
  return 'undone';
}

function toRecord({ id, filename, summary, applied_at, undone_at, sent }: ListedImport): ImportRecord {
  const { households = 0, guests = 0 } = JSON.parse(summary) as { households?: number; guests?: number };
  return {
    id,
    filename,
    appliedAt: applied_at,
    households,
    guests,
    undoneAt: undone_at,
    undoable: undone_at === null && sent === 0,
  };
}
