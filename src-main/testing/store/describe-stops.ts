import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage, Correspondent } from '../../domain/inbox/chat-message.ts';
import { aMessage, furnishInbox, lid, now, rossi, source, stranger } from './inbox-fixtures.ts';
import { aDraft, message, start } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeStops(open: () => StoreUnderTest): void {
  describe('a phone that says STOP', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnishInbox(store);
    });

    const record = (...messages: ChatMessage[]) => store.inbox.record('main', messages, now);
    const stop = (who: Partial<Correspondent>) => aMessage(who, { text: 'STOP' });
    const automatic = { acceptClear: false, optOutAutomatically: true };
    const read = (rules = automatic) => store.replies.readNew(rules, { newId: () => 'x', now });
    const optedOut = async (id: string) => (await store.households.household(id))?.optedOut;
    const addVerdi = (phones: readonly string[]) =>
      store.households.add(
        [{ name: 'Verdi', phones: phones.map((e164) => ({ e164, kind: 'mobile' as const })), guests: [] }],
        { ...source, importId: 'list-2' },
        () => 'verdi',
        now,
      );
    /** What becomes of a message that is sent to this phone now. */
    async function sendTo(phone: string, householdId: string | null = null, id = phone) {
      await store.queue.enqueue([aDraft(id, { phones: [phone], householdId })], now);
      const candidates = [{ type: 'main', errand: 'COLD' } as const];
      const claimed = await store.claims.claimNext({ candidates, token: 't', now });
      if (claimed === null) throw new Error('nothing to claim');
      const result = await start(store, claimed, { chatId: `${phone.slice(1)}@c.us` });
      return result.started ? 'started' : result.because;
    }

    it('takes every household that has this phone with it, and gives all of them back', async () => {
      await addVerdi([stranger, rossi]);
      await store.queue.enqueue(
        [
          aDraft('a', { householdId: 'rossi', phones: [rossi] }),
          aDraft('b', { householdId: 'verdi', phones: [stranger] }),
        ],
        now,
      );
      const said = stop({ phone: rossi });
      await record(said);
      expect(await read()).toMatchObject({ optedOut: 1, cancelled: 2 });
      expect([await optedOut('rossi'), await optedOut('verdi')]).toEqual([true, true]);
      expect(await store.replies.reopen(said.id, now)).toMatchObject({ ok: true, requeued: 2 });
      expect([await optedOut('rossi'), await optedOut('verdi')]).toEqual([false, false]);
      expect((await message(store, 'b')).status).toBe('PENDING');
    });

    it('is never written to again, not even outside any household, until it is freed', async () => {
      const said = stop({ phone: rossi });
      await record(said);
      await read();
      expect(await sendTo(rossi)).toBe('FAILED');
      expect((await message(store, rossi)).failureReason).toBe('OPTED_OUT');
      await store.replies.optIn('rossi', false, now);
      expect(await sendTo(rossi, null, 'again')).toBe('started');
    });

    it('of a stranger is protected too, and opts out the household that comes to have it', async () => {
      await record(stop({ phone: stranger }));
      expect(await store.inbox.stop('+39000', now)).toBeNull();
      expect(await store.households.hasOptedOut(stranger)).toBe(false);
      expect(await store.inbox.stop(stranger, now)).toBe(0);
      expect(await store.households.hasOptedOut(stranger)).toBe(true);
      expect(await store.inbox.conversations({ unknownOnly: true, limit: 5 })).toMatchObject({
        items: [{ stopped: true }],
      });
      await store.inbox.dismiss(stranger, now);
      expect(await sendTo(stranger)).toBe('FAILED');
      await addVerdi([stranger]);
      expect(await store.inbox.matchAgain(now)).toBe(1);
      expect(await optedOut('verdi')).toBe(true);
      await store.householdEditor.bulk(['verdi'], { do: 'optIn' }, { newId: () => 'change', now });
      expect(await store.inbox.matchAgain(now)).toBe(0);
      expect(await optedOut('verdi')).toBe(false);
      expect(await sendTo(stranger, 'verdi', 'again')).toBe('started');
    });

    it('under a hidden id is protected once its phone is known', async () => {
      await record(stop({ lid }));
      await store.inbox.stop(lid, now);
      await store.inbox.learnLid(lid, stranger, now);
      expect(await sendTo(stranger)).toBe('FAILED');
      expect([await store.inbox.free(stranger), await store.inbox.free(stranger)]).toEqual([true, false]);
    });
  });
}
