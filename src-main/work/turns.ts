import type { JobInPhases } from './job.ts';

/** What somebody who waits for a turn wants to be able to do. */
export interface Waiting {
  /** Gives up the wait at once; when the turn has come, giving up is the work's own. */
  readonly signal: AbortSignal;
  /** Somebody is ahead. */
  readonly onWait?: () => void;
}

/** One after the other, in the order they came: what failed holds up nobody. */
export function turns(): <T>(work: () => Promise<T>, waiting?: Waiting) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;

  return async <T>(work: () => Promise<T>, { signal, onWait }: Partial<Waiting> = {}): Promise<T> => {
    signal?.throwIfAborted();
    if (unfinished > 0) onWait?.();
    unfinished += 1;
    let giveUp = () => {};
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal?.reason);
    });
    signal?.addEventListener('abort', giveUp, { once: true });
    const done = last.then(() => {
      signal?.removeEventListener('abort', giveUp);
      signal?.throwIfAborted();
      return work();
    });
    last = done
      .catch(() => {})
      .finally(() => {
        unfinished -= 1;
      });
    return Promise.race([done, givenUp]);
  };
}

/** The same for long work: who follows it is told that it waits, and can give that up. null: nobody follows it. */
export function jobTurns(): <T>(job: JobInPhases | null, work: () => Promise<T>) => Promise<T> {
  const inTurn = turns();
  return (job, work) =>
    job === null ? inTurn(work) : inTurn(work, { signal: job.signal, onWait: () => job.enter('waiting') });
}
