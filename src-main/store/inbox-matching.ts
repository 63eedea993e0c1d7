import { sql } from 'kysely';
import type { Correspondent } from '../domain/inbox/chat-message.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const selectDecision = statement<{ sender: string }, { household_id: string | null }>((p, db) =>
  db.selectFrom('known_sender').select('household_id').where('sender', '=', p.sender),
);

/** The household we wrote to last in this chat. */
const selectAddressed = statement<{ chatId: string }, { household_id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('household_id')
    .where('chat_id', '=', p.chatId)
    .where('household_id', 'is not', null)
    .orderBy(sql`coalesce(sent_at, 0)`, 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .$narrowType<{ household_id: string }>(),
);

const selectOnList = statement<{ phone: string }, { id: string }>((p, db) =>
  db
    .selectFrom('household')
    .innerJoin('household_phone', 'household_phone.household_id', 'household.id')
    .select('household.id')
    .where('household_phone.phone', '=', p.phone)
    .orderBy('household.position')
    .limit(1),
);

/** The number as it stands on the list, where WhatsApp knows it under another one. */
const selectListed = statement<{ chatId: string }, { phone: string }>((p, db) =>
  db.selectFrom('chat').select('phone').where('chat_id', '=', p.chatId),
);

const selectPhoneInBook = statement<{ lid: string }, { phone: string }>((p, db) =>
  db.selectFrom('lid_book').select('phone').where('lid', '=', p.lid),
);

const selectPhoneOfChat = statement<{ lid: string }, { phone: string; chat_id: string }>((p, db) =>
  db.selectFrom('chat').select(['phone', 'chat_id']).where('lid', '=', p.lid).limit(1),
);

/** The phone behind a hidden user id, from the book or from what was learned when something was sent there. */
export function phoneBehind(database: Database, lid: string): string | null {
  const known = database.get(selectPhoneInBook({ lid }))?.phone;
  if (known !== undefined) return known;
  const chat = database.get(selectPhoneOfChat({ lid }));
  if (chat === null) return null;
  const digits = /^(\d+)@c\.us$/.exec(chat.chat_id)?.[1];
  return digits === undefined ? chat.phone : `+${digits}`;
}

/** The chat with a sender, who goes by a phone or by a hidden user id. */
export function chatOf(sender: string): string {
  return sender.startsWith('+') ? `${sender.slice(1)}@c.us` : sender;
}

export type Match =
  | { readonly kind: 'household'; readonly id: string }
  | { readonly kind: 'stranger' }
  /** The admin said that this is no guest. */
  | { readonly kind: 'dismissed' };

/**
 * Whose messages these are: as the admin said, else of whom we wrote to there, else of whom the number stands on the list.
 * Who was no guest may have become one since.
 */
export function matchSender(database: Database, sender: string): Match {
  const decision = database.get(selectDecision({ sender }));
  const chatId = chatOf(sender);
  const id =
    decision?.household_id ??
    database.get(selectAddressed({ chatId }))?.household_id ??
    onList(database, sender, chatId);
  if (id !== undefined) return { kind: 'household', id };
  return { kind: decision === null ? 'stranger' : 'dismissed' };
}

/** Under what they are kept: the phone where it is known, else the hidden user id. */
export function senderOf(database: Database, { phone, lid }: Correspondent): string | null {
  return phone ?? (lid === null ? null : (phoneBehind(database, lid) ?? lid));
}

/** The household of the other side of a chat; null for who is on no list. */
export function householdOf(database: Database, who: Correspondent): string | null {
  const sender = senderOf(database, who);
  const match = sender === null ? null : matchSender(database, sender);
  return match?.kind === 'household' ? match.id : null;
}

function onList(database: Database, sender: string, chatId: string): string | undefined {
  const known = database.get(selectOnList({ phone: sender }))?.id;
  if (known !== undefined) return known;
  return database
    .all(selectListed({ chatId }))
    .map(({ phone }) => database.get(selectOnList({ phone }))?.id)
    .find((id) => id !== undefined);
}
