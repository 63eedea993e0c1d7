import type { Failure } from '#contract/result.ts';

/** What was asked for: not there yet, there, or refused. */
export type Remote<T> =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly data: T;
      /** Why the last refresh was refused: `data` is then of before. */
      readonly stale: Failure | null;
    }
  | { readonly status: 'failed'; readonly error: Failure };
