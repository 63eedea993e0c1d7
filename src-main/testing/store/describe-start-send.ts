import { beforeEach, describe, expect, it } from 'vitest';
import { untouched } from '../../domain/governor/number-view.ts';
import type { WaitingReason } from '../../domain/queue/message.ts';
import {
  aDraft,
  at,
  attemptOf,
  context,
  furnish,
  limited,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  settleMs,
  start,
  startNext,
  story,
  unconfirmed,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const wait = { go: false, reason: 'RATE_LIMIT', until: now + 1 } as const;

export function describeStartSend(open: () => StoreUnderTest): void {
  describe('the last word before a send', () => {
    let store: StoreUnderTest;
    let anna = '';
    let bruno = '';
    beforeEach(async () => {
      store = open();
      [anna = '', bruno = ''] = await furnish(store, ['Anna', 'Bruno']);
    });

    it('commits the attempt with all that reconciliation will need, and takes the slot', async () => {
      const open = await sending(store, aDraft('a'), {
        attemptToken: 'try-1',
        messageId: '3EB0',
        chatId: '39@c.us',
      });
      expect(open).toEqual({
        id: 'a',
        type: 'main',
        text: 'Cari a, vi aspettiamo.',
        attachment: null,
        attempts: 1,
        status: 'SENDING',
        queuedAt: morning.wall,
        attempt: {
          token: 'try-1',
          number: 1,
          startedAt: morning,
          messageId: '3EB0',
          chatId: '39@c.us',
          context,
        },
      });
      expect(await message(store, 'a')).toMatchObject({
        status: 'SENDING',
        attempts: 1,
        waitingReason: null,
      });
      const { newest } = await store.slots.view(context.number, limited(10), morning);
      expect(newest).toEqual({ startedAt: morning, countsFrom: at(settleMs), jitter: 0.5 });
      expect(await story(store, 'a')).toEqual(['QUEUED', 'SEND_STARTED']);
    });

    it('has no claim left to release', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      const claimed = await mustClaim(store);
      await start(store, claimed);
      await store.claims.release(claimed, now);
      await store.claims.releaseAbandonedClaims(now);
      expect((await message(store, 'a')).status).toBe('SENDING');
      expect(await start(store, claimed)).toEqual({ started: false, because: 'CLAIM_LOST' });
    });

    it('asks the governor again with what is true now, and a no takes nothing but says why it waits', async () => {
      await sent(store, aDraft('before'));
      await store.queue.enqueue([aDraft('a')], now);
      const claimed = await mustClaim(store);
      await store.queue.setPaused(true, now);
      await store.sessions.pause('main', 'ADMIN', now);
      await store.sessions.restrictNewChats('main', now + 5, morning);
      let seen: unknown;
      const decide = (view: unknown) => {
        seen = view;
        return wait;
      };
      expect(await start(store, claimed, { budget: limited(1), decide })).toEqual({
        started: false,
        because: 'GOVERNOR',
        decision: wait,
      });
      const slot = { startedAt: morning, countsFrom: morning, jitter: 0.5 };
      expect(seen).toEqual({
        number: { ...untouched, nthNewest: slot, newest: slot },
        queuePaused: true,
        sessionPaused: true,
        rest: null,
        restriction: { until: now + 5, notedAt: morning },
        newChat: true,
      });
      expect(await message(store, 'a')).toMatchObject({ status: 'PENDING', attempts: 0, messageId: null });
      expect((await store.slots.recent(context.number, 10)).length).toBe(1);
    });

    it('is never stopped in silence: the reason is written, once for each', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      const no = (reason: WaitingReason) => ({ go: false, reason, until: now + 5 }) as const;
      for (const reason of ['BREAKER', 'BREAKER', 'GAP'] as const) {
        const claimed = await mustClaim(store);
        await start(store, claimed, { decide: () => no(reason) });
        await store.claims.release(claimed, now);
        expect((await message(store, 'a')).waitingReason).toBe(reason);
      }
      const skipped = (await store.reader.log('a')).filter(({ name }) => name === 'SKIPPED');
      const until = new Date(now + 5).toISOString();
      expect(skipped.map(({ details }) => details)).toEqual([
        { reason: 'BREAKER', until },
        { reason: 'GAP', until },
      ]);
    });

    it('stops a text that is not the one that was queued', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      const claimed = await mustClaim(store);
      store.damageText('a', 'Something else');
      expect(await start(store, claimed)).toEqual({
        started: false,
        because: 'FAILED',
        reason: 'TEXT_CHANGED',
      });
      expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'TEXT_CHANGED' });
      expect(await store.slots.recent(context.number, 10)).toEqual([]);
    });

    it('lets an opt-out win until the last moment', async () => {
      await store.queue.enqueue([aDraft('a', { householdId: anna })], now);
      const claimed = await mustClaim(store);
      store.optOut(anna, now);
      expect(await start(store, claimed)).toEqual({ started: false, because: 'FAILED', reason: 'OPTED_OUT' });
    });

    it.each(['CUSTOM', 'TEST'] as const)(
      'lets it win over a %s to their bare phone too, and over no other phone',
      async (kind) => {
        await store.queue.enqueue(
          [aDraft('a', { kind }), aDraft('b', { kind, phones: ['+393339999999'] })],
          now,
        );
        const claimed = await mustClaim(store);
        store.optOut(anna, now);
        const stopped = { started: false, because: 'FAILED', reason: 'OPTED_OUT' };
        expect(await start(store, claimed)).toEqual(stopped);
        expect(await message(store, 'a')).toMatchObject({ status: 'FAILED', failureReason: 'OPTED_OUT' });
        expect(await start(store, await mustClaim(store))).toMatchObject({ started: true });
      },
    );

    it('lets it win on each phone of theirs, whichever household the message is for', async () => {
      await store.queue.enqueue([aDraft('a', { householdId: bruno })], now);
      const claimed = await mustClaim(store);
      store.optOut(anna, now);
      expect(await start(store, claimed)).toEqual({ started: false, because: 'FAILED', reason: 'OPTED_OUT' });
      await store.queue.enqueue([aDraft('b', { householdId: bruno, phones: ['+393339999999'] })], now);
      expect(await start(store, await mustClaim(store))).toMatchObject({ started: true });
    });

    it('comes before an opt-out that is too late: what may have left is followed up', async () => {
      const open = await sending(store, aDraft('a', { householdId: anna }));
      store.optOut(anna, now);
      expect(await store.queue.cancel(['a'], now)).toEqual([false]);
      const answer = { to: 'SENT', messageId: 'X', at: morning } as const;
      expect(await store.attempts.settle(attemptOf(open), answer, morning)).toBe(true);
    });

    it('sends one invitation to a chat, even for two households', async () => {
      const invitation = { kind: 'INVITATION' } as const;
      await sent(store, aDraft('a', { ...invitation, householdId: anna }), { chatId: 'same' });
      await store.queue.enqueue([aDraft('b', { ...invitation, householdId: bruno })], now);
      const claimed = await mustClaim(store);
      expect(await start(store, claimed, { chatId: 'same' })).toEqual({
        started: false,
        because: 'FAILED',
        reason: 'ALREADY_INVITED_CHAT',
      });
    });

    it('counts an invitation that may have arrived, not one that certainly did not', async () => {
      const invitation = { kind: 'INVITATION' } as const;
      const lost = await sending(store, aDraft('a', { ...invitation, householdId: anna }), {
        chatId: 'same',
      });
      await store.attempts.settle(attemptOf(lost), { to: 'FAILED', reason: 'REJECTED' }, morning);
      const open = await sending(store, aDraft('b', { ...invitation, householdId: bruno }), {
        chatId: 'same',
      });
      await store.attempts.markUnconfirmed(open, 'UNREADABLE', now);
      await store.queue.enqueue([aDraft('c', invitation)], now);
      expect(await start(store, await mustClaim(store), { chatId: 'same' })).toMatchObject({
        reason: 'ALREADY_INVITED_CHAT',
      });
      await store.queue.enqueue([aDraft('reminder', { kind: 'REMINDER' })], now);
      expect(await start(store, await mustClaim(store), { chatId: 'same' })).toMatchObject({ started: true });
    });

    it('keeps the id of an attempt that was proven absent', async () => {
      const open = await sending(store, aDraft('a'), { messageId: 'FIRST' });
      await store.attempts.confirmAbsent(open, now, now);
      const claimed = await mustClaim(store);
      expect(claimed).toMatchObject({ messageId: 'FIRST', chatId: 'chat-of-a', attempts: 1 });
    });

    it('numbers its attempts', async () => {
      const open = await sending(store, aDraft('a'));
      await store.attempts.confirmAbsent(open, now, now);
      const second = await startNext(store, 'a');
      expect(second.attempt.number).toBe(2);
      expect(second.attempt.token).not.toBe(open.attempt.token);
    });

    it('leaves an unconfirmed message to a person', async () => {
      await unconfirmed(store, aDraft('a'));
      expect((await message(store, 'a')).status).toBe('UNCONFIRMED');
      await store.claims.releaseAbandonedClaims(now);
      expect((await store.attempts.openAttempts()).map(({ status }) => status)).toEqual(['UNCONFIRMED']);
    });
  });
}
