import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { elapsedMs, plus, type Stamp } from '../../domain/clock.ts';
import { untouched } from '../../domain/governor/number-view.ts';
import type { OpenAttempt } from '../../domain/queue/worker-store.ts';
import {
  aDraft,
  at,
  attemptOf,
  context,
  furnish,
  limited,
  morning,
  sending,
  sent,
  settleMs,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const { number } = context;
const postponed = { to: 'PENDING', reason: 'BACKOFF', notBefore: 9e12, usesAttempt: false } as const;

export function describeSlots(open: () => StoreUnderTest): void {
  describe('slots', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    it('are none before the first send, and no N-th newest while there are fewer', async () => {
      expect(await store.slots.view(number, limited(1), morning)).toEqual(untouched);
      await sent(store, aDraft('a'));
      expect((await store.slots.view(number, limited(2), morning)).nthNewest).toBeNull();
      expect((await store.slots.view(number, limited(1), morning)).nthNewest).not.toBeNull();
    });

    it('are read newest first, the N-th by key', async () => {
      for (const [index, id] of ['a', 'b', 'c'].entries())
        await sent(store, aDraft(id), { now: at(index * 1000) });
      const { nthNewest, newest } = await store.slots.view(number, limited(3), morning);
      expect([nthNewest?.startedAt, newest?.startedAt]).toEqual([morning, at(2000)]);
      const recent = await store.slots.recent(number, 2);
      expect(recent.map(({ startedAt }) => startedAt)).toEqual([at(2000), at(1000)]);
    });

    it('belong to the number, whichever session it sends through', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, morning.wall);
      await sent(store, aDraft('a'));
      await sent(store, aDraft('b'), { context: { ...context, number: '1' } });
      expect((await store.slots.recent(number, 10)).length).toBe(1);
      expect((await store.slots.recent('1', 10)).length).toBe(1);
    });

    it('count from the latest possible arrival until the answer is there', async () => {
      const open = await sending(store, aDraft('a'));
      expect((await store.slots.view(number, limited(1), morning)).newest?.countsFrom).toEqual(at(settleMs));
      await store.attempts.settle(attemptOf(open), { to: 'SENT', messageId: 'X', at: at(900) }, at(900));
      expect((await store.slots.view(number, limited(1), morning)).newest?.countsFrom).toEqual(at(900));
    });

    it('never count from earlier than the one before, which may arrive later', async () => {
      await sending(store, aDraft('a'));
      const second = await sending(store, aDraft('b'), { now: at(1000) });
      await store.attempts.settle(attemptOf(second), { to: 'SENT', messageId: 'X', at: at(2000) }, at(2000));
      expect((await store.slots.view(number, limited(1), morning)).newest).toMatchObject({
        startedAt: at(1000),
        countsFrom: at(settleMs),
      });
    });

    it('that were given back leave no hole in the order', async () => {
      await sent(store, aDraft('a'));
      const middle = await sending(store, aDraft('b'), { now: at(1000) });
      await sent(store, aDraft('c'), { now: at(2000) });
      await store.attempts.settle(attemptOf(middle), postponed, at(3000));
      expect((await store.slots.view(number, limited(2), morning)).nthNewest?.startedAt).toEqual(morning);
      await sent(store, aDraft('d'), { now: at(4000) });
      expect((await store.slots.view(number, limited(3), morning)).nthNewest?.startedAt).toEqual(morning);
    });

    it('stay in the order in which they count, whatever is settled or given back when', async () => {
      const act = fc.record({
        answer: fc.constantFrom('SENT', 'BACK', 'UNKNOWN', 'REBOOT'),
        passMs: fc.integer({ min: 0, max: 200_000 }),
        settleMs: fc.integer({ min: 0, max: 30_000 }),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
          run += 1;
          const own = { ...context, number: `${run}` };
          let now: Stamp = morning;
          for (const [index, { answer, passMs, settleMs: took }] of acts.entries()) {
            now =
              answer === 'REBOOT'
                ? { wall: now.wall + passMs, uptime: 0, boot: `r${index}` }
                : plus(now, passMs);
            // Long over by then: nothing of an earlier run is claimed instead.
            const id = `${run}-${index}`;
            const open: OpenAttempt = await sending(store, aDraft(id, { lane: 'WARM' }), {
              now,
              context: own,
            });
            now = plus(now, took);
            if (answer === 'SENT') {
              await store.attempts.settle(attemptOf(open), { to: 'SENT', messageId: id, at: now }, now);
            } else if (answer === 'BACK') {
              await store.attempts.settle(attemptOf(open), postponed, now);
            }
          }
          const ages = (await store.slots.recent(own.number, 50)).map(({ countsFrom }) =>
            elapsedMs(countsFrom, now),
          );
          expect(ages).toEqual([...ages].sort((a, b) => a - b));
        }),
        { numRuns: 60 },
      );
    });
  });

  describe('the pause of the queue', () => {
    it('is kept until it is lifted', async () => {
      const store = open();
      expect(await store.slots.queuePaused()).toBe(false);
      await store.queue.setPaused(true, 5);
      expect(await store.slots.queuePaused()).toBe(true);
      await store.queue.setPaused(false, 6);
      expect(await store.slots.queuePaused()).toBe(false);
    });
  });
}
