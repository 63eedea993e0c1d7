import type { MessageRecord } from '../queue/queue-store.ts';
import type { IncomingRecord } from './inbox-store.ts';

/** One message between us and a household, whichever way it went. */
export type ConversationEntry =
  | { readonly from: 'household'; readonly message: IncomingRecord }
  | { readonly from: 'us'; readonly message: MessageRecord };

/** Both sides in the order of time, oldest first, the last `limit` of them. What has not left yet comes at the end. */
export function conversationOf(
  received: readonly IncomingRecord[],
  sent: readonly MessageRecord[],
  limit: number,
): readonly ConversationEntry[] {
  const entries: ConversationEntry[] = [
    ...received.map((message) => ({ from: 'household', message }) as const),
    ...sent.map((message) => ({ from: 'us', message }) as const),
  ];
  return entries.sort((a, b) => timeOf(a) - timeOf(b)).slice(-limit);
}

/** Epoch milliseconds. */
function timeOf(entry: ConversationEntry): number {
  if (entry.from === 'household') return entry.message.receivedAt;
  const { status, sentAt, updatedAt } = entry.message;
  if (sentAt !== null) return sentAt;
  return status === 'PENDING' || status === 'SENDING' ? Number.MAX_SAFE_INTEGER : updatedAt;
}
