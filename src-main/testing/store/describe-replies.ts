import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../domain/inbox/chat-message.ts';
import type { MessageKind } from '../../domain/queue/message.ts';
import { aDraft, at, furnish, message, morning, mustClaim, sent, start } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const rossi = '+393331000001';
const careful = { acceptClear: false, optOutAutomatically: true };
const trusting = { acceptClear: true, optOutAutomatically: true };

export function describeReplies(open: () => StoreUnderTest): void {
  describe('replies', () => {
    let store: StoreUnderTest;
    let ids = 0;
    const context = {
      now,
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
    };

    beforeEach(async () => {
      store = open();
      ids = 0;
      await furnish(store);
      const household = { name: 'Rossi', phones: [{ e164: rossi, kind: 'mobile' as const }], guests: [] };
      await store.households.add(
        [household],
        { importId: 'list', filename: null, summary: {} },
        () => 'rossi',
        now,
      );
    });

    function aReply(id: string, text: string, changes: Partial<ChatMessage> = {}): ChatMessage {
      const who = { phone: rossi, lid: null };
      return {
        id,
        fromMe: false,
        ack: 2,
        who,
        pushName: null,
        text,
        attachment: false,
        at: now - 1_000,
        ...changes,
      };
    }

    async function write(id: string, text: string, changes: Partial<ChatMessage> = {}, rules = careful) {
      await store.inbox.record('main', [aReply(id, text, changes)], now);
      return store.replies.readNew(rules, context);
    }

    const household = async () => {
      const found = await store.households.household('rossi');
      if (found === null) throw new Error('gone');
      return found;
    };
    const openOnes = async () => (await store.replies.open(50)).items.map(({ messageId }) => messageId);
    const stateOf = async (id: string) =>
      (await store.replies.ofHousehold('rossi', 50)).find(({ messageId }) => messageId === id)?.state;
    const told = async () => (await store.guestList.timeline('rossi')).map(({ name }) => name);

    /** Something of ours left for them before they write. */
    const wrote = (id: string, kind: MessageKind, ago = 60_000) =>
      sent(store, aDraft(id, { kind, householdId: 'rossi' }), { now: at(-ago) });
    const addVerdi = () =>
      store.households.add(
        [{ name: 'Verdi', phones: [{ e164: '+393331000002', kind: 'mobile' as const }], guests: [] }],
        { importId: 'list-2', filename: null, summary: {} },
        () => 'verdi',
        now,
      );

    it('become proposals, each once, and change nothing by themselves', async () => {
      expect(await write('a', 'Ci saremo in 4 + 2 bimbi')).toMatchObject({ read: 1, answered: 0 });
      expect(await store.replies.readNew(careful, context)).toMatchObject({ read: 0 });
      expect((await store.replies.open(50)).items).toMatchObject([
        {
          messageId: 'a',
          household: { id: 'rossi', name: 'Rossi', rsvp: null },
          text: 'Ci saremo in 4 + 2 bimbi',
          reading: { rsvp: 'COMING', adults: 4, children: 2, confidence: 'clear' },
        },
      ]);
      expect((await household()).rsvp).toBeNull();
    });

    it('that are only thanks are nobody’s business, and a picture is one that was not understood', async () => {
      await write('a', 'Grazie mille ❤️');
      await write('b', '', { attachment: true });
      expect((await store.replies.open(50)).items).toMatchObject([
        { messageId: 'b', attachment: true, reading: { why: 'ATTACHMENT' } },
      ]);
    });

    it('are accepted as they were read, with the time they were written at', async () => {
      await write('a', 'Siamo in due, uno è vegano');
      expect(await store.replies.accept('a', false, context)).toMatchObject({ ok: true });
      expect(await household()).toMatchObject({
        rsvp: 'COMING',
        answer: { adults: 2, at: now - 1_000, conflict: false },
      });
      expect(await store.rsvp.ofHousehold('rossi')).toMatchObject([
        { source: 'WHATSAPP', messageId: 'a', automatic: false, note: 'uno è vegano' },
      ]);
      expect(await openOnes()).toEqual([]);
      expect(await store.replies.accept('a', false, context)).toEqual({ ok: false, code: 'REPLY_DECIDED' });
      expect(await store.replies.accept('nobody', false, context)).toEqual({
        ok: false,
        code: 'UNKNOWN_REPLY',
      });
    });

    it('are corrected by a person, ignored, or refused where there is nothing to accept', async () => {
      await write('a', 'Io vengo, mio marito no');
      const corrected = { rsvp: 'COMING', adults: 1, children: null, guests: [], note: '' } as const;
      await store.replies.correct('a', corrected, false, context);
      expect(await household()).toMatchObject({ rsvp: 'COMING', answer: { adults: 1 } });
      await write('b', '👍');
      expect(await store.replies.accept('b', false, context)).toEqual({
        ok: false,
        code: 'REPLY_SAYS_NOTHING',
      });
      expect(await store.replies.ignore('b', now)).toMatchObject({ ok: true });
      expect([await stateOf('a'), await stateOf('b')]).toEqual(['CORRECTED', 'IGNORED']);
    });

    it('that are clear stand by themselves where that is wanted, traced, and can be taken back', async () => {
      await wrote('invitation', 'INVITATION');
      expect(await write('a', 'Ci saremo in 3', {}, trusting)).toMatchObject({ answered: 1 });
      expect(await household()).toMatchObject({ rsvp: 'COMING', answer: { adults: 3 } });
      expect(await store.rsvp.ofHousehold('rossi')).toMatchObject([{ automatic: true, messageId: 'a' }]);
      expect(await stateOf('a')).toBe('AUTO');
      await store.replies.reopen('a', now);
      expect([(await household()).rsvp, await openOnes()]).toEqual([null, ['a']]);
      await store.replies.accept('a', false, context);
      expect((await household()).rsvp).toBe('COMING');
    });

    it.each(['Siamo in 3 o 4', 'Ci saremo! A che ora?', 'No grazie', 'Io vengo, mio marito no'])(
      'like %j wait for a person even then',
      async (text) => {
        await wrote('invitation', 'INVITATION');
        expect(await write('a', text, {}, trusting)).toMatchObject({ answered: 0, optedOut: 0 });
        expect(await openOnes()).toEqual(['a']);
      },
    );

    it('stand by themselves only where the last that left for them asked whether they come', async () => {
      expect(await write('a', 'Sì', {}, trusting)).toMatchObject({ answered: 0 });
      await wrote('invitation', 'INVITATION', 300_000);
      await wrote('wine', 'CUSTOM', 200_000);
      expect(await write('b', 'Sì', {}, trusting)).toMatchObject({ answered: 0 });
      await wrote('reminder', 'REMINDER', 100_000);
      expect(await write('c', 'Sì', { at: now - 150_000 }, trusting)).toMatchObject({ answered: 0 });
      expect([await openOnes(), (await household()).rsvp]).toEqual([['c', 'a', 'b'], null]);
      expect(await write('d', 'Sì', {}, trusting)).toMatchObject({ answered: 1 });
    });

    it('that differ from the answer that stands wait for a person', async () => {
      await wrote('invitation', 'INVITATION');
      await write('a', 'Ci saremo', {}, trusting);
      await write('b', 'Non veniamo più', {}, trusting);
      expect([(await household()).rsvp, await openOnes()]).toEqual(['COMING', ['b']]);
    });

    it('are read anew when they are edited, also after somebody decided, and withdrawn when they are taken back', async () => {
      await write('a', 'Ci saremo');
      await store.inbox.edit('a', 'Ci saremo in 3', now);
      await store.replies.readNew(careful, context);
      expect((await store.replies.open(5)).items).toMatchObject([{ edited: true, reading: { total: 3 } }]);
      await store.replies.accept('a', false, context);
      await store.inbox.edit('a', 'Non ci saremo', now);
      await store.replies.readNew(trusting, context);
      expect([await openOnes(), (await household()).rsvp]).toEqual([['a'], 'COMING']);
      await store.replies.accept('a', false, context);
      expect(await household()).toMatchObject({ rsvp: 'NOT_COMING', answer: { conflict: false } });
      await write('b', 'Ci saremo');
      await store.inbox.revoke('b', now);
      await store.replies.readNew(careful, context);
      expect([await openOnes(), await stateOf('b')]).toEqual([[], 'WITHDRAWN']);
    });

    it('of strangers are read when it is known whose they are', async () => {
      const who = { phone: '+393339999999', lid: null };
      expect(await write('a', 'Ci saremo', { who })).toMatchObject({ read: 0 });
      await store.inbox.assign('+393339999999', 'rossi', now);
      expect(await store.replies.readNew(careful, context)).toMatchObject({ read: 1 });
      expect(await openOnes()).toEqual(['a']);
    });

    it('follow their sender to another household: what they did to the first is taken back', async () => {
      await addVerdi();
      await wrote('invitation', 'INVITATION');
      await store.queue.enqueue([aDraft('note', { householdId: 'rossi' })], now);
      await write('a', 'Ci saremo in 3', {}, trusting);
      await write('b', 'STOP', {}, trusting);
      await write('c', 'Grazie ❤️', {}, trusting);
      expect(await household()).toMatchObject({ rsvp: 'COMING', optedOut: true });
      await store.inbox.assign(rossi, 'verdi', now);
      expect(await household()).toMatchObject({ rsvp: null, optedOut: false });
      expect((await message(store, 'note')).status).toBe('PENDING');
      expect((await store.replies.open(5)).items).toMatchObject([
        { messageId: 'a', household: { id: 'verdi' } },
        { messageId: 'b', household: { id: 'verdi' } },
      ]);
      await store.replies.readNew(trusting, context);
      const verdi = await store.households.household('verdi');
      // Nothing was ever asked of them, so their yes waits for a person.
      expect(verdi).toMatchObject({ rsvp: null, optedOut: true });
      expect(await openOnes()).toEqual(['a']);
      await store.inbox.assign(rossi, 'verdi', now);
      expect(await store.replies.readNew(trusting, context)).toMatchObject({ read: 0 });
    });

    it('are all read, however many there are', async () => {
      const many = Array.from({ length: 450 }, (_, index) => aReply(`m${index}`, 'Ci saremo'));
      await store.inbox.record('main', many, now);
      expect(await store.replies.readNew(careful, context)).toMatchObject({ read: 450 });
      expect((await store.replies.open(10)).total).toBe(450);
    });

    describe('that say stop', () => {
      beforeEach(async () => {
        await store.queue.enqueue(
          [
            aDraft('invitation', { kind: 'INVITATION', householdId: 'rossi' }),
            aDraft('note', { householdId: 'rossi' }),
          ],
          now,
        );
      });

      it('opt out by themselves and cancel what waits, with a trace, and all of it can be taken back', async () => {
        expect(await write('a', 'STOP')).toMatchObject({ optedOut: 1, cancelled: 2 });
        expect((await household()).optedOut).toBe(true);
        expect((await message(store, 'invitation')).status).toBe('CANCELLED');
        expect(await told()).toContain('OPTED_OUT');
        expect(await stateOf('a')).toBe('AUTO');
        expect(await store.replies.reopen('a', now)).toMatchObject({ ok: true, requeued: 2 });
        expect((await household()).optedOut).toBe(false);
        expect((await message(store, 'invitation')).status).toBe('PENDING');
        expect(await openOnes()).toEqual(['a']);
      });

      it('keep them opted out as long as one of two phones stands by its STOP', async () => {
        const second = { who: { phone: '+393331000009', lid: null } };
        await store.inbox.record('main', [aReply('b', 'Stop grazie', second)], now);
        await store.inbox.assign('+393331000009', 'rossi', now);
        await store.inbox.record('main', [aReply('a', 'STOP')], now);
        await store.replies.readNew(careful, context);
        expect([await stateOf('a'), await stateOf('b')]).toEqual(['AUTO', 'AUTO']);
        expect(await store.replies.reopen('b', now)).toMatchObject({ ok: true, requeued: 0 });
        expect((await household()).optedOut).toBe(true);
        expect((await message(store, 'note')).status).toBe('CANCELLED');
        await store.replies.accept('b', true, context);
        expect(await store.replies.reopen('a', now)).toMatchObject({ requeued: 0 });
        expect((await household()).optedOut).toBe(true);
        expect(await store.replies.reopen('b', now)).toMatchObject({ requeued: 2 });
        expect((await household()).optedOut).toBe(false);
      });

      it('only propose it where that is wanted, or where more is said', async () => {
        await write('a', 'STOP', {}, { acceptClear: true, optOutAutomatically: false });
        await write('b', 'No grazie', {}, trusting);
        expect([(await household()).optedOut, await openOnes()]).toEqual([false, ['a', 'b']]);
        expect(await store.replies.accept('b', true, context)).toMatchObject({ cancelled: 2 });
        expect(await household()).toMatchObject({ optedOut: true, rsvp: 'NOT_COMING' });
      });

      it('stop even what was claimed already', async () => {
        const claimed = await mustClaim(store);
        await write('a', 'STOP');
        expect(await start(store, claimed)).toMatchObject({ started: false });
        expect((await message(store, claimed.id)).status).toBe('CANCELLED');
      });

      it('let them be written to again, with or without what was cancelled', async () => {
        await write('a', 'STOP');
        expect(await store.replies.optIn('rossi', false, now)).toEqual({ requeued: 0 });
        expect((await message(store, 'note')).status).toBe('CANCELLED');
        expect(await store.replies.optIn('rossi', true, now)).toBeNull();
        expect(await told()).toContain('OPTED_IN');
      });
    });

    it('tapped on an event of WhatsApp’s own wait for a person, always: it is none of ours', async () => {
      await wrote('invitation', 'INVITATION');
      const tapped = { messageId: 'e1', who: { phone: rossi, lid: null }, extraGuests: 1, at: now - 5 };
      const going = { ...tapped, rsvp: 'COMING' } as const;
      expect(await store.replies.recordEventResponse(going, now)).toBe(true);
      expect(await store.replies.recordEventResponse(going, now)).toBe(false);
      await store.replies.readNew(trusting, context);
      expect((await household()).rsvp).toBeNull();
      const [card] = (await store.replies.open(5)).items;
      expect(card).toMatchObject({
        text: '📅 ✅ +1',
        reading: { rsvp: 'COMING', total: 2, confidence: 'unclear', why: 'EVENT' },
      });
      await store.replies.accept(card?.messageId ?? '', false, context);
      expect(await household()).toMatchObject({ rsvp: 'COMING', answer: { adults: 2, at: now - 5 } });
      expect(await store.rsvp.ofHousehold('rossi')).toMatchObject([{ source: 'WHATSAPP_EVENT' }]);
      await addVerdi();
      await store.inbox.assign(rossi, 'verdi', now);
      await store.replies.readNew(trusting, context);
      expect((await household()).rsvp).toBeNull();
      expect((await store.replies.open(5)).items).toMatchObject([
        { household: { id: 'verdi', rsvp: null }, reading: { why: 'EVENT', total: 2 } },
      ]);
      const stranger = { ...going, messageId: 'e2', who: { phone: '+393330000000', lid: null } };
      expect(await store.replies.recordEventResponse(stranger, now)).toBe(false);
    });
  });
}
