import { sql } from 'kysely';
import type { ReplyReading } from '../domain/replies/reading.ts';
import type {
  Decided,
  DecideResult,
  ReplyContext,
  ReplyProposal,
  ReplyStore,
} from '../domain/replies/reply-store.ts';
import type { Rsvp, RsvpContent } from '../domain/rsvp/rsvp.ts';
import type { Database } from './database.ts';
import { proposeEventAnswer } from './event-answers.ts';
import { optIn, optOut } from './opt-out.ts';
import { contentOf, readUnread } from './reply-reading.ts';
import { recordAnswer } from './rsvp-store.ts';
import type { ReplyProposalRow } from './rsvp-tables.ts';
import { builder, query, statement } from './sql.ts';
import { takeBack, takeBackAnswers } from './take-back.ts';

/** Read in one transaction; the rest follows in the next. */
const readAtOnce = 200;

interface Row extends ReplyProposalRow {
  text: string;
  attachment: 0 | 1;
  received_at: number;
  edited_at: number | null;
  household_id: string;
  household_name: string;
  household_rsvp: Rsvp | null;
}

const proposals = builder
  .selectFrom('reply_proposal')
  .innerJoin('incoming_message', 'incoming_message.message_id', 'reply_proposal.message_id')
  .innerJoin('household', 'household.id', 'incoming_message.household_id')
  .selectAll('reply_proposal')
  .select([
    'incoming_message.text',
    'incoming_message.attachment',
    'incoming_message.received_at',
    'incoming_message.edited_at',
    'household.id as household_id',
    'household.name as household_name',
    'household.rsvp as household_rsvp',
  ]);

const selectOne = statement<{ id: string }, Row>((p) =>
  proposals.where('reply_proposal.message_id', '=', p.id),
);

const selectOfHousehold = statement<{ household: string; limit: number }, Row>((p) =>
  proposals
    .where('incoming_message.household_id', '=', p.household)
    .orderBy('incoming_message.received_at', 'desc')
    .limit(p.limit as never),
);

const setState = statement<{ id: string; state: string; decidedAt: number | null }>((p, db) =>
  db
    .updateTable('reply_proposal')
    .set({ state: p.state as never, decided_at: p.decidedAt })
    .where('message_id', '=', p.id),
);

export function createReplyStore(database: Database): ReplyStore {
  const within = <T>(work: () => T): Promise<T> => Promise.resolve(database.transaction(work));
  return {
    async readNew(rules, context) {
      const sum = { read: 0, answered: 0, optedOut: 0, cancelled: 0 };
      for (;;) {
        const done = await within(() => readUnread(database, readAtOnce, rules, context));
        for (const field of ['read', 'answered', 'optedOut', 'cancelled'] as const) sum[field] += done[field];
        if (done.read < readAtOnce) return sum;
      }
    },
    async open(limit) {
      const all = proposals.where('reply_proposal.state', '=', sql.lit('OPEN'));
      const total = all.clearSelect().select((eb) => eb.fn.countAll<number>().as('total'));
      const rows = all.orderBy('incoming_message.received_at').orderBy('incoming_message.seq').limit(limit);
      return {
        items: database.all<Row>(query(rows as never)).map(toProposal),
        total: database.get(query(total))?.total ?? 0,
      };
    },
    async ofHousehold(household, limit) {
      return database.all(selectOfHousehold({ household, limit })).map(toProposal);
    },
    accept: (messageId, optingOut, context) =>
      within(() =>
        decide(database, messageId, 'ACCEPTED', context.now, (row) => {
          const reading = JSON.parse(row.reading) as ReplyReading;
          if (reading.rsvp === undefined && !optingOut) return null;
          const content = reading.rsvp === undefined ? null : contentOf(reading, reading.rsvp);
          return apply(database, row, content, optingOut, context);
        }),
      ),
    correct: (messageId, content, optingOut, context) =>
      within(() =>
        decide(database, messageId, 'CORRECTED', context.now, (row) =>
          apply(database, row, content, optingOut, context),
        ),
      ),
    ignore: (messageId, now) => within(() => decide(database, messageId, 'IGNORED', now, () => done)),
    reopen: (messageId, now) => within(() => reopen(database, messageId, now)),
    recordEventResponse: (response, now) => within(() => proposeEventAnswer(database, response, now)),
    optIn: (household, requeue, now) => within(() => optIn(database, household, requeue, now)),
  };
}

const done: Decided = { ok: true, cancelled: 0, requeued: 0, tooLate: 0 };

function decide(
  database: Database,
  id: string,
  state: 'ACCEPTED' | 'CORRECTED' | 'IGNORED',
  now: number,
  work: (row: Row) => Decided | null,
): DecideResult {
  const row = database.get(selectOne({ id }));
  if (row === null) return { ok: false, code: 'UNKNOWN_REPLY' };
  if (row.state !== 'OPEN') return { ok: false, code: 'REPLY_DECIDED' };
  const result = work(row);
  if (result === null) return { ok: false, code: 'REPLY_SAYS_NOTHING' };
  database.run(setState({ id, state, decidedAt: now }));
  return result;
}

function apply(
  database: Database,
  row: Row,
  content: RsvpContent | null,
  optingOut: boolean,
  { newId, now }: ReplyContext,
): Decided {
  const { message_id: messageId, household_id: householdId, received_at: answeredAt } = row;
  // Edited after it was accepted: what it says now is what counts.
  takeBackAnswers(database, messageId, now);
  if (content !== null) {
    const tapped = (JSON.parse(row.reading) as ReplyReading).why === 'EVENT';
    const source = tapped ? 'WHATSAPP_EVENT' : 'WHATSAPP';
    const answer = { ...content, householdId, messageId, answeredAt, source } as const;
    recordAnswer(database, answer, { id: newId(), now });
  }
  if (!optingOut) return done;
  const { cancelled, tooLate } = optOut(database, householdId, { message: messageId, automatic: false }, now);
  return { ...done, cancelled, tooLate };
}

function reopen(database: Database, id: string, now: number): DecideResult {
  const row = database.get(selectOne({ id }));
  if (row === null) return { ok: false, code: 'UNKNOWN_REPLY' };
  if (row.state === 'OPEN' || row.state === 'WITHDRAWN') return { ok: false, code: 'REPLY_DECIDED' };
  const requeued = takeBack(database, row.household_id, id, now);
  database.run(setState({ id, state: 'OPEN', decidedAt: null }));
  return { ...done, requeued };
}

function toProposal(row: Row): ReplyProposal {
  return {
    messageId: row.message_id,
    household: { id: row.household_id, name: row.household_name, rsvp: row.household_rsvp },
    text: row.text,
    attachment: row.attachment === 1,
    receivedAt: row.received_at,
    edited: row.edited_at !== null,
    reading: JSON.parse(row.reading) as ReplyReading,
    state: row.state,
    decidedAt: row.decided_at,
  };
}
