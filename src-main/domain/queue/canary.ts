import type { FailureReason, MessageStatus } from './message.ts';

/** After the last canary left, its guests' phones have this long before a person is asked. */
export const deliveryMs = 30 * 60_000;

/** A message that leaves ahead of its campaign, to see whether it arrives. */
export interface Canary {
  readonly status: MessageStatus;
  readonly failureReason: FailureReason | null;
  /** Epoch milliseconds at which it left, as far as is known; null = it has not. */
  readonly leftAt: number | null;
}

export interface CanaryCount {
  /** Those that can tell something: cancelled ones cannot, nor those that never had a chat to go to. */
  readonly canaries: number;
  /** How many of them must arrive. */
  readonly required: number;
  readonly delivered: number;
  readonly refused: number;
}

export type CanaryVerdict =
  | { readonly tap: 'OPEN' }
  /** It opens by itself as soon as enough of them have arrived. */
  | { readonly tap: 'WAIT' }
  /** A person decides. `NOT_DELIVERED` still opens by itself should they arrive after all. */
  | { readonly tap: 'STUCK'; readonly because: StuckReason };

export type StuckReason = 'REFUSED' | 'NOT_DELIVERED' | 'NONE_LEFT';

/** What these failures tell is about one household, not about the number that sends. */
const tellsNothing: ReadonlySet<FailureReason> = new Set([
  'NOT_ON_WHATSAPP',
  'INVALID_NUMBER',
  'OPTED_OUT',
  'TEXT_CHANGED',
  'ALREADY_INVITED_CHAT',
]);

export function countCanaries(canaries: readonly Canary[]): CanaryCount {
  const telling = canaries.filter(canTell);
  return {
    canaries: telling.length,
    // Some phones are off for days: more than half is enough, and all of one or two.
    required: Math.floor(telling.length / 2) + 1,
    delivered: telling.filter(hasArrived).length,
    refused: telling.filter(({ status }) => status === 'FAILED').length,
  };
}

/**
 * Whether the rest of a campaign may follow its canaries. Read from their rows alone, so that restarts, retries and
 * cancelled messages need no bookkeeping. The wall clock only tells when to ask a person; it never lets a message go.
 */
export function verdictOn(canaries: readonly Canary[], now: number): CanaryVerdict {
  const { canaries: telling, required, delivered, refused } = countCanaries(canaries);
  if (refused > 0) return { tap: 'STUCK', because: 'REFUSED' };
  if (telling === 0) return { tap: 'STUCK', because: 'NONE_LEFT' };
  if (delivered >= required) return { tap: 'OPEN' };
  const missing = canaries.filter((each) => canTell(each) && !hasArrived(each)).map(({ leftAt }) => leftAt);
  const late = missing.every((at) => at !== null) && now - Math.max(...missing) >= deliveryMs;
  return late ? { tap: 'STUCK', because: 'NOT_DELIVERED' } : { tap: 'WAIT' };
}

function hasArrived({ status }: Canary): boolean {
  return status === 'DELIVERED' || status === 'READ';
}

function canTell({ status, failureReason }: Canary): boolean {
  return status !== 'CANCELLED' && !(failureReason !== null && tellsNothing.has(failureReason));
}
