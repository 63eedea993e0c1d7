import { type Expression, type Kysely, sql } from 'kysely';
import { later, plus, type Stamp } from '../domain/clock.ts';
import { mostNewChats, type NewChatPast, viewOfNewChats } from '../domain/governor/new-chats.ts';
import type { NumberView } from '../domain/governor/number-view.ts';
import type { BudgetSettings } from '../domain/governor/settings.ts';
import type { Slot } from '../domain/governor/slots.ts';
import type { SlotStore } from '../domain/queue/worker-store.ts';
import { restingSince } from './circuit-breaker.ts';
import type { Database } from './database.ts';
import type { SlotRow } from './governor-tables.ts';
import { toSlot } from './rows.ts';
import { statement } from './sql.ts';
import type { Tables } from './tables.ts';

const selectNewest = statement<{ number: string; skip: number }, SlotRow>((p, db) =>
  db
    .selectFrom('send_slot')
    .selectAll()
    .where('number', '=', p.number)
    .orderBy('seq', 'desc')
    .limit(1)
    .offset(p.skip as never),
);

type SlotTimes = Omit<SlotRow, 'number' | 'message' | 'attempt_token' | 'new_chat'>;

/** The newest slot, then the N-th newest: what each decision asks for, in one question and without what it does not read. */
const selectDeciding = statement<{ number: string; skip: number }, SlotTimes>((p, db) =>
  nthNewest(db, p.number, sql.lit(0)).unionAll(nthNewest(db, p.number, p.skip)),
);

const selectRecent = statement<{ number: string; count: number }, SlotRow>((p, db) =>
  db
    .selectFrom('send_slot')
    .selectAll()
    .where('number', '=', p.number)
    .orderBy('seq', 'desc')
    .limit(p.count as never),
);

const newChatSlots = (db: Kysely<Tables>) => db.selectFrom('send_slot').selectAll().where('new_chat', '=', 1);

const selectNewChat = statement<{ number: string; skip: number }, SlotRow>((p, db) =>
  newChatSlots(db)
    .where('number', '=', p.number)
    .orderBy('seq', 'desc')
    .limit(1)
    .offset(p.skip as never),
);

const selectFirstNewChat = statement<{ number: string }, SlotRow>((p, db) =>
  newChatSlots(db).where('number', '=', p.number).orderBy('seq').limit(1),
);

const selectNewChats = statement<{ number: string; count: number }, SlotRow>((p, db) =>
  newChatSlots(db)
    .where('number', '=', p.number)
    .orderBy('seq', 'desc')
    .limit(p.count as never),
);

const insertSlot = statement<{ [Column in keyof SlotRow]: SlotRow[Column] }>((p, db) =>
  db.insertInto('send_slot').values({
    number: p.number,
    seq: p.seq,
    message: p.message,
    attempt_token: p.attempt_token,
    started_wall: p.started_wall,
    started_uptime: p.started_uptime,
    started_boot: p.started_boot,
    counts_wall: p.counts_wall,
    counts_uptime: p.counts_uptime,
    counts_boot: p.counts_boot,
    jitter: p.jitter,
    new_chat: p.new_chat,
  }),
);

const selectByAttempt = statement<{ token: string }, SlotRow>((p, db) =>
  db.selectFrom('send_slot').selectAll().where('attempt_token', '=', p.token),
);

const updateCounts = statement<{ token: string; wall: number; uptime: number; boot: string }>((p, db) =>
  db
    .updateTable('send_slot')
    .set({ counts_wall: p.wall, counts_uptime: p.uptime, counts_boot: p.boot })
    .where('attempt_token', '=', p.token),
);

const deleteSlot = statement<{ token: string }>((p, db) =>
  db.deleteFrom('send_slot').where('attempt_token', '=', p.token),
);

const selectPaused = statement<Record<never, never>, { queue_paused_at: number | null }>((_, db) =>
  db.selectFrom('event').select('queue_paused_at'),
);

export function createSlotStore(database: Database): SlotStore {
  return {
    async view(number, budget, now) {
      return readNumber(database, number, budget, now);
    },
    async past(number, budget) {
      const most = mostNewChats(budget) ?? 0;
      return {
        slots: database.all(selectRecent({ number, count: budget.rateLimit })).map(toSlot),
        newChats: database.all(selectNewChats({ number, count: most })).map(toSlot),
        firstNewChat: slotOrNull(database.get(selectFirstNewChat({ number }))),
        restingSince: restingSince(database, number),
      };
    },
    async queuePaused() {
      return isQueuePaused(database);
    },
    async recent(number, count) {
      return database.all(selectRecent({ number, count })).map(toSlot);
    },
  };
}

/** Reads the N-th newest row by key; nothing is counted, however many slots there are. */
export function readNumber(
  database: Database,
  number: string,
  budget: BudgetSettings,
  now: Stamp,
): NumberView {
  const past: NewChatPast = {
    first: budget.warmUp ? slotOrNull(database.get(selectFirstNewChat({ number }))) : null,
    nthNewest: (n) => slotOrNull(database.get(selectNewChat({ number, skip: n - 1 }))),
  };
  const [newest = null, nthNewest = null] = database.all(
    selectDeciding({ number, skip: budget.rateLimit - 1 }),
  );
  return {
    nthNewest: nthNewest && toSlot(nthNewest),
    newest: newest && toSlot(newest),
    newChats: viewOfNewChats(budget, past, now),
    restingSince: restingSince(database, number),
  };
}

/** The inner question keeps its order and its limit to itself, which the parts of a UNION could not. */
function nthNewest(db: Kysely<Tables>, number: Expression<string>, skip: Expression<number>) {
  return db
    .selectFrom(
      db
        .selectFrom('send_slot')
        .select([
          'seq',
          'started_wall',
          'started_uptime',
          'started_boot',
          'counts_wall',
          'counts_uptime',
          'counts_boot',
          'jitter',
        ])
        .where('number', '=', number)
        .orderBy('seq', 'desc')
        .limit(1)
        .offset(skip as never)
        .as('nth'),
    )
    .selectAll();
}

function slotOrNull(row: SlotRow | null): Slot | null {
  return row && toSlot(row);
}

export function isQueuePaused(database: Database): boolean {
  return database.get(selectPaused({}))?.queue_paused_at !== null;
}

export interface NewSlot {
  readonly number: string;
  readonly message: string;
  readonly attemptToken: string;
  readonly now: Stamp;
  readonly settleMs: number;
  readonly jitter: number;
  readonly newChat: boolean;
}

/**
 * Takes a slot inside the caller's transaction. Until its message is settled it counts from its latest possible arrival.
 * A slot never counts from earlier than the one before it, so that the N-th newest by key is the N-th newest by time.
 */
export function takeSlot(database: Database, slot: NewSlot): void {
  const previous = database.get(selectNewest({ number: slot.number, skip: 0 }));
  const latestArrival = plus(slot.now, slot.settleMs);
  const counts =
    previous === null ? latestArrival : later(latestArrival, toSlot(previous).countsFrom, slot.now);
  database.run(
    insertSlot({
      number: slot.number,
      seq: (previous?.seq ?? 0) + 1,
      message: slot.message,
      attempt_token: slot.attemptToken,
      started_wall: slot.now.wall,
      started_uptime: slot.now.uptime,
      started_boot: slot.now.boot,
      counts_wall: counts.wall,
      counts_uptime: counts.uptime,
      counts_boot: counts.boot,
      jitter: slot.jitter,
      new_chat: slot.newChat ? 1 : 0,
    }),
  );
}

/** The answer is there: the message cannot have arrived later than now. */
export function settleSlot(database: Database, attemptToken: string, now: Stamp): void {
  const row = database.get(selectByAttempt({ token: attemptToken }));
  if (row === null) return;
  const previous = database.get(selectPrevious({ number: row.number, seq: row.seq }));
  const counts = previous === null ? now : later(now, toSlot(previous).countsFrom, now);
  database.run(
    updateCounts({ token: attemptToken, wall: counts.wall, uptime: counts.uptime, boot: counts.boot }),
  );
}

const selectPrevious = statement<{ number: string; seq: number }, SlotRow>((p, db) =>
  db
    .selectFrom('send_slot')
    .selectAll()
    .where('number', '=', p.number)
    .where('seq', '<', p.seq)
    .orderBy('seq', 'desc')
    .limit(1),
);

export function giveSlotBack(database: Database, attemptToken: string): void {
  database.run(deleteSlot({ token: attemptToken }));
}
