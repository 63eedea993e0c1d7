import type { Conversation } from '#contract/inbox.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '../../api/client.ts';

/** So many more at a time. */
export const step = 50;
/** As many as the contract gives at once. */
const largestPage = 200;

export interface ConversationQuestion {
  readonly q?: string;
  readonly needsYou?: true;
}

export interface ConversationPages {
  /** The latest ones without a gap, as far as they were asked for. */
  readonly items: readonly Conversation[];
  /** Of the whole list, as the question has it. */
  readonly total: number;
  /** Where the next page begins; null at the end of the list. */
  readonly cursor: string | null;
}

export const noPages: ConversationPages = { items: [], total: 0, cursor: null };

/** One conversation each: who wrote stays the same when something new is written. */
export function conversationKey({ household, sender }: Conversation): string {
  return household?.id ?? sender;
}

/** These and the next ones, so that there are as many as wanted, one page further at least and at most. */
export async function fetchAfter(
  client: Client,
  question: ConversationQuestion,
  { items, cursor }: ConversationPages,
  wanted: number,
): Promise<Result<ConversationPages>> {
  const missing = wanted - items.length;
  const limit = Math.min(largestPage, missing > 0 ? missing : step);
  const page = { limit, ...(cursor !== null && { cursor }) };
  const result = await client.call('inbox.list', { ...question, ...page });
  if (!result.ok) return result;
  const known = new Set(items.map(conversationKey));
  const more = result.data.items.filter((item) => !known.has(conversationKey(item)));
  const { total, nextCursor } = result.data;
  return { ok: true, data: { items: [...items, ...more], total, cursor: nextCursor ?? null } };
}

/**
 * As many as wanted, and on to the conversation that the list ended with, which new ones have pushed down: one step
 * further at most, as it may be gone. Stops early when `current` says no.
 */
export async function fetchFromTop(
  client: Client,
  question: ConversationQuestion,
  { wanted, end }: { readonly wanted: number; readonly end: string | null },
  current: () => boolean,
): Promise<Result<ConversationPages>> {
  let pages = noPages;
  for (;;) {
    const result = await fetchAfter(client, question, pages, wanted);
    if (!result.ok || !current()) return result;
    pages = result.data;
    const { items, cursor } = pages;
    const there = end === null || items.some((item) => conversationKey(item) === end);
    if (cursor === null || items.length >= (there ? wanted : wanted + step)) return result;
  }
}
