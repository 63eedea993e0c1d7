import { elapsedMs, type Stamp } from '../clock.ts';

/** After the end of a ban first messages wait this much longer: clocks differ, and nobody should be waiting at the door. */
export const restrictionMarginMs = 10 * 60_000;

/** WhatsApp's ban on first messages. */
export interface Restriction {
  /** Its end as WhatsApp named it, epoch milliseconds; `Infinity` when it named none. */
  readonly until: number;
  /** When we heard of it: what is left is counted from here on, whatever is done to the wall clock meanwhile. */
  readonly notedAt: Stamp;
}

/** WhatsApp or WAHA said «too much»: the whole session is quiet for a while. */
export interface Rest {
  readonly since: Stamp;
  readonly ms: number;
}

/** Milliseconds for which first messages still have to wait; 0 or less = no more. */
export function restrictionLeftMs({ until, notedAt }: Restriction, now: Stamp): number {
  return until - notedAt.wall + restrictionMarginMs - elapsedMs(notedAt, now);
}

/** When it ends by the wall clock of this moment, margin aside: epoch milliseconds, null once it is over. */
export function restrictedUntil(restriction: Restriction | null, now: Stamp): number | null {
  if (restriction === null || !isRestricted(restriction, now)) return null;
  return now.wall + restrictionLeftMs(restriction, now) - restrictionMarginMs;
}

/** Whether WhatsApp itself still forbids first messages, margin aside. */
export function isRestricted(restriction: Restriction | null, now: Stamp): boolean {
  return restriction !== null && restrictionLeftMs(restriction, now) > restrictionMarginMs;
}

export function restLeftMs({ since, ms }: Rest, now: Stamp): number {
  return ms - elapsedMs(since, now);
}

/** A ban belongs to the account: of those that its sessions heard of, the one that lasts longest. */
export function longestRestriction(heard: readonly (Restriction | null)[], now: Stamp): Restriction | null {
  let longest: Restriction | null = null;
  for (const each of heard) {
    if (each === null) continue;
    if (longest === null || restrictionLeftMs(each, now) > restrictionLeftMs(longest, now)) longest = each;
  }
  return longest;
}
