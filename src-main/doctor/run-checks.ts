import type { DoctorFinding } from '#contract/doctor.ts';
import type { Clock } from '../domain/clock.ts';
import type { Check, Outcome } from './check.ts';

export interface RunOptions {
  readonly clock: Clock;
  /** Milliseconds a check may take; one that takes longer is told so, and its answer comes to nothing. */
  readonly limitMs: number;
  readonly onError: (error: unknown, where: string) => void;
}

/** All checks at once, in their order. None can hold the others up, nor take them down with it. */
export function runChecks(checks: readonly Check[], options: RunOptions): Promise<DoctorFinding[]> {
  return Promise.all(
    checks.map(async (check) => ({
      check: check.name,
      session: check.session,
      values: {},
      action: null,
      ...(await limited(check, options)),
    })),
  );
}

async function limited(check: Check, { clock, limitMs, onError }: RunOptions): Promise<Outcome> {
  const done = new AbortController();
  const late = clock
    .sleep(limitMs, done.signal)
    .then((): Outcome => ({ result: 'unknown', code: 'TOO_SLOW' }));
  try {
    return await Promise.race([Promise.resolve().then(() => check.run()), late]);
  } catch (error) {
    onError(error, `doctor ${check.name}`);
    return { result: 'unknown', code: 'CHECK_BROKE' };
  } finally {
    done.abort();
  }
}
