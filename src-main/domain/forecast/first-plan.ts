/** So many sent in all by a moment, epoch milliseconds. */
export interface SentBy {
  readonly at: number;
  readonly sent: number;
}

/** What was expected when a round of messages began: beside it one sees later how it went. */
export interface FirstPlan {
  /** From when it was made, with what had been sent by then, to the last message. */
  readonly points: readonly SentBy[];
}

export interface PlanStore {
  /** null when no round has begun yet. */
  firstPlan(): Promise<FirstPlan | null>;
  keepFirstPlan(plan: FirstPlan): Promise<void>;
}

/** What the queue holds right after an order was added to it. */
export interface AfterOrder {
  /** Of this order. */
  readonly queued: number;
  /** In all, those under way among them. */
  readonly waiting: number;
  readonly sentSoFar: number;
}

/** A single message is no round: no plan worth keeping is lost for it. */
const fewestOfRound = 2;

/** Whether what is expected now is a first plan: a round begins, or of the one that began nothing has left yet. */
export function isFirstPlan(kept: FirstPlan | null, { queued, waiting, sentSoFar }: AfterOrder): boolean {
  if (queued === 0 || waiting < fewestOfRound) return false;
  return waiting === queued || kept?.points[0]?.sent === sentSoFar;
}

/** Ahead of `sentSoFar`, one more at each of these times; at most so many points, the last one among them. */
export function sentAhead(
  times: readonly number[],
  sentSoFar: number,
  now: number,
  points: number,
): readonly SentBy[] {
  if (times.length === 0) return [];
  const every = Math.max(1, Math.ceil(times.length / points));
  const ahead = times
    .map((at, index) => ({ at, sent: sentSoFar + index + 1 }))
    .filter((_, index) => index === times.length - 1 || (index + 1) % every === 0);
  return [{ at: now, sent: sentSoFar }, ...ahead];
}
