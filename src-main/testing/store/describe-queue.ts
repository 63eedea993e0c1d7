import { beforeEach, describe, expect, it } from 'vitest';
import {
  aDraft,
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

export function describeQueue(open: () => StoreUnderTest): void {
  describe('queuing', () => {
    let store: StoreUnderTest;
    let anna = '';
    beforeEach(async () => {
      store = open();
      [anna = ''] = await furnish(store, ['Anna']);
    });

    const enqueue = async (...drafts: Parameters<typeof aDraft>[]) =>
      store.queue.enqueue(
        drafts.map((draft) => aDraft(...draft)),
        now,
      );

    it('freezes what was asked for', async () => {
      const template = { id: 'invitation-it', revision: 3 };
      expect(await enqueue(['a', { householdId: anna, kind: 'INVITATION', template }])).toEqual([
        { kind: 'queued', id: 'a' },
      ]);
      expect(await message(store, 'a')).toEqual({
        id: 'a',
        seq: 1,
        type: 'main',
        kind: 'INVITATION',
        lane: 'COLD',
        newChat: true,
        urgentUntil: null,
        householdId: anna,
        recipient: 'Famiglia a',
        phones: ['+393331234567'],
        chatId: null,
        text: 'Cari a, vi aspettiamo.',
        attachment: null,
        template: 'invitation-it',
        status: 'PENDING',
        waitingReason: null,
        held: false,
        notBefore: 0,
        attempts: 0,
        messageId: null,
        createdAt: now,
        updatedAt: now,
        sentAt: null,
        deliveredAt: null,
        readAt: null,
        failureReason: null,
      });
      expect(await store.reader.log('a')).toEqual([
        { at: now, name: 'QUEUED', details: { kind: 'INVITATION' } },
      ]);
    });

    it('invites a household once, within one request and across them', async () => {
      const invitation = { householdId: anna, kind: 'INVITATION' } as const;
      const results = await enqueue(['a', invitation], ['b', invitation]);
      expect(results).toEqual([
        { kind: 'queued', id: 'a' },
        { kind: 'alreadyInvited', id: 'a' },
      ]);
      expect(await enqueue(['c', invitation])).toEqual([{ kind: 'alreadyInvited', id: 'a' }]);
      expect(await enqueue(['reminder', { householdId: anna, kind: 'REMINDER' }])).toEqual([
        { kind: 'queued', id: 'reminder' },
      ]);
    });

    it('may invite anew when the first invitation was cancelled, and the first one stays cancelled', async () => {
      const invitation = { householdId: anna, kind: 'INVITATION' } as const;
      await enqueue(['a', invitation]);
      await store.queue.cancel(['a'], now);
      expect(await enqueue(['b', invitation])).toEqual([{ kind: 'queued', id: 'b' }]);
      expect(await store.queue.retry(['a'], now)).toEqual([false]);
      expect((await message(store, 'a')).status).toBe('CANCELLED');
    });

    it('does not invite anew over an invitation that was cancelled when it may have arrived', async () => {
      const invitation = { householdId: anna, kind: 'INVITATION' } as const;
      await unconfirmed(store, aDraft('a', invitation));
      await store.queue.cancel(['a'], now);
      expect(await enqueue(['b', invitation])).toEqual([{ kind: 'alreadyInvited', id: 'a' }]);
      expect((await store.households.household(anna))?.invitation).toMatchObject({ status: 'CANCELLED' });
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await mustClaim(store)).toMatchObject({ id: 'a', messageId: 'ID-a' });
    });

    it('does not forget in a second try that the first one, without an id, may have arrived', async () => {
      const invitation = { householdId: anna, kind: 'INVITATION' } as const;
      const open = await sending(store, aDraft('a', invitation), { messageId: null });
      await store.attempts.markUnconfirmed(open, 'UNREADABLE', now);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      await store.queue.cancel(['a'], now);
      expect(await enqueue(['b', invitation])).toEqual([{ kind: 'alreadyInvited', id: 'a' }]);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      await store.queue.cancel(['a'], now);
      expect(await enqueue(['c', invitation])).toEqual([{ kind: 'alreadyInvited', id: 'a' }]);
    });

    it('brings back one of several cancelled invitations of a household', async () => {
      const invitation = { householdId: anna, kind: 'INVITATION' } as const;
      for (const id of ['a', 'b']) {
        await enqueue([id, invitation]);
        await store.queue.cancel([id], now);
      }
      expect(await store.queue.retry(['a', 'b'], now)).toEqual([true, false]);
    });

    it('answers the same request with what it came to, and another one under its key with a conflict', async () => {
      const once = { idempotency: { key: 'rsvp-17', fingerprint: 'f1' } };
      await sent(store, aDraft('a', once));
      expect(await enqueue(['b', once])).toEqual([{ kind: 'existing', id: 'a', status: 'SENT' }]);
      expect(await enqueue(['c', { idempotency: { key: 'rsvp-17', fingerprint: 'f2' } }])).toEqual([
        { kind: 'conflict', id: 'a' },
      ]);
      expect((await store.reader.counts()).total).toBe(1);
    });

    it('is all or nothing', async () => {
      await expect(enqueue(['a'], ['b', { type: 'nobody' }])).rejects.toThrow();
      expect((await store.reader.counts()).total).toBe(0);
    });
  });

  describe('what the admin does', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    it('cancels what waits or is unconfirmed, nothing else', async () => {
      await sending(store, aDraft('sending'));
      await sent(store, aDraft('sent'));
      await unconfirmed(store, aDraft('unconfirmed'));
      await store.queue.enqueue([aDraft('pending')], now);
      const ids = ['pending', 'unconfirmed', 'sending', 'sent', 'unheard-of'];
      expect(await store.queue.cancel(ids, now)).toEqual([true, true, false, false, false]);
      expect(await store.queue.cancel(['pending'], now)).toEqual([false]);
      expect((await message(store, 'unconfirmed')).status).toBe('CANCELLED');
      expect((await store.attempts.openAttempts()).map(({ id }) => id)).toEqual(['sending']);
    });

    it('queues a failed message anew, from the first phone and with all its attempts', async () => {
      await store.queue.enqueue([aDraft('a', { phones: ['+391', '+392'] })], now);
      const claimed = await mustClaim(store);
      await store.claims.skipPhone(claimed, now);
      await store.claims.fail(claimed, 'INVALID_NUMBER', now);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await message(store, 'a')).toMatchObject({
        status: 'PENDING',
        failureReason: null,
        attempts: 0,
      });
      expect(await mustClaim(store)).toMatchObject({
        phoneIndex: 0,
        chatId: null,
        messageId: null,
        refusals: 0,
      });
      expect(await story(store, 'a')).toContain('REQUEUED');
    });

    it('queues a message anew that WhatsApp refused after it was sent', async () => {
      await sent(store, aDraft('a'));
      await store.attempts.applyAck('ID-a', -1, false, morning);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await message(store, 'a')).toMatchObject({ status: 'PENDING', sentAt: null, messageId: null });
    });

    it('sends an unconfirmed message again under its id to its chat', async () => {
      await unconfirmed(store, aDraft('a'));
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await mustClaim(store)).toMatchObject({ messageId: 'ID-a', chatId: 'chat-of-a', attempts: 1 });
      expect(await store.attempts.openAttempts()).toEqual([]);
    });

    it('sends a message that was cancelled while unconfirmed again under its id too', async () => {
      await unconfirmed(store, aDraft('a'));
      await store.queue.cancel(['a'], now);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await mustClaim(store)).toMatchObject({ messageId: 'ID-a', chatId: 'chat-of-a' });
    });

    it('sends a message that gave up after an attempt nobody confirmed again under its id, should it have arrived after all', async () => {
      const open = await sending(store, aDraft('a'));
      await store.attempts.confirmAbsent(open, now, now);
      await store.claims.fail(await mustClaim(store), 'ATTEMPTS_EXHAUSTED', now);
      expect(await store.queue.retry(['a'], now)).toEqual([true]);
      expect(await message(store, 'a')).toMatchObject({ status: 'PENDING', failureReason: null });
      expect(await mustClaim(store)).toMatchObject({
        messageId: 'ID-a',
        chatId: 'chat-of-a',
        attempts: 1,
        refusals: 0,
      });
    });

    it('does not queue again what waits, is under way or has left', async () => {
      await sending(store, aDraft('sending'));
      await sent(store, aDraft('sent'));
      await store.queue.enqueue([aDraft('pending')], now);
      expect(await store.queue.retry(['pending', 'sending', 'sent', 'unheard-of'], now)).toEqual([
        false,
        false,
        false,
        false,
      ]);
    });

    it('marks as sent what was unconfirmed, and acks go on from there', async () => {
      await unconfirmed(store, aDraft('a'));
      await store.queue.enqueue([aDraft('pending')], now);
      expect(await store.queue.markSent(['a', 'pending'], now)).toEqual([true, false]);
      expect(await message(store, 'a')).toMatchObject({ status: 'SENT', sentAt: now });
      expect(await store.attempts.applyAck('ID-a', 2, false, morning)).toBe(true);
      expect(await story(store, 'a')).toContain('MARKED_SENT');
    });
  });
}
