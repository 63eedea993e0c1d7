import { beforeEach, describe, expect, it } from 'vitest';
import { breakerRestMs } from '../../domain/governor/breaker.ts';
import { dayMs } from '../../domain/governor/new-chats.ts';
import type { StartView } from '../../domain/queue/worker-store.ts';
import {
  aDraft,
  at,
  attemptOf,
  context,
  furnish,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  start,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const { number } = context;
const go = { go: true } as const;

/** What the governor must still know after a restart, and read again as a message leaves. */
export function describeGoverning(open: () => StoreUnderTest): void {
  describe('what the governor remembers', () => {
    let store: StoreUnderTest;
    let anna: string;
    beforeEach(async () => {
      store = open();
      [anna = ''] = await furnish(store, ['Anna']);
      await store.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
    });

    const view = (budget: { newChatCap?: number; warmUp?: boolean } = {}, now = morning) =>
      store.slots.view(number, { rateLimit: 10, newChatCap: null, warmUp: false, ...budget }, now);

    async function refuse(id: string, now = morning): Promise<void> {
      const open = await sending(store, aDraft(id), { now });
      await store.attempts.settle(attemptOf(open), { to: 'FAILED', reason: 'REJECTED' }, now);
    }

    async function ack(id: string, value: number, now = morning): Promise<void> {
      await store.attempts.applyAck(`ID-${id}`, value, false, now);
    }

    describe('the circuit breaker', () => {
      it('opens at the fifth definite refusal of the last ten first messages, whatever kind it is', async () => {
        await refuse('rejected1');
        await refuse('rejected2');
        const locked = await sending(store, aDraft('locked'));
        const timelock = { to: 'PENDING', reason: 'TIMELOCK', notBefore: 9e12, usesAttempt: false } as const;
        await store.attempts.settle(attemptOf(locked), timelock, morning);
        for (const id of ['a', 'b', 'c', 'd']) await sent(store, aDraft(id));
        await ack('a', -1);
        expect((await view()).restingSince).toBeNull();
        await ack('b', -1, at(7));
        expect((await view()).restingSince).toEqual(at(7));
      });

      it('takes no time-out, no broken server and no answer to a guest for a refusal', async () => {
        for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
          const unknown = await sending(store, aDraft(id));
          await store.attempts.settle(attemptOf(unknown), { to: 'SENDING', cause: 'SERVER_ERROR' }, morning);
          const postponed = await sending(store, aDraft(`${id}2`));
          const back = { to: 'PENDING', reason: 'BACKOFF', notBefore: 9e12, usesAttempt: false } as const;
          await store.attempts.settle(attemptOf(postponed), back, morning);
          const warm = await sending(store, aDraft(`${id}3`, { lane: 'WARM' }));
          await store.attempts.settle(attemptOf(warm), { to: 'FAILED', reason: 'REJECTED' }, morning);
        }
        expect((await view()).restingSince).toBeNull();
      });

      it('lets one try after the rest, and closes when WhatsApp takes it', async () => {
        for (const id of ['a', 'b', 'c', 'd', 'e']) await refuse(id);
        const later = at(breakerRestMs);
        await sent(store, aDraft('probe'), { now: later });
        expect((await view()).restingSince).toEqual(later);
        await ack('probe', 1, at(breakerRestMs + 5));
        expect((await view()).restingSince).toBeNull();
        // What was before it counts no more.
        await refuse('later', at(breakerRestMs + 9));
        expect((await view()).restingSince).toBeNull();
      });

      it('rests anew when the one that tried is refused, and tries again at once when it never left', async () => {
        for (const id of ['a', 'b', 'c', 'd', 'e']) await refuse(id);
        await refuse('probe', at(breakerRestMs));
        expect((await view()).restingSince).toEqual(at(breakerRestMs));
        const second = at(2 * breakerRestMs);
        const unsent = await sending(store, aDraft('unsent'), { now: second });
        const back = {
          to: 'PENDING',
          reason: 'SESSION_NOT_CONNECTED',
          notBefore: 9e12,
          usesAttempt: false,
        } as const;
        await store.attempts.settle(attemptOf(unsent), back, second);
        expect((await view()).restingSince).toEqual(at(breakerRestMs));
      });
    });

    describe('new chats', () => {
      it('are counted for the cap; what goes to a known chat is none', async () => {
        await sent(store, aDraft('a'));
        await sent(store, aDraft('w', { lane: 'WARM' }));
        expect((await view({ newChatCap: 2 })).newChats.blocking).toBeNull();
        expect((await view({ newChatCap: 1 })).newChats.blocking).not.toBeNull();
        await ack('a', 2);
        await store.queue.enqueue([aDraft('again')], morning.wall);
        const claimed = await mustClaim(store);
        let seen: StartView | null = null;
        const decide = (asked: StartView) => {
          seen = asked;
          return go;
        };
        await start(store, claimed, { chatId: 'chat-of-a', decide });
        expect(seen).toMatchObject({ newChat: false });
        expect((await view({ newChatCap: 2 })).newChats.blocking).toBeNull();
      });

      it('are few at first and more each day, counted from the very first', async () => {
        for (let index = 0; index < 20; index += 1) await sent(store, aDraft(`m${index}`));
        expect((await view({ warmUp: true })).newChats).toMatchObject({ growsInMs: dayMs });
        expect((await view({ warmUp: true })).newChats.blocking).not.toBeNull();
        expect((await view({ warmUp: true }, at(dayMs))).newChats.blocking).toBeNull();
        expect((await view({ warmUp: true, newChatCap: 5 }, at(dayMs))).newChats.growsInMs).toBeNull();
        expect((await view({ warmUp: true }, at(8 * dayMs))).newChats).toEqual({
          blocking: null,
          growsInMs: null,
        });
      });

      it('are known as such while they wait: the household’s next message passes a ban', async () => {
        const draft = (id: string) => aDraft(id, { householdId: anna });
        await store.queue.enqueue([draft('first')], morning.wall);
        const claimed = await mustClaim(store);
        const phone = claimed.phones[0] ?? '';
        await store.claims.rememberChat(claimed, { phone, chatId: 'chat', lid: null }, morning.wall);
        const started = await start(store, claimed, { chatId: 'chat' });
        if (!started.started) throw new Error('not started');
        await store.queue.enqueue([draft('early')], morning.wall);
        expect((await message(store, 'early')).newChat).toBe(true);
        const settled = { to: 'SENT', messageId: 'ID-first', at: morning } as const;
        await store.attempts.settle({ id: 'first', token: started.attempt.token }, settled, morning);
        await ack('first', 2);
        await store.queue.enqueue([draft('late')], morning.wall);
        expect((await message(store, 'early')).newChat).toBe(false);
        expect((await message(store, 'late')).newChat).toBe(false);
        expect(await mustClaim(store, 'KNOWN')).toMatchObject({ id: 'early', errand: 'KNOWN' });
        expect(await mustClaim(store, 'COLD')).toMatchObject({ id: 'late', errand: 'KNOWN' });
      });
    });

    describe('a ban heard of by one session', () => {
      it('holds for all on its number', async () => {
        await store.sessions.create(
          { type: 'other', label: '', wahaUrl: 'u', wahaSession: 's' },
          morning.wall,
        );
        await store.sessions.noteLinked(
          'other',
          { number, pushName: null, device: 'e' },
          false,
          morning.wall,
        );
        const until = morning.wall + dayMs;
        await store.sessions.restrictNewChats('other', until, morning);
        await store.queue.enqueue([aDraft('a')], morning.wall);
        let seen: StartView | null = null;
        await start(store, await mustClaim(store), {
          decide: (asked) => {
            seen = asked;
            return go;
          },
        });
        expect(seen).toMatchObject({ restriction: { until } });
      });
    });
  });
}
