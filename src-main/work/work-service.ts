import { Refusal } from '#contract/result.ts';
import type { WorkProgress } from '#contract/work.ts';
import { type WorkReporter, workReporter } from '#contract/work-reporter.ts';
import type { Clock } from '../domain/clock.ts';
import type { JobInPhases } from './job.ts';

export interface WorkService {
  /** Does it under the id its caller follows it by; without one nobody follows it. Rejects with what the work does. */
  run<T>(
    id: string | undefined,
    unit: WorkProgress['unit'],
    work: (job: JobInPhases) => Promise<T>,
  ): Promise<T>;
  readonly handlers: { 'work.cancel'(input: { id: string }): { cancelled: boolean } };
  /** Everything is given up but what is `final`. */
  stop(): void;
}

/** Long work: told of as it goes on, and given up when its caller says so. `clock`: the machine's; practice may run faster, work does not. */
export function createWork(
  clock: Pick<Clock, 'now'>,
  onProgress: (progress: WorkProgress) => void,
): WorkService {
  const running = new Map<object, { readonly id: string | undefined; readonly stopping: AbortController }>();

  return {
    async run(id, unit, work) {
      const key = {};
      const stopping = new AbortController();
      const reporter = reporterOf(id, unit);
      running.set(key, { id, stopping });
      try {
        return await work({
          signal: stopping.signal,
          report: reporter.report,
          enter(phase) {
            stopping.signal.throwIfAborted();
            if (phase === 'final') running.delete(key);
            reporter.enter(phase);
          },
        });
      } finally {
        running.delete(key);
      }
    },
    handlers: {
      'work.cancel'({ id }) {
        const found = [...running.values()].filter((each) => each.id === id);
        for (const { stopping } of found) stopping.abort(new Refusal('WORK_CANCELLED'));
        return { cancelled: found.length > 0 };
      },
    },
    stop() {
      for (const { stopping } of running.values()) stopping.abort(new Refusal('STOPPING'));
    },
  };

  function reporterOf(id: string | undefined, unit: WorkProgress['unit']): WorkReporter {
    if (id === undefined) return { report: () => {}, enter: () => {} };
    return workReporter({ id, unit }, () => clock.now().uptime, onProgress);
  }
}
