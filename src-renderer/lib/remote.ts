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

/** A list that is kept by a store, with the answer it shows. */
export interface Listed {
  /** `failed`: the question that is asked has never been answered, so nothing can be shown for it. */
  readonly status: Remote<unknown>['status'];
  /** Why the last question was refused; while `ready` that was a refresh, and the list is of before. */
  readonly error: Failure | null;
}

/** A list as any other answer, for `RemoteView`. */
export function remoteOf<T extends Listed>(list: T): Remote<T> {
  const { status, error } = list;
  if (status === 'ready') return { status, data: list, stale: error };
  return status === 'failed' && error !== null ? { status, error } : { status: 'loading' };
}

/**
 * What a refusal makes of a list: what answers the question stays, and is `stale`; what answers another one must not
 * stand there as if it answered this one. Null: nothing, a break of the line has its own word above the screen.
 */
export function refused(error: Failure, answersIt: boolean): Listed | null {
  if (!answersIt) return { status: 'failed', error };
  return error.code === 'APP_UNREACHABLE' ? null : { status: 'ready', error };
}
