import { expect, it } from 'vitest';
import { Desk, longestMs, shortestMs } from './desk.ts';
import type { Seen } from './seen.ts';
import { aSeen } from './testing/a-seen.ts';

/** A desk whose looks end when the test says so, on timers that the test runs. */
function aDesk(tell: (seen: Seen) => void = () => {}) {
  const looks: PromiseWithResolvers<Seen | null>[] = [];
  const timers = new Map<() => void, number>();
  const errors: unknown[] = [];
  const told: Seen[] = [];
  const desk = new Desk({
    look() {
      const asked = Promise.withResolvers<Seen | null>();
      looks.push(asked);
      return asked.promise;
    },
    habits: [tell, (seen) => told.push(seen)],
    after(ms, work) {
      timers.set(work, ms);
      return () => timers.delete(work);
    },
    onError: (error) => errors.push(error),
  });
  return {
    ...{ desk, looks, errors, told },
    waiting: () => [...timers.values()],
    run() {
      for (const work of [...timers.keys()]) {
        timers.delete(work);
        work();
      }
    },
    async answer(seen: Seen | null = aSeen()) {
      looks.at(-1)?.resolve(seen);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

it('looks when something changed, once for many changes, and again later by itself', async () => {
  const { desk, looks, told, waiting, run, answer } = aDesk();
  desk.changed();
  desk.changed();
  desk.changed();
  expect(looks).toHaveLength(1);
  await answer();
  expect(told).toHaveLength(1);
  expect(waiting()).toEqual([shortestMs]);
  run();
  expect(looks).toHaveLength(2);
  await answer();
  run();
  expect(looks).toHaveLength(2);
  expect(waiting()).toEqual([longestMs - shortestMs]);
  run();
  expect(looks).toHaveLength(3);
});

it('keeps what it knew when nothing can be seen, and looks on', async () => {
  const { desk, told, waiting, answer } = aDesk();
  desk.changed();
  await answer(null);
  expect(told).toEqual([]);
  expect(waiting()).toEqual([shortestMs]);
});

it('goes on after a look or a habit that failed', async () => {
  const { desk, looks, told, errors, run, answer } = aDesk(() => {
    throw new Error('no tray');
  });
  desk.changed();
  await answer();
  expect(told).toHaveLength(1);
  run();
  run();
  looks.at(-1)?.reject(new Error('no answer'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors.map((error) => (error as Error).message)).toEqual(['no tray', 'no answer']);
  run();
  run();
  expect(looks).toHaveLength(3);
});

it('asks nothing of an app that is being closed, and shows nothing more', async () => {
  const { desk, looks, told, waiting, answer } = aDesk();
  desk.changed();
  desk.stop();
  await answer();
  desk.changed();
  expect(told).toEqual([]);
  expect(waiting()).toEqual([]);
  expect(looks).toHaveLength(1);
});
