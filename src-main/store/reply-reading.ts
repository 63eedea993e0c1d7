import { sql } from 'kysely';
import type { MessageKind } from '../domain/queue/message.ts';
import { readReply } from '../domain/replies/read-reply.ts';
import type { ReplyReading } from '../domain/replies/reading.ts';
import type { RepliesRead, ReplyContext, ReplyRules } from '../domain/replies/reply-store.ts';
import type { Database } from './database.ts';
import { optOut } from './opt-out.ts';
import { shownAnswer } from './rsvp-answers.ts';
import { recordAnswer } from './rsvp-store.ts';
import type { ReplyProposalRow } from './rsvp-tables.ts';
import { statement } from './sql.ts';

interface Unread {
  message_id: string;
  text: string;
  attachment: 0 | 1;
  household_id: string;
  received_at: number;
  revoked_at: number | null;
  guests: number;
}

const selectUnread = statement<{ limit: number }, Unread>((p, db) =>
  db
    .selectFrom('incoming_message')
    .select(['message_id', 'text', 'attachment', 'household_id', 'received_at', 'revoked_at'])
    .select(
      sql<number>`(SELECT count(*) FROM guest WHERE guest.household_id = incoming_message.household_id)`.as(
        'guests',
      ),
    )
    .where('reply_read', '=', sql.lit(0))
    .where('household_id', 'is not', null)
    .orderBy('seq')
    .limit(p.limit as never)
    .$narrowType<{ household_id: string }>(),
);

const setRead = statement<{ id: string }>((p, db) =>
  db.updateTable('incoming_message').set({ reply_read: 1 }).where('message_id', '=', p.id),
);

const selectProposal = statement<{ id: string }, Pick<ReplyProposalRow, 'reading' | 'state'>>((p, db) =>
  db.selectFrom('reply_proposal').select(['reading', 'state']).where('message_id', '=', p.id),
);

/** What they had before them when they wrote; what may have arrived counts too. */
const selectLastSent = statement<{ household: string; before: number }, { kind: MessageKind }>((p, db) => {
  const left = sql<number>`coalesce(sent_at, attempt_wall)`;
  return db
    .selectFrom('whatsapp_message_queue')
    .select('kind')
    .where('household_id', '=', p.household)
    .where(left, '<=', p.before)
    .orderBy(left, 'desc')
    .orderBy('seq', 'desc')
    .limit(1);
});

const upsertProposal = statement<{
  id: string;
  reading: string;
  state: string;
  now: number;
  decidedAt: number | null;
}>((p, db) =>
  db
    .insertInto('reply_proposal')
    .values({
      message_id: p.id,
      reading: p.reading,
      state: p.state as never,
      read_at: p.now,
      decided_at: p.decidedAt,
    })
    .onConflict((conflict) =>
      conflict.column('message_id').doUpdateSet({
        reading: p.reading,
        state: p.state as never,
        read_at: p.now,
        decided_at: p.decidedAt,
      }),
    ),
);

/** Inside the caller's transaction. */
export function readUnread(
  database: Database,
  limit: number,
  rules: ReplyRules,
  context: ReplyContext,
): RepliesRead {
  const done = { read: 0, answered: 0, optedOut: 0, cancelled: 0 };
  for (const message of database.all(selectUnread({ limit }))) {
    database.run(setRead({ id: message.message_id }));
    done.read += 1;
    const { answered, optedOut, cancelled } = propose(database, message, rules, context);
    done.answered += answered;
    done.optedOut += optedOut;
    done.cancelled += cancelled;
  }
  return done;
}

const nothing = { answered: 0, optedOut: 0, cancelled: 0 };

function propose(database: Database, message: Unread, rules: ReplyRules, context: ReplyContext) {
  const { message_id: id } = message;
  const known = database.get(selectProposal({ id }));
  const before = known === null ? null : (JSON.parse(known.reading) as ReplyReading);
  // A tap has no words to be read anew.
  const reading = before?.why === 'EVENT' ? before : readingOf(message);
  // Thanks need nobody, and what was taken back says nothing.
  const idle = message.revoked_at !== null || reading.why === 'THANKS';
  const keep = (state: ReplyProposalRow['state']) =>
    database.run(
      upsertProposal({
        id,
        reading: JSON.stringify(reading),
        state,
        now: context.now,
        decidedAt: state === 'OPEN' ? null : context.now,
      }),
    );
  const decided = known !== null && known.state !== 'OPEN';
  if (before === null ? idle : decided && (idle || saysTheSame(before, reading))) return nothing;
  if (idle) {
    keep('WITHDRAWN');
    return nothing;
  }
  // What somebody decided already, and was edited since, is decided anew by a person.
  const done = !decided ? applyByItself(database, message, reading, rules, context) : null;
  keep(done === null ? 'OPEN' : 'AUTO');
  return done ?? nothing;
}

function readingOf({ text, attachment, guests }: Unread): ReplyReading {
  const reading = readReply(text, { guests });
  const unread = attachment === 1 && ['UNKNOWN_WORDS', 'EMOJI'].includes(reading.why);
  return unread ? { confidence: 'unclear', why: 'ATTACHMENT' } : reading;
}

function saysTheSame(before: ReplyReading, reading: ReplyReading): boolean {
  const essence = ({ rsvp, adults, children, total, stop }: ReplyReading) =>
    JSON.stringify([rsvp, adults, children, total, stop]);
  return essence(before) === essence(reading);
}

/** Null where a person has to look. */
function applyByItself(
  database: Database,
  { message_id: id, household_id: household, received_at }: Unread,
  reading: ReplyReading,
  { acceptClear, optOutAutomatically }: ReplyRules,
  { newId, now }: ReplyContext,
): typeof nothing | null {
  if (reading.confidence !== 'clear') return null;
  if (reading.stop === true) {
    if (reading.why !== 'STOP_WORD' || !optOutAutomatically) return null;
    const { optedOut, cancelled } = optOut(database, household, { message: id, automatic: true }, now);
    return { ...nothing, optedOut: optedOut ? 1 : 0, cancelled };
  }
  if (!acceptClear || reading.rsvp === undefined || reading.asks === true) return null;
  // «Sì» to what else somebody asked them is no answer to the invitation.
  const asked = database.get(selectLastSent({ household, before: received_at }))?.kind;
  if (asked !== 'INVITATION' && asked !== 'REMINDER') return null;
  // Against what stands already it is a person who decides.
  const standing = shownAnswer(database, household);
  if (standing === undefined || (standing !== null && standing.rsvp !== reading.rsvp)) return null;
  const answer = { householdId: household, messageId: id, answeredAt: received_at, automatic: true };
  recordAnswer(
    database,
    { ...contentOf(reading, reading.rsvp), ...answer, source: 'WHATSAPP' },
    { id: newId(), now },
  );
  return { ...nothing, answered: 1 };
}

/** The answer that a reading comes to. */
export function contentOf(reading: ReplyReading, rsvp: NonNullable<ReplyReading['rsvp']>) {
  const { adults, total, children = null, note = '' } = reading;
  return { rsvp, adults: adults ?? total ?? null, children, guests: [], note };
}
