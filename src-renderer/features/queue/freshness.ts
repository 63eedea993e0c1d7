/** Which answers are out of date. Questions are numbered from 1; an answer is as old as its question. */
export interface Freshness {
  /** The number of the next question. */
  next(): number;
  /** Answers to questions up to this number are to be asked for again. */
  staleUpTo(): number;
  /** All answers so far are out of date. `own`: by the admin's own action, so that it cannot be withdrawn. */
  renew(own: boolean): void;
  /** Takes back what was renewed but is not shown yet; false when there is nothing to take back. */
  withdraw(): boolean;
  /** What is shown now has everything up to that number behind it. */
  shown(staleUpTo: number): void;
}

export function createFreshness(): Freshness {
  let questions = 0;
  let stale = 0;
  let kept = 0;
  return {
    next() {
      questions += 1;
      return questions;
    },
    staleUpTo: () => stale,
    renew(own) {
      stale = questions;
      if (own) kept = stale;
    },
    withdraw() {
      if (stale <= kept) return false;
      stale = kept;
      return true;
    },
    shown(staleUpTo) {
      kept = Math.max(kept, staleUpTo);
    },
  };
}
