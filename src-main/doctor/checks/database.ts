import type { Outcome } from '../check.ts';

/** `quickCheck`: what SQLite says of the whole file; `ok` when there is nothing to say. */
export function databaseHealthy(quickCheck: () => string): Outcome {
  return quickCheck() === 'ok'
    ? { result: 'ok', code: 'DATABASE_HEALTHY' }
    : { result: 'failed', code: 'DATABASE_DAMAGED' };
}
