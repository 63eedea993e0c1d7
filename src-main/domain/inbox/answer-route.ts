import type { Lane } from '../queue/message.ts';
import { type IncomingRecord, warmMs } from './inbox-store.ts';

/** What is answered this soon is a talk that goes on: it waits for no window and no gap. */
export const promptMs = 15 * 60_000;

export interface AnswerRoute {
  /** The session it was heard by, which may be gone; null when nobody knows. */
  readonly type: string | null;
  /** E.164: the phone that wrote; those of the household while WhatsApp hides which one that was. */
  readonly phones: readonly string[];
  readonly lane: Lane;
  /** Epoch milliseconds until which it skips window, cap and gap; null = never. */
  readonly urgentUntil: number | null;
}

export type AnswerRefusal = 'HOUSEHOLD_OPTED_OUT' | 'NOTHING_TO_ANSWER' | 'HOUSEHOLD_WITHOUT_PHONE';

export type RouteResult =
  | { readonly ok: true; readonly route: AnswerRoute }
  | { readonly ok: false; readonly code: AnswerRefusal };

/** From a number they did not write to it begins a chat, and is no talk that goes on. */
export function fromAnotherNumber(route: AnswerRoute): AnswerRoute {
  return { ...route, lane: 'COLD', urgentUntil: null };
}

/** Where an answer to a message of a household goes, and how soon. `now` is epoch milliseconds. */
export function routeAnswer(
  household: { readonly optedOut: boolean; readonly phones: readonly string[] },
  last: IncomingRecord | undefined,
  now: number,
): RouteResult {
  if (household.optedOut) return { ok: false, code: 'HOUSEHOLD_OPTED_OUT' };
  if (last === undefined) return { ok: false, code: 'NOTHING_TO_ANSWER' };
  const phones = last.sender.startsWith('+') ? [last.sender] : household.phones;
  if (phones.length === 0) return { ok: false, code: 'HOUSEHOLD_WITHOUT_PHONE' };
  // A message from the future must not stay urgent until then.
  const wroteAt = Math.min(last.receivedAt, now);
  const urgentUntil = wroteAt + promptMs;
  return {
    ok: true,
    route: {
      type: last.type,
      phones,
      lane: now - wroteAt < warmMs ? 'WARM' : 'COLD',
      urgentUntil: urgentUntil > now ? urgentUntil : null,
    },
  };
}
