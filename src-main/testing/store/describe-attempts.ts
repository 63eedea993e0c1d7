import { beforeEach, describe, expect, it } from 'vitest';
import {
  aDraft,
  at,
  attemptOf,
  claim,
  context,
  furnish,
  limited,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  startNext,
  story,
  unconfirmed,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const later = at(5_000);
const answered = { to: 'SENT', messageId: 'ANSWER', at: later } as const;

export function describeAttempts(open: () => StoreUnderTest): void {
  describe('settling an attempt', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    async function slotCount(): Promise<number> {
      return (await store.slots.recent(context.number, 100)).length;
    }

    it('as sent keeps the slot, counted from the answer, and takes the id WAHA gave', async () => {
      const open = await sending(store, aDraft('a'));
      expect(await store.attempts.settle(attemptOf(open), answered, later)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({
        status: 'SENT',
        messageId: 'ANSWER',
        sentAt: later.wall,
      });
      const { newest } = await store.slots.view(context.number, limited(10), morning);
      expect(newest).toMatchObject({ startedAt: morning, countsFrom: later });
      expect(await store.attempts.openAttempts()).toEqual([]);
    });

    it('as unknown leaves it in flight with its slot', async () => {
      const open = await sending(store, aDraft('a'));
      const unknown = { to: 'SENDING', cause: 'TIMEOUT' } as const;
      expect(await store.attempts.settle(attemptOf(open), unknown, later)).toBe(true);
      expect(await store.attempts.openAttempts()).toEqual([open]);
      expect(await slotCount()).toBe(1);
      expect(await story(store, 'a')).toEqual(['QUEUED', 'SEND_STARTED', 'OUTCOME_UNKNOWN']);
    });

    it('as postponed gives the slot and the attempt back, and counts a refusal', async () => {
      const open = await sending(store, aDraft('a'));
      const postponed = { to: 'PENDING', reason: 'BACKOFF', notBefore: now + 9, usesAttempt: false } as const;
      await store.attempts.settle(attemptOf(open), postponed, later);
      expect(await message(store, 'a')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'BACKOFF',
        notBefore: now + 9,
        attempts: 0,
        messageId: null,
        chatId: 'chat-of-a',
      });
      expect(await slotCount()).toBe(0);
      expect(await claim(store)).toBeNull();
      expect(await claim(store, 'COLD', now + 9)).toMatchObject({ refusals: 1 });
    });

    it('as postponed may use the attempt up', async () => {
      const open = await sending(store, aDraft('a'));
      const postponed = { to: 'PENDING', reason: 'BACKOFF', notBefore: now, usesAttempt: true } as const;
      await store.attempts.settle(attemptOf(open), postponed, later);
      expect((await message(store, 'a')).attempts).toBe(1);
    });

    it('as not on WhatsApp turns to the next phone, then fails', async () => {
      const first = await sending(store, aDraft('a', { phones: ['+391', '+392'] }));
      await store.attempts.settle(attemptOf(first), { to: 'NEXT_PHONE' }, later);
      const claimed = await mustClaim(store);
      expect(claimed).toMatchObject({ phoneIndex: 1, chatId: null, messageId: null });
      await store.claims.release(claimed, now);
      const second = await startNext(store, 'a');
      await store.attempts.settle(attemptOf(second), { to: 'NEXT_PHONE' }, later);
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' });
      expect(await slotCount()).toBe(0);
    });

    it('as failed gives the slot back', async () => {
      const open = await sending(store, aDraft('a'));
      await store.attempts.settle(attemptOf(open), { to: 'FAILED', reason: 'REJECTED' }, later);
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'REJECTED' });
      expect(await slotCount()).toBe(0);
    });

    it('changes nothing when the answer belongs to an attempt that is over', async () => {
      const old = await sending(store, aDraft('a'));
      await store.attempts.confirmAbsent(old, now, now);
      const current = await startNext(store, 'a');
      expect(await store.attempts.settle(attemptOf(old), answered, later)).toBe(false);
      expect(await store.attempts.settle(attemptOf(old), { to: 'FAILED', reason: 'REJECTED' }, later)).toBe(
        false,
      );
      expect(await store.attempts.confirmSent(old, 'X', 1, now)).toBe(false);
      expect(await store.attempts.confirmAbsent(old, now, now)).toBe(false);
      expect(await store.attempts.markUnconfirmed(old, 'UNREADABLE', now)).toBe(false);
      expect(await store.attempts.openAttempts()).toEqual([current]);
      expect(await slotCount()).toBe(2);
    });

    it('still takes a late answer for a message that was given to a person', async () => {
      const open = await unconfirmed(store, aDraft('a'));
      expect(await store.attempts.settle(attemptOf(open), answered, later)).toBe(true);
      expect((await message(store, 'a')).status).toBe('SENT');
    });
  });

  describe('reconciling', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    it('lists the open attempts in the order they were queued', async () => {
      await sending(store, aDraft('a'));
      await sent(store, aDraft('b'));
      await unconfirmed(store, aDraft('c'));
      const open = await store.attempts.openAttempts();
      expect(open.map(({ id, status }) => [id, status])).toEqual([
        ['a', 'SENDING'],
        ['c', 'UNCONFIRMED'],
      ]);
    });

    it('knows which ids belong to other messages', async () => {
      await sent(store, aDraft('a'));
      await sending(store, aDraft('b'));
      const owned = await store.attempts.ownedElsewhere(['ID-a', 'ID-b', 'foreign'], 'b');
      expect([...owned]).toEqual(['ID-a']);
      expect(await store.attempts.ownedElsewhere([], 'b')).toEqual(new Set());
    });

    it.each([
      [1, 'SENT'],
      [2, 'DELIVERED'],
      [3, 'READ'],
      [4, 'READ'],
    ])('found with ack %i means %s', async (ack, status) => {
      const open = await sending(store, aDraft('a'));
      expect(await store.attempts.confirmSent(open, 'FOUND', ack, later.wall)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({ status, messageId: 'FOUND', sentAt: later.wall });
      expect((await story(store, 'a')).slice(0, 4)).toEqual([
        'QUEUED',
        'SEND_STARTED',
        'FOUND_IN_CHAT',
        'SENT',
      ]);
    });

    it('finds an unconfirmed message too', async () => {
      const open = await unconfirmed(store, aDraft('a'));
      expect(await store.attempts.confirmSent(open, 'FOUND', 1, now)).toBe(true);
      expect((await message(store, 'a')).status).toBe('SENT');
    });

    it('proven absent goes back in line; the slot stays counted and the attempt used', async () => {
      const open = await sending(store, aDraft('a'));
      expect(await store.attempts.confirmAbsent(open, now + 7, now)).toBe(true);
      expect(await message(store, 'a')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'BACKOFF',
        notBefore: now + 7,
        attempts: 1,
        messageId: 'ID-a',
      });
      expect((await store.slots.recent(context.number, 10)).length).toBe(1);
    });

    it('is marked unconfirmed once', async () => {
      const open = await sending(store, aDraft('a'));
      expect(await store.attempts.markUnconfirmed(open, 'CONTEXT_CHANGED', now)).toBe(true);
      expect(await store.attempts.markUnconfirmed(open, 'CONTEXT_CHANGED', now)).toBe(false);
      const entries = (await store.reader.log('a')).filter(({ name }) => name === 'UNCONFIRMED');
      expect(entries.map(({ details }) => details)).toEqual([{ because: 'CONTEXT_CHANGED' }]);
    });
  });
}
