import type { ReasonLine } from '#contract/queue.ts';
import type { Seen } from '../seen.ts';

export const nothingNeeded = {
  notices: 0,
  phones: 0,
  held: 0,
  unconfirmed: 0,
  failed: 0,
  conversations: 0,
  backups: 0,
};
/** Tuesday the 9th of March 2027, 14:30 in Rome. */
export const afternoon = Date.parse('2027-03-09T13:30:00Z');

export function aLine(changes: Partial<ReasonLine> = {}): ReasonLine {
  return {
    ...{ kind: 'wait', reason: 'RATE_LIMIT', until: '2027-03-09T13:42:00.000Z', type: null, limit: 10 },
    ...{ pending: 29, nextHousehold: 'Famiglia Lombardi', finishesAt: null, finishRange: null },
    ...changes,
  };
}

/** Sending, in the afternoon, and nothing needs anybody. */
export function aSeen(changes: Partial<Seen> = {}): Seen {
  return {
    ...{ realm: 'real', language: 'it', timeZone: 'Europe/Rome', now: afternoon, line: aLine() },
    ...{ paused: false, sentToday: 23, needs: nothingNeeded },
    ...changes,
  };
}
