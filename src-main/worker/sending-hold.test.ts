import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SendingHold } from './sending-hold.ts';

function deferred() {
  let resolve = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve: () => resolve(), reject: (error: unknown) => reject(error) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('begins once every step under way has ended, whichever worker took it and however it ended', async () => {
  const hold = new SendingHold();
  const [one, other] = [deferred(), deferred()];
  const steps = [hold.step(() => one.promise), hold.step(() => other.promise)];
  let began = false;
  const held = hold.during(async () => {
    began = true;
  });
  one.resolve();
  await turn();
  expect(began).toBe(false);
  other.reject(new Error('a step that failed'));
  await held;
  expect(began).toBe(true);
  await expect(steps[1]).rejects.toThrow('a step that failed');
});

it('lets no step be taken from the moment it is asked for, and wakes whoever waits once it has ended', async () => {
  const hold = new SendingHold();
  const work = deferred();
  let woken = 0;
  const unheard = hold.onRelease(() => {
    woken += 1;
  });
  const held = hold.during(() => work.promise);
  expect(await hold.step(async () => 'sent')).toBeNull();
  expect(woken).toBe(0);
  work.resolve();
  await held;
  expect(woken).toBe(1);
  expect(await hold.step(async () => 'sent')).toBe('sent');
  unheard();
  await hold.during(async () => {});
  expect(woken).toBe(1);
});

it('is over exactly when the last of all holds is, in whatever order they begin, fail and end, inside each other too', async () => {
  const act = fc.record({ which: fc.nat(3), ends: fc.constantFrom('well', 'badly') });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
      const hold = new SendingHold();
      const open = new Map<number, { work: ReturnType<typeof deferred>; held: Promise<unknown> }>();
      let released = 0;
      let releases = 0;
      hold.onRelease(() => {
        released += 1;
      });
      for (const { which, ends } of acts) {
        const there = open.get(which);
        if (there === undefined) {
          const work = deferred();
          const nested = () => (which === 3 ? hold.during(() => work.promise) : work.promise);
          open.set(which, { work, held: hold.during(nested).catch(() => {}) });
        } else {
          await turn();
          if (ends === 'well') there.work.resolve();
          else there.work.reject(new Error('it failed'));
          await there.held;
          open.delete(which);
          if (open.size === 0) releases += 1;
        }
        expect(await hold.step(async () => 'taken')).toBe(open.size === 0 ? 'taken' : null);
        expect(released).toBe(releases);
      }
      await turn();
      for (const { work, held } of open.values()) {
        work.resolve();
        await held;
      }
      expect(await hold.step(async () => 'taken')).toBe('taken');
    }),
    { numRuns: 60 },
  );
});
