import type { ChatMessage } from '../domain/inbox/chat-message.ts';
import type { RecentChat, WahaTrouble, WhatsApp } from '../domain/queue/whatsapp.ts';

const chatsPerPage = 50;
/** Of more chats than this something came in only to a phone that does more than invite. */
const mostPages = 20;
const messagesPerChat = 100;
/** Messages do not come in the order of their times, and clocks differ. */
const overlapMs = 10 * 60_000;

export type Missed =
  | {
      readonly kind: 'read';
      readonly messages: readonly ChatMessage[];
      /** The latest moment that was seen, by WhatsApp's clock; null where nothing happened. */
      readonly until: number | null;
    }
  /** `lasting`: asking again will not help soon, as where the history is switched off. */
  | { readonly kind: 'unreadable'; readonly lasting: boolean };

/** What persons wrote since then, read chat by chat: WAHA tells nothing twice, and nobody was listening. */
export async function readMissed(whatsapp: WhatsApp, since: number, signal: AbortSignal): Promise<Missed> {
  const from = since - overlapMs;
  const messages: ChatMessage[] = [];
  let until: number | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const chats = await whatsapp.recentChats(chatsPerPage, page * chatsPerPage);
    if (!chats.ok) return unreadable(chats.trouble);
    const active = chats.data.filter(({ lastAt }) => lastAt === null || lastAt >= from);
    for (const { chatId, lastAt } of active.filter(isPerson)) {
      if (signal.aborted) return { kind: 'unreadable', lasting: false };
      const read = await whatsapp.readIncoming(chatId, from, messagesPerChat);
      if (!read.ok) return unreadable(read.trouble);
      messages.push(...read.data.toReversed());
      until = latest(until, lastAt, ...read.data.map(({ at }) => at));
    }
    if (active.length === 0 || chats.data.length < chatsPerPage) break;
  }
  return { kind: 'read', messages: messages.sort((a, b) => a.at - b.at), until };
}

function isPerson({ chatId }: RecentChat): boolean {
  return /@(c\.us|s\.whatsapp\.net|lid)$/.test(chatId);
}

function latest(...moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.max(...known);
}

const lastingTroubles: readonly WahaTrouble[] = ['BAD_REQUEST', 'NOT_WAHA', 'ONE_SESSION_ONLY'];

function unreadable(trouble: WahaTrouble): Missed {
  return { kind: 'unreadable', lasting: lastingTroubles.includes(trouble) };
}
