import { beforeEach, describe, expect, it } from 'vitest';
import { aDraft, claim, furnish, message, morning, mustClaim, start, story } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

export function describeClaims(open: () => StoreUnderTest): void {
  describe('claims', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    it('gives messages out in the order they were queued, each to one claim', async () => {
      await store.queue.enqueue([aDraft('a'), aDraft('b')], now);
      expect((await claim(store))?.id).toBe('a');
      expect((await claim(store))?.id).toBe('b');
      expect(await claim(store)).toBeNull();
    });

    it('tries the candidates in order, each in its own lane and session', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      await store.queue.enqueue(
        [aDraft('cold'), aDraft('warm', { lane: 'WARM' }), aDraft('hers', { type: 'sposa' })],
        now,
      );
      const candidates = [
        { type: 'main', errand: 'WARM' },
        { type: 'sposa', errand: 'COLD' },
        { type: 'main', errand: 'COLD' },
      ] as const;
      const order: (string | undefined)[] = [];
      for (const token of ['1', '2', '3', '4']) {
        order.push((await store.claims.claimNext({ candidates, token, now }))?.id);
      }
      expect(order).toEqual(['warm', 'hers', 'cold', undefined]);
    });

    it('holds back what is due later', async () => {
      await store.queue.enqueue([aDraft('later', { notBefore: now + 1 })], now);
      expect((await message(store, 'later')).waitingReason).toBe('SCHEDULED');
      expect(await claim(store)).toBeNull();
      expect((await claim(store, 'COLD', now + 1))?.id).toBe('later');
    });

    it('takes as urgent only what still is', async () => {
      await store.queue.enqueue([aDraft('test', { lane: 'WARM', urgentUntil: now + 1 })], now);
      expect(await claim(store, 'URGENT', now + 1)).toBeNull();
      const claimed = await claim(store, 'URGENT');
      expect(claimed).toMatchObject({ id: 'test', errand: 'URGENT' });
    });

    it('tells the worker what it needs', async () => {
      await store.queue.enqueue([aDraft('a', { phones: ['+391', '+392'] })], now);
      expect(await claim(store)).toEqual({
        id: 'a',
        token: expect.any(String),
        type: 'main',
        kind: 'CUSTOM',
        errand: 'COLD',
        householdId: null,
        text: 'Cari a, vi aspettiamo.',
        attachment: null,
        phones: ['+391', '+392'],
        phoneIndex: 0,
        chatId: null,
        messageId: null,
        attempts: 0,
        refusals: 0,
      });
    });

    it('comes back when released, and only its holder can release it', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      const claimed = await mustClaim(store);
      await store.claims.release({ ...claimed, token: 'stale' }, now);
      expect(await claim(store)).toBeNull();
      await store.claims.release(claimed, now);
      expect((await claim(store))?.id).toBe('a');
    });

    it('is postponed with a reason and one more refusal, no attempt', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      await store.claims.postpone(await mustClaim(store), 'BACKOFF', now + 60_000, now);
      expect(await message(store, 'a')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'BACKOFF',
        notBefore: now + 60_000,
        attempts: 0,
      });
      expect(await claim(store)).toBeNull();
      expect(await claim(store, 'COLD', now + 60_000)).toMatchObject({ id: 'a', refusals: 1 });
      expect(await story(store, 'a')).toEqual(['QUEUED', 'POSTPONED']);
    });

    it('goes to the next phone, and fails when there is none', async () => {
      await store.queue.enqueue([aDraft('a', { phones: ['+391', '+392'] })], now);
      const first = await mustClaim(store);
      await store.claims.skipPhone(first, now);
      await store.claims.release(first, now);
      const second = await mustClaim(store);
      expect(second.phoneIndex).toBe(1);
      await store.claims.skipPhone(second, now);
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' });
      expect(await story(store, 'a')).toEqual(['QUEUED', 'PHONE_SKIPPED', 'FAILED']);
    });

    it('fails for a reason', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      await store.claims.fail(await mustClaim(store), 'INVALID_NUMBER', now);
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'INVALID_NUMBER' });
    });

    it('remembers the chat of a phone, for this message and for the next one to it', async () => {
      await store.queue.enqueue([aDraft('a'), aDraft('b')], now);
      const first = await mustClaim(store);
      await store.claims.rememberChat(
        first,
        { phone: '+393331234567', chatId: '39333@c.us', lid: null },
        now,
      );
      expect((await message(store, 'a')).chatId).toBe('39333@c.us');
      expect((await mustClaim(store)).chatId).toBe('39333@c.us');
      await store.claims.release(first, now);
      expect((await mustClaim(store)).chatId).toBe('39333@c.us');
    });

    it('is lost by a cancel: nothing its holder does has an effect any more', async () => {
      await store.queue.enqueue([aDraft('a', { phones: ['+391', '+392'] })], now);
      const claimed = await mustClaim(store);
      expect(await store.queue.cancel(['a'], now)).toEqual([true]);
      await store.claims.postpone(claimed, 'BACKOFF', now + 1, now);
      await store.claims.skipPhone(claimed, now);
      await store.claims.fail(claimed, 'INVALID_NUMBER', now);
      await store.claims.release(claimed, now);
      expect(await start(store, claimed)).toEqual({ started: false, because: 'CLAIM_LOST' });
      expect(await message(store, 'a')).toMatchObject({ status: 'CANCELLED' });
      expect(await story(store, 'a')).toEqual(['QUEUED', 'CANCELLED']);
    });

    it('is free again after the process died', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      await mustClaim(store);
      await store.claims.releaseAbandonedClaims(now);
      expect((await claim(store))?.id).toBe('a');
      expect(await story(store, 'a')).toContain('CLAIM_RELEASED');
    });

    it('is given up when the process died three times over it, not when it was released in between', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      for (let death = 0; death < 2; death += 1) {
        await mustClaim(store);
        await store.claims.releaseAbandonedClaims(now);
      }
      await store.claims.release(await mustClaim(store), now);
      for (let death = 0; death < 3; death += 1) {
        expect((await message(store, 'a')).status).toBe('PENDING');
        await mustClaim(store);
        await store.claims.releaseAbandonedClaims(now);
      }
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'POISON' });
    });
  });

  describe('what a cycle passes over', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    it('is noted once per reason, with the time it waits for', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      const until = now + 60_000;
      for (let cycle = 0; cycle < 3; cycle += 1)
        await store.claims.noteSkipped('main', 'COLD', 'RATE_LIMIT', until, now);
      await store.claims.noteSkipped('main', 'COLD', 'PAUSED', null, now);
      const skips = (await store.reader.log('a')).filter(({ name }) => name === 'SKIPPED');
      expect(skips.map(({ details }) => details)).toEqual([
        { reason: 'RATE_LIMIT', until: new Date(until).toISOString() },
        { reason: 'PAUSED', until: null },
      ]);
      expect((await message(store, 'a')).waitingReason).toBe('PAUSED');
    });

    it('is of that errand, due and of that session', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      const warm = { lane: 'WARM' } as const;
      await store.queue.enqueue(
        [
          aDraft('cold'),
          aDraft('warm', warm),
          aDraft('urgent', { ...warm, urgentUntil: now + 1 }),
          aDraft('was-urgent', { ...warm, urgentUntil: now }),
          aDraft('later', { notBefore: now + 1 }),
          aDraft('hers', { type: 'sposa' }),
        ],
        now,
      );
      const reasons = async () =>
        (await store.reader.page({ order: 'queued', limit: 10 })).items
          .filter(({ waitingReason }) => waitingReason !== null)
          .map(({ id, waitingReason }) => `${id}: ${waitingReason}`);
      await store.claims.noteSkipped('main', 'COLD', 'TIMELOCK', null, now);
      expect(await reasons()).toEqual(['cold: TIMELOCK', 'later: SCHEDULED']);
      await store.claims.noteSkipped('main', 'WARM', 'SEND_WINDOW', null, now);
      await store.claims.noteSkipped('main', 'URGENT', 'RATE_LIMIT', null, now);
      expect(await reasons()).toEqual([
        'cold: TIMELOCK',
        'warm: SEND_WINDOW',
        'urgent: RATE_LIMIT',
        'was-urgent: SEND_WINDOW',
        'later: SCHEDULED',
      ]);
    });
  });
}
