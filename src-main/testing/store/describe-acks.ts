import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aDraft,
  at,
  furnish,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  story,
  unconfirmed,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const rank = ['SENT', 'DELIVERED', 'READ'];

export function describeAcks(open: () => StoreUnderTest): void {
  describe('acks', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    const ack = (value: number, restricted = false) =>
      store.attempts.applyAck('ID-a', value, restricted, at(value));

    it('move a message forward through sent, delivered and read', async () => {
      await sent(store, aDraft('a'));
      const changed: boolean[] = [];
      for (const value of [1, 1, 2, 1, 2, 3, 3, 4]) changed.push(await ack(value));
      expect(changed).toEqual([true, false, true, false, false, true, false, false]);
      expect(await message(store, 'a')).toMatchObject({
        status: 'READ',
        deliveredAt: now + 2,
        readAt: now + 3,
      });
      expect(await story(store, 'a')).toEqual(['QUEUED', 'SEND_STARTED', 'SENT', 'DELIVERED', 'READ']);
    });

    it('heard at once are applied in order, and only those that changed something are named', async () => {
      await sent(store, aDraft('a'));
      const heard = [1, 2, 2, 3].map((value) => ({
        messageId: 'ID-a',
        ack: value,
        restriction: null,
        lid: null,
      }));
      const foreign = { messageId: 'foreign', ack: 3, restriction: null, lid: null };
      const changed = await store.attempts.applyAcks([...heard, foreign], at(5));
      expect(changed.map((each) => each.ack)).toEqual([1, 2, 3]);
      expect(await message(store, 'a')).toMatchObject({ status: 'READ' });
    });

    it('that overtakes the answer to its send proves that it arrived, and the late answer changes nothing', async () => {
      const open = await sending(store, aDraft('a'));
      const pending = { messageId: 'ID-a', ack: 0, restriction: null, lid: null };
      expect(await store.attempts.applyAcks([pending], at(5))).toEqual([]);
      await store.attempts.applyAcks([{ ...pending, ack: 2 }], at(10));
      expect(await message(store, 'a')).toMatchObject({ status: 'DELIVERED', sentAt: at(10).wall });
      expect((await store.slots.recent('393330000000', 1))[0]?.countsFrom).toEqual(at(10));
      const settlement = { to: 'SENT', messageId: 'ID-a', at: at(20) } as const;
      expect(await store.attempts.settle({ id: 'a', token: open.attempt.token }, settlement, at(20))).toBe(
        false,
      );
      expect(await story(store, 'a')).toEqual(['QUEUED', 'SEND_STARTED', 'SENT', 'DELIVERED']);
    });

    it('counts what left between two moments', async () => {
      await sent(store, aDraft('a'), { now: at(1_000) });
      expect(await store.attempts.sentBetween('main', now, at(2_000).wall)).toBe(1);
      expect(await store.attempts.sentBetween('main', at(1_000).wall, at(2_000).wall)).toBe(0);
    });

    it('may skip a step: read means delivered', async () => {
      await sent(store, aDraft('a'));
      await ack(3);
      expect(await message(store, 'a')).toMatchObject({
        status: 'READ',
        deliveredAt: now + 3,
        readAt: now + 3,
      });
    });

    it('never move a message back, in whatever order and however often they come', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
          fc.uuid(),
          async (acks, id) => {
            await sent(store, aDraft(id));
            let reached = 0;
            for (const value of acks) {
              await store.attempts.applyAck(`ID-${id}`, value, false, morning);
              const next = rank.indexOf((await message(store, id)).status);
              expect(next).toBeGreaterThanOrEqual(reached);
              reached = next;
            }
            const highest = Math.max(0, ...acks);
            expect(reached).toBe(highest >= 3 ? 2 : highest === 2 ? 1 : 0);
          },
        ),
        { numRuns: 30 },
      );
    });

    it('of a message nobody knows change nothing', async () => {
      expect(await store.attempts.applyAck('foreign', 3, false, morning)).toBe(false);
    });

    it('−1 fails a message that was only accepted', async () => {
      await sent(store, aDraft('a'));
      expect(await ack(-1)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'ACK_ERROR' });
    });

    it('−1 under a ban on first messages waits for its end, then goes with a new id', async () => {
      await sent(store, aDraft('a'));
      expect(await ack(-1, true)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'TIMELOCK',
        messageId: null,
        sentAt: null,
      });
      expect((await mustClaim(store)).messageId).toBeNull();
    });

    it.each([1, 2, 3])(
      '−1 after ack %i is a late one and changes nothing: the guest may have it',
      async (reached) => {
        await sent(store, aDraft('a'));
        await ack(reached);
        const before = await message(store, 'a');
        expect([await ack(-1), await ack(-1, true)]).toEqual([false, false]);
        expect(await message(store, 'a')).toEqual(before);
      },
    );

    it('are the proof an unconfirmed message waited for', async () => {
      await unconfirmed(store, aDraft('a'));
      expect([await ack(0), await ack(-1)]).toEqual([false, false]);
      expect((await message(store, 'a')).status).toBe('UNCONFIRMED');
      expect(await ack(2)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({
        status: 'DELIVERED',
        sentAt: now + 2,
        deliveredAt: now + 2,
      });
      expect(await store.attempts.openAttempts()).toEqual([]);
    });

    it('of a send that is still under way wait for its answer', async () => {
      await sending(store, aDraft('a'));
      expect(await ack(2)).toBe(false);
      expect((await message(store, 'a')).status).toBe('SENDING');
    });

    it('are looked up for what was sent lately and not looked up lately, longest ago first', async () => {
      await sent(store, aDraft('old'), { now: at(-10_000) });
      await sent(store, aDraft('b'));
      await sent(store, aDraft('c'));
      await sent(store, aDraft('read'));
      await store.attempts.applyAck('ID-read', 3, false, morning);
      await store.attempts.noteAckChecked('b', now - 100);
      const unacked = async (checkedBefore: number, limit = 10) =>
        (await store.attempts.unackedMessages(checkedBefore, { after: now - 5_000, before: now }, limit)).map(
          ({ id }) => id,
        );
      expect(await unacked(now)).toEqual(['c', 'b']);
      expect(await unacked(now, 1)).toEqual(['c']);
      expect(await unacked(now - 100)).toEqual(['c']);
      expect((await store.attempts.unackedMessages(now, { after: now - 5_000, before: now }, 1))[0]).toEqual({
        id: 'c',
        type: 'main',
        messageId: 'ID-c',
        chatId: 'chat-of-c',
      });
    });
  });
}
