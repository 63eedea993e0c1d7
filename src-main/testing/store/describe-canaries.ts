import { beforeEach, describe, expect, it } from 'vitest';
import { deliveryMs } from '../../domain/queue/canary.ts';
import type { MessageDraft } from '../../domain/queue/queue-store.ts';
import {
  aDraft,
  at,
  claim,
  furnish,
  message,
  morning,
  mustClaim,
  start,
  startNext,
  story,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const ahead = (id: string, campaign = 'c'): MessageDraft =>
  aDraft(id, { campaign: { id: campaign, canary: true } });
const behind = (id: string, campaign = 'c'): MessageDraft =>
  aDraft(id, { campaign: { id: campaign, canary: false } });

export function describeCanaries(open: () => StoreUnderTest): void {
  describe('canaries', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store, ['Rossi']);
    });

    /** Claims and sends what is up next, which must be `id`, and lets WhatsApp say `ack` of it. */
    async function leaves(id: string, ack?: number): Promise<void> {
      const { attempt } = await startNext(store, id);
      await store.attempts.settle(
        { id, token: attempt.token },
        { to: 'SENT', messageId: `ID-${id}`, at: morning },
        morning,
      );
      if (ack !== undefined) await store.attempts.applyAck(`ID-${id}`, ack, false, morning);
    }

    it('leave first, and nothing of their campaign is given out before they have arrived', async () => {
      await store.queue.enqueue([behind('rest'), ahead('first')], now);
      await leaves('first', 1);
      expect(await claim(store)).toBeNull();
      expect(await message(store, 'rest')).toMatchObject({ held: true, waitingReason: 'CANARY' });
      await store.attempts.applyAck('ID-first', 2, false, at(1));
      expect((await claim(store))?.id).toBe('rest');
      expect(await message(store, 'rest')).toMatchObject({ held: false, waitingReason: null });
    });

    it('are told of once in the log of each that waits', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest')], now);
      for (let cycle = 0; cycle < 4; cycle += 1)
        await store.claims.claimNext({ candidates: [], token: 't', now });
      expect(await story(store, 'rest')).toEqual(['QUEUED', 'SKIPPED']);
      expect((await store.reader.log('rest'))[1]?.details).toEqual({ reason: 'CANARY', until: null });
      expect(await story(store, 'first')).toEqual(['QUEUED']);
    });

    it('keep nobody else waiting: not what comes after them, in either lane', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest'), aDraft('other')], now);
      await store.queue.enqueue(
        [aDraft('answer', { lane: 'WARM' }), ahead('hers', 'd'), behind('hers too', 'd')],
        now,
      );
      const order = [];
      for (let next = await claim(store, 'WARM'); next !== null; next = await claim(store))
        order.push(next.id);
      expect(order).toEqual(['answer', 'first', 'other', 'hers']);
    });

    it('that were refused leave it to a person, who opens the tap', async () => {
      await store.queue.enqueue([ahead('a'), ahead('b'), behind('rest')], now);
      await leaves('a', 2);
      await leaves('b', -1);
      expect(await claim(store)).toBeNull();
      expect(await store.campaigns.held(now)).toEqual([
        {
          id: 'c',
          type: 'main',
          held: 1,
          stuck: 'REFUSED',
          canaries: 2,
          required: 2,
          delivered: 1,
          refused: 1,
        },
      ]);
      expect(await store.campaigns.openTap('c', now)).toBe(true);
      expect(await store.campaigns.held(now)).toEqual([]);
      expect((await claim(store))?.id).toBe('rest');
    });

    it('that do not arrive in time leave it to a person, and still count when they do', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest')], now);
      await leaves('first', 1);
      const stuckAt = async (wall: number) => (await store.campaigns.held(wall))[0]?.stuck;
      expect(await stuckAt(now + deliveryMs - 1)).toBeNull();
      expect(await stuckAt(now + deliveryMs)).toBe('NOT_DELIVERED');
      expect(await claim(store, 'COLD', now + 10 * deliveryMs)).toBeNull();
      await store.attempts.applyAck('ID-first', 2, false, at(11 * deliveryMs));
      expect((await claim(store, 'COLD', now + 11 * deliveryMs))?.id).toBe('rest');
    });

    it('let a person cancel what waits', async () => {
      await store.queue.enqueue([ahead('first'), behind('b'), behind('c')], now);
      expect(await store.campaigns.cancelHeld('c', now)).toBe(2);
      expect((await message(store, 'b')).status).toBe('CANCELLED');
      expect((await message(store, 'first')).status).toBe('PENDING');
      expect(await store.campaigns.held(now)).toEqual([]);
    });

    it('hold back what was cancelled and asked for again', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest')], now);
      await store.queue.cancel(['rest'], now);
      await store.queue.retry(['rest'], now);
      expect((await claim(store))?.id).toBe('first');
      expect(await claim(store)).toBeNull();
    });

    it('are of no more use once cancelled themselves: a person decides', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest')], now);
      await store.queue.cancel(['first'], now);
      expect(await claim(store)).toBeNull();
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: 'NONE_LEFT', canaries: 0 }]);
    });

    it('open no tap that a person closed, and a closed one stops what is claimed already', async () => {
      await store.queue.enqueue([ahead('first'), behind('b'), behind('c')], now);
      await leaves('first', 2);
      const claimed = await mustClaim(store);
      expect(await store.campaigns.closeTap('c', now)).toBe(true);
      expect(await start(store, claimed)).toEqual({ started: false, because: 'CLAIM_LOST' });
      await store.claims.release(claimed, now);
      expect(await claim(store)).toBeNull();
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: 'CLOSED', held: 2 }]);
      await store.campaigns.openTap('c', now);
      expect((await claim(store))?.id).toBe('b');
    });

    it('that were refused are replaced by the one that is invited again: it must arrive too', async () => {
      const household = 'household-1';
      const canary = (id: string) => ({ ...ahead(id), kind: 'INVITATION' as const, householdId: household });
      await store.queue.enqueue([canary('first'), behind('rest')], now);
      await leaves('first', -1);
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: 'REFUSED', refused: 1 }]);
      const { campaign: _, ...again } = canary('again');
      expect(await store.queue.inviteAgain('first', again, now)).toMatchObject({ kind: 'queued' });
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: null, canaries: 1, delivered: 0 }]);
      await leaves('again', 1);
      expect(await claim(store)).toBeNull();
      await store.attempts.applyAck('ID-again', 2, false, at(1));
      expect((await claim(store))?.id).toBe('rest');
    });

    it('hold back an invitation in the place of one that waits, and nothing once the tap is open', async () => {
      const household = 'household-1';
      const waits = (id: string) => ({ ...behind(id), kind: 'INVITATION' as const, householdId: household });
      await store.queue.enqueue([ahead('first'), waits('rest')], now);
      await store.queue.cancel(['rest'], now);
      const { campaign: _, ...again } = waits('again');
      await store.queue.inviteAgain('rest', again, now);
      expect(await message(store, 'again')).toMatchObject({ held: true });
      await store.queue.cancel(['again'], now);
      await store.campaigns.openTap('c', now);
      await store.queue.inviteAgain('rest', { ...again, id: 'once more' }, now);
      expect(await message(store, 'once more')).toMatchObject({ held: false });
    });

    it('are held back with all the rest once the tap is closed, and what left and comes back is held too', async () => {
      await store.queue.enqueue([ahead('a'), ahead('b'), behind('c'), behind('d')], now);
      await leaves('a', 0);
      await store.campaigns.openTap('c', now);
      await leaves('b', 0);
      await leaves('c', 0);
      await store.campaigns.closeTap('c', now);
      // A ban on first messages: WhatsApp takes back what it had not passed on.
      for (const id of ['a', 'c']) await store.attempts.applyAck(`ID-${id}`, -1, true, morning);
      expect(await claim(store, 'COLD', now + 1)).toBeNull();
      await store.attempts.applyAck('ID-b', -1, false, morning);
      await store.queue.retry(['b'], now);
      expect(await claim(store, 'COLD', now + 1)).toBeNull();
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: 'CLOSED', held: 4 }]);
      await store.campaigns.openTap('c', now);
      expect(await claim(store, 'COLD', now + 1)).not.toBeNull();
    });

    it('that have not left stay when the tap is closed', async () => {
      await store.queue.enqueue([ahead('first'), behind('rest')], now);
      await store.campaigns.closeTap('c', now);
      expect(await claim(store)).toBeNull();
      expect(await store.campaigns.held(now)).toMatchObject([{ stuck: 'CLOSED', held: 2 }]);
    });

    it('are the next ones where none of those that were meant to be is queued', async () => {
      const key = (of: string) => ({ idempotency: { key: of, fingerprint: of } });
      await store.queue.enqueue([aDraft('earlier', key('k'))], now);
      const [first, ...rest] = await store.queue.enqueue(
        [{ ...ahead('first'), ...key('k') }, behind('b'), behind('c')],
        now,
      );
      expect(first).toMatchObject({ kind: 'existing', id: 'earlier' });
      expect(rest).toEqual([
        { kind: 'queued', id: 'b', ahead: true },
        { kind: 'queued', id: 'c' },
      ]);
      await leaves('earlier');
      await leaves('b', 1);
      expect(await claim(store)).toBeNull();
      await store.attempts.applyAck('ID-b', 2, false, morning);
      expect((await claim(store))?.id).toBe('c');
    });

    it('belong to campaigns that exist', async () => {
      expect(await store.campaigns.openTap('nobody', now)).toBe(false);
      expect(await store.campaigns.closeTap('nobody', now)).toBe(false);
      expect(await store.campaigns.cancelHeld('nobody', now)).toBeNull();
    });

    it('are not waited for while the messages can still be taken back', async () => {
      const later = { notBefore: now + 1 };
      await store.queue.enqueue(
        [
          { ...ahead('first'), ...later },
          { ...behind('rest'), ...later },
        ],
        now,
      );
      await store.claims.claimNext({ candidates: [], token: 't', now });
      expect((await message(store, 'rest')).waitingReason).toBe('SCHEDULED');
    });
  });
}
