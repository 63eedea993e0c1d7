import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import type { KeptFigures } from '../domain/reports/report-store.ts';
import type {
  DataDeletion,
  DeletedCounts,
  DeletionStore,
  PersonalData,
} from '../domain/retention/data-deletion.ts';
import type { Database } from './database.ts';
import { deleteEverything } from './deleting-everything.ts';
import type { DataDeletionRow, EventRow } from './event-tables.ts';
import { statement } from './sql.ts';

type Nothing = Record<never, never>;

const selectEvent = statement<Nothing, EventRow>((_, db) => db.selectFrom('event').selectAll());

const selectPersonal = statement<Nothing, Omit<PersonalData, 'any'> & { any: 0 | 1 }>((_, db) => ({
  compile: () =>
    sql<Omit<PersonalData, 'any'> & { any: 0 | 1 }>`SELECT
      (SELECT count(*) FROM household) AS households,
      (SELECT count(*) FROM guest) AS guests,
      (SELECT count(*) FROM whatsapp_message_queue WHERE status = 'PENDING') AS waiting,
      EXISTS (SELECT 1 FROM household)
        OR EXISTS (SELECT 1 FROM whatsapp_message_queue WHERE forgotten_at IS NULL)
        OR EXISTS (SELECT 1 FROM incoming_message)
        OR EXISTS (SELECT 1 FROM stopped_phone)
        OR EXISTS (SELECT 1 FROM household_change) AS any`.compile(db),
}));

const selectDeletions = statement<Nothing, DataDeletionRow>((_, db) =>
  db.selectFrom('data_deletion').selectAll().orderBy('at', 'desc'),
);

const setSeen = statement<{ due: string; wall: number; uptime: number; boot: string }>((p, db) =>
  db
    .updateTable('event')
    .set({
      deletion_notice_for: p.due,
      deletion_notice_wall: p.wall,
      deletion_notice_uptime: p.uptime,
      deletion_notice_boot: p.boot,
    })
    .where(sql<boolean>`deletion_notice_for IS NOT ${p.due}`),
);

const setPostponed = statement<{ to: string }>((p, db) =>
  db.updateTable('event').set({ deletion_postponed_to: p.to }),
);

const setClean = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('data_deletion').set({ cleaned_at: p.now }).where('id', '=', p.id),
);

export function createDeletionStore(database: Database): DeletionStore {
  return {
    async soFar() {
      const event = database.get(selectEvent({}));
      return {
        postponedTo: event?.deletion_postponed_to ?? null,
        notice: event === null ? null : noticeOf(event),
      };
    },
    async personalData() {
      const found = database.get(selectPersonal({}));
      if (found === null) throw new Error('a count has always one row');
      return { ...found, any: found.any === 1 };
    },
    async last() {
      const [last] = database.all(selectDeletions({}));
      return last === undefined ? null : toDeletion(last);
    },
    async figures() {
      const kept = database.all(selectDeletions({})).map((row) => JSON.parse(row.figures) as KeptFigures);
      // What was deleted after the guest list was gone knows nothing of it.
      return kept.find(({ funnel }) => funnel.listed > 0) ?? kept[0] ?? null;
    },
    async noteSeen(due, { wall, uptime, boot }) {
      database.run(setSeen({ due, wall, uptime, boot }));
    },
    async postpone(to) {
      database.run(setPostponed({ to }));
    },
    async deleteAll(id, because, now: Stamp) {
      return database.transaction(() => deleteEverything(database, { id, because }, now));
    },
    async noteClean(id, now) {
      database.run(setClean({ id, now }));
    },
  };
}

function noticeOf(event: EventRow) {
  const { deletion_notice_for: due, deletion_notice_wall: wall } = event;
  if (due === null || wall === null) return null;
  const seenAt = {
    wall,
    uptime: event.deletion_notice_uptime ?? 0,
    boot: event.deletion_notice_boot ?? '',
  };
  return { due, seenAt };
}

function toDeletion({ id, at, because, counts, cleaned_at }: DataDeletionRow): DataDeletion {
  return { id, at, because, counts: JSON.parse(counts) as DeletedCounts, clean: cleaned_at !== null };
}
