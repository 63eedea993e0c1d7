import { Refusal } from '#contract/result.ts';
import type { WorkProgress } from '#contract/work.ts';
import type { Clock } from '../domain/clock.ts';
import type { Job } from './job.ts';

/** Work that is done sooner says nothing of itself. */
const quietMs = 400;
const everyMs = 250;
/** A rate is told once there is enough to tell it by. */
const rateAfterMs = 1_000;

export interface WorkService {
  /** Does it under the id its caller follows it by; without one nobody follows it. Rejects with what the work does. */
  run<T>(id: string | undefined, unit: WorkProgress['unit'], work: (job: Job) => Promise<T>): Promise<T>;
  readonly handlers: { 'work.cancel'(input: { id: string }): { cancelled: boolean } };
  /** Everything is given up. */
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
      running.set(key, { id, stopping });
      try {
        return await work({
          signal: stopping.signal,
          report: id === undefined ? () => {} : reporter(id, unit),
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

  function reporter(id: string, unit: WorkProgress['unit']): Job['report'] {
    const begun = clock.now().uptime;
    let told = begun + quietMs - everyMs;
    return (done, total) => {
      const { uptime } = clock.now();
      if (uptime - told < everyMs) return;
      told = uptime;
      const passed = uptime - begun;
      const perMs = passed < rateAfterMs ? 0 : done / passed;
      onProgress({
        ...{ id, unit, done, total },
        perSecond: perMs === 0 ? null : Math.round(perMs * 1000),
        leftMs: perMs === 0 ? null : Math.max(0, Math.round((total - done) / perMs)),
      });
    };
  }
}
