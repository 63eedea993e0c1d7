import type { ReplyReading } from '../domain/replies/reading.ts';
import type { EventResponse } from '../domain/replies/reply-store.ts';
import type { Database } from './database.ts';
import { householdOf, senderOf } from './inbox-matching.ts';
import { statement } from './sql.ts';

const insertTap = statement<{
  messageId: string;
  sender: string;
  text: string;
  household: string;
  at: number;
  now: number;
}>((p, db) =>
  db
    .insertInto('incoming_message')
    .values({
      ...{ message_id: p.messageId, type: null, sender: p.sender, push_name: null, text: p.text },
      ...{ household_id: p.household, received_at: p.at, stored_at: p.now },
      ...{ attachment: 0, reply_read: 1, seen: 0 },
    })
    .onConflict((conflict) => conflict.doNothing()),
);

const insertProposal = statement<{ messageId: string; reading: string; now: number }>((p, db) =>
  db
    .insertInto('reply_proposal')
    .values({ message_id: p.messageId, reading: p.reading, state: 'OPEN', read_at: p.now, decided_at: null }),
);

/** As WhatsApp has no words for it, in signs of any language. */
const signs = { COMING: '✅', NOT_COMING: '❌', MAYBE: '❔' } as const;

/**
 * A tap on an event that somebody sent by hand: perhaps this one, perhaps the brunch of the day after. A person decides.
 * Inside the caller's transaction.
 */
export function proposeEventAnswer(
  database: Database,
  { messageId, who, rsvp, extraGuests, at }: EventResponse,
  now: number,
): boolean {
  const sender = senderOf(database, who);
  const household = householdOf(database, who);
  if (sender === null || household === null) return false;
  // Who taps anew answers the same event again, perhaps under the same id.
  const id = `${messageId} ${at}`;
  const text = `📅 ${signs[rsvp]}${extraGuests > 0 ? ` +${extraGuests}` : ''}`;
  if (database.run(insertTap({ messageId: id, sender, text, household, at, now })) === 0) return false;
  // Who taps is one; without more, a household of several has not said how many.
  const total = extraGuests > 0 ? { total: extraGuests + 1 } : {};
  const reading: ReplyReading = { rsvp, ...total, confidence: 'unclear', why: 'EVENT' };
  database.run(insertProposal({ messageId: id, reading: JSON.stringify(reading), now }));
  return true;
}
