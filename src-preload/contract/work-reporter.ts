import type { WorkProgress } from './work.ts';

/** Work that is done sooner says nothing of itself. */
const quietMs = 400;
const everyMs = 250;
/** A rate is told once there is enough to tell it by. */
const rateAfterMs = 1_000;

export interface WorkReporter {
  report(done: number, total: number): void;
  enter(phase: Exclude<WorkProgress['phase'], 'counting'>): void;
}

/** Tells of a piece of work a few times a second, once it takes more than a moment. `uptime`: ms of a clock that never goes back. */
export function workReporter(
  { id, unit }: Pick<WorkProgress, 'id' | 'unit'>,
  uptime: () => number,
  tell: (progress: WorkProgress) => void,
): WorkReporter {
  let begun = uptime();
  let told = begun + quietMs - everyMs;
  let waiting = false;
  let reached = { done: 0, total: 0 };
  return {
    report(done, total) {
      reached = { done, total };
      const now = uptime();
      if (waiting) {
        // The wait is no part of the rate, and that it is over is told at once.
        waiting = false;
        begun = now;
        told = now - everyMs;
      }
      if (now - told < everyMs) return;
      told = now;
      const passed = now - begun;
      const perMs = passed < rateAfterMs ? 0 : done / passed;
      tell({
        ...{ id, unit, phase: 'counting', done, total },
        perSecond: perMs === 0 ? null : Math.round(perMs * 1000),
        leftMs: perMs === 0 ? null : Math.max(0, Math.round((total - done) / perMs)),
      });
    },
    enter(phase) {
      waiting = phase === 'waiting';
      // Whoever might want to stop it has to know at once that this cannot be done any more; a wait may be a long one.
      if (phase === 'checking' && uptime() - begun < quietMs) return;
      tell({ id, unit, phase, ...reached, perSecond: null, leftMs: null });
    },
  };
}
