import { sql } from 'kysely';
import type { Errand } from '../domain/governor/governor.ts';
import { laneOf } from '../domain/queue/errand-order.ts';
import { type WaitingReason, waitingReasons } from '../domain/queue/message.ts';
import type { Database } from './database.ts';
import { isoTime, log } from './log.ts';
import { statement } from './sql.ts';

/** Who may begin chats, and who only goes on with them; in the warm lane it makes no difference. */
const newChatOf: Readonly<Record<Errand, readonly (0 | 1)[]>> = {
  URGENT: [0, 1],
  WARM: [0, 1],
  COLD: [1],
  KNOWN: [0],
};

/** Log entries written in one transaction; the rest of a long queue follows with the next cycles. */
export const skipBatch = 500;
/** Found by seeks in the index `message_waiting`, one for each other reason: most of a long queue says the right one. */
const selectSkippable = (errand: Errand) =>
  statement<{ type: string; others: string; now: number; limit: number }, { id: string }>((p, db) =>
    db
      .selectFrom('whatsapp_message_queue')
      .select('id')
      .where('type', '=', p.type)
      .where('status', '=', sql.lit('PENDING'))
      .where('lane', '=', sql.lit(laneOf[errand]))
      .where('new_chat', 'in', newChatOf[errand].map(sql.lit))
      .where(sql`coalesce(waiting_reason, '')`, 'in', sql<string>`(SELECT value FROM json_each(${p.others}))`)
      .where('not_before', '<=', p.now)
      .where('held', '=', sql.lit(0))
      .$if(errand === 'URGENT', (urgent) => urgent.where('urgent_until', '>', p.now))
      .$if(errand === 'WARM', (warm) =>
        warm.where((eb) => eb.or([eb('urgent_until', 'is', null), eb('urgent_until', '<=', p.now)])),
      )
      .limit(p.limit as never),
  );

const skippableByErrand = {
  URGENT: selectSkippable('URGENT'),
  WARM: selectSkippable('WARM'),
  COLD: selectSkippable('COLD'),
  KNOWN: selectSkippable('KNOWN'),
};

/** As JSON for the statement above: every reason but one, and none at all. */
const otherReasons = Object.fromEntries(
  waitingReasons.map((reason) => [
    reason,
    JSON.stringify(['', ...waitingReasons.filter((other) => other !== reason)]),
  ]),
) as Readonly<Record<WaitingReason, string>>;

const setWaiting = statement<{ id: string; reason: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ waiting_reason: p.reason as never, updated_at: p.now })
    .where('id', '=', p.id),
);

interface Skip {
  readonly reason: WaitingReason;
  /** Epoch milliseconds; null when nobody can say. */
  readonly until: number | null;
}

/** For one transaction: writes the reason on what is due of this errand and says another one, and logs it. */
export function noteSkipped(
  database: Database,
  { type, errand }: { readonly type: string; readonly errand: Errand },
  skip: Skip,
  now: number,
): void {
  const others = otherReasons[skip.reason];
  for (const { id } of database.all(skippableByErrand[errand]({ type, others, now, limit: skipBatch })))
    noteWaiting(database, id, skip, now);
}

/** The same for one message, whatever it says now. */
export function noteWaiting(database: Database, id: string, { reason, until }: Skip, now: number): void {
  database.run(setWaiting({ id, reason, now }));
  log(database, id, 'SKIPPED', now, { reason, until: until === null ? null : isoTime(until) });
}
