import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../domain/inbox/chat-message.ts';
import { warmMs } from '../../domain/inbox/inbox-store.ts';
import type { MessageDraft } from '../../domain/queue/queue-store.ts';
import { aMessage, furnishInbox, lid, now, rossi, source, stranger } from './inbox-fixtures.ts';
import { aDraft, at, context, message, sent, start } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const noRules = { acceptClear: false, optOutAutomatically: false };

export function describeInbox(open: () => StoreUnderTest): void {
  describe('the inbox', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnishInbox(store);
    });

    const record = (...messages: ChatMessage[]) => store.inbox.record('main', messages, now);
    const unknown = async () =>
      (await store.inbox.conversations({ unknownOnly: true, limit: 50 })).items.map(({ sender }) => sender);
    const ofRossi = async () => (await store.inbox.ofHousehold('rossi', 50)).map(({ text }) => text);

    it('keeps what a guest wrote with the household whose phone it came from, each message once', async () => {
      const first = aMessage({ phone: rossi });
      expect(await record(first, first)).toMatchObject({ stored: 1 });
      expect(await record(first, aMessage({ phone: rossi }, { text: 'In tre' }))).toMatchObject({
        stored: 1,
      });
      expect(await ofRossi()).toEqual(['In tre', 'Ci saremo!']);
      expect(await store.inbox.conversations({ unknownOnly: false, limit: 50 })).toMatchObject({
        items: [{ sender: rossi, household: { id: 'rossi', name: 'Famiglia Rossi' }, messages: 2 }],
        total: 1,
      });
    });

    it('keeps nothing that we wrote ourselves', async () => {
      expect(await record(aMessage({ phone: rossi }, { fromMe: true }))).toMatchObject({ stored: 0 });
    });

    it('finds the household under a number that WhatsApp knows otherwise, as it was written to', async () => {
      await sent(store, aDraft('a', { phones: ['+5511988887777'], householdId: 'rossi' }), {
        chatId: '551188887777@c.us',
      });
      await record(aMessage({ phone: '+551188887777' }));
      expect(await ofRossi()).toEqual(['Ci saremo!']);
    });

    it('shows who is on no list until the admin says whose they are, now and from then on', async () => {
      await record(aMessage({ phone: stranger }));
      expect(await unknown()).toEqual([stranger]);
      expect(await store.inbox.assign(stranger, 'rossi', now)).toBe(true);
      await record(aMessage({ phone: stranger }, { text: 'Sono la zia' }));
      expect(await unknown()).toEqual([]);
      expect(await ofRossi()).toEqual(['Sono la zia', 'Ci saremo!']);
      expect(await store.inbox.assign('+39111111111', 'rossi', now)).toBe(false);
    });

    it('keeps nothing of somebody who is no guest, before and after that was said', async () => {
      await record(aMessage({ phone: stranger }));
      expect(await store.inbox.dismiss(stranger, now)).toBe(true);
      expect(await record(aMessage({ phone: stranger }))).toMatchObject({ stored: 0 });
      expect(await store.inbox.conversations({ unknownOnly: false, limit: 50 })).toMatchObject({ total: 0 });
    });

    it('keeps what somebody writes who was no guest and became one, and never drops a guest', async () => {
      await record(aMessage({ phone: stranger }));
      await store.inbox.dismiss(stranger, now);
      const late = { name: 'Zia', phones: [{ e164: stranger, kind: 'mobile' as const }], guests: [] };
      await store.households.add([late], { ...source, importId: 'list-2' }, () => 'zia', now);
      expect(await record(aMessage({ phone: stranger }, { text: 'STOP' }))).toMatchObject({ stored: 1 });
      expect(await store.inbox.dismiss(stranger, now)).toBe(false);
      expect(await store.inbox.ofHousehold('zia', 5)).toMatchObject([{ text: 'STOP' }]);
    });

    it('knows a hidden id by the phone as soon as one message tells both, with what was decided before', async () => {
      await record(aMessage({ lid }));
      expect(await unknown()).toEqual([lid]);
      expect(await store.inbox.lidsWithoutPhone(10)).toEqual([lid]);
      await record(aMessage({ lid, phone: rossi }));
      expect([await unknown(), await store.inbox.lidsWithoutPhone(10)]).toEqual([[], []]);
      await record(aMessage({ lid }));
      expect(await ofRossi()).toHaveLength(3);
    });

    it('keeps a decision about a hidden id for the phone behind it', async () => {
      await record(aMessage({ lid }));
      await store.inbox.assign(lid, 'rossi', now);
      expect(await store.inbox.learnLid(lid, stranger, now)).toBe(true);
      await record(aMessage({ phone: stranger }));
      expect([await unknown(), await ofRossi()]).toEqual([[], ['Ci saremo!', 'Ci saremo!']]);
    });

    describe('what a guest wrote makes the chat a known one for good', () => {
      const link = (type: string, number: string) =>
        store.sessions.noteLinked(type, { number, pushName: null, device: 'd' }, false, now);
      const toRossi = (id: string, changes: Partial<MessageDraft> = {}) =>
        aDraft(id, { phones: [rossi], householdId: 'rossi', ...changes });
      const longAfter = now + 30 * warmMs;

      /** Whether the last look before a send takes its chat for a new one. */
      async function beginsAChat(id: string, chatId = `${rossi.slice(1)}@c.us`, type = 'main') {
        const candidates = [{ type, errand: 'COLD' } as const];
        const claimed = await store.claims.claimNext({ candidates, token: `t-${id}`, now: longAfter });
        if (claimed?.id !== id) throw new Error(`${id} was not up`);
        let newChat: boolean | undefined;
        const number = type === 'main' ? context.number : '393330000001';
        await start(store, claimed, {
          chatId,
          context: { ...context, number },
          decide: (view) => {
            newChat = view.newChat;
            return { go: false, reason: 'TIMELOCK', until: null };
          },
        });
        return newChat;
      }

      beforeEach(() => link('main', context.number));

      it('for what waits, once its day in the warm lane is over', async () => {
        await store.queue.enqueue([toRossi('a')], now);
        await record(aMessage({ phone: rossi }));
        await store.inbox.coolDown(longAfter, longAfter);
        expect(await message(store, 'a')).toMatchObject({ lane: 'COLD', newChat: false });
        expect(await beginsAChat('a')).toBe(false);
      });

      it('for what is queued later, to a number nobody has looked up yet', async () => {
        await record(aMessage({ phone: rossi }));
        await store.queue.enqueue([toRossi('a')], longAfter);
        expect(await message(store, 'a')).toMatchObject({ lane: 'COLD', newChat: false });
      });

      it('also under a hidden id, as soon as its phone is known', async () => {
        await record(aMessage({ lid }));
        await store.queue.enqueue([toRossi('a')], longAfter);
        expect(await beginsAChat('a')).toBe(true);
        await store.inbox.learnLid(lid, rossi, longAfter);
        await store.queue.cancel(['a'], longAfter);
        await store.queue.enqueue([toRossi('b')], longAfter);
        expect(await beginsAChat('b')).toBe(false);
      });

      it('but not for another of our numbers, nor for another phone of the household', async () => {
        await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
        await link('sposa', '393330000001');
        await record(aMessage({ phone: rossi }));
        await store.queue.enqueue(
          [toRossi('hers', { type: 'sposa' }), toRossi('other', { phones: [stranger] })],
          longAfter,
        );
        expect(await beginsAChat('hers', undefined, 'sposa')).toBe(true);
        expect(await beginsAChat('other', `${stranger.slice(1)}@c.us`)).toBe(true);
      });
    });

    it('learns a hidden id from the ack of a message that was sent to the phone', async () => {
      await sent(store, aDraft('a', { phones: [rossi], householdId: 'rossi' }));
      await record(aMessage({ lid }));
      expect(await store.inbox.learnLidOfMessage('ID-a', lid, now)).toBe(true);
      expect(await unknown()).toEqual([]);
      expect(await store.inbox.learnLidOfMessage('foreign', lid, now)).toBe(false);
    });

    it('finds the household of an earlier writer when the guest list grows', async () => {
      await record(aMessage({ phone: stranger }));
      const late = { name: 'Zia', phones: [{ e164: stranger, kind: 'mobile' as const }], guests: [] };
      await store.households.add([late], { ...source, importId: 'list-2' }, () => 'zia', now);
      expect(await store.inbox.matchAgain(now)).toBe(1);
      expect(await unknown()).toEqual([]);
    });

    it('changes the text of an edited message and forgets that of a revoked one', async () => {
      const first = aMessage({ phone: rossi });
      await record(first);
      expect(await store.inbox.edit(first.id, 'Non ci saremo', now)).toBe(true);
      expect(await ofRossi()).toEqual(['Non ci saremo']);
      expect(await store.inbox.revoke(first.id, now)).toBe(true);
      expect(await store.inbox.edit(first.id, 'Forse', now)).toBe(false);
      expect(await store.inbox.ofHousehold('rossi', 1)).toMatchObject([
        { text: '', edited: true, revoked: true },
      ]);
      expect(await store.inbox.revoke('foreign', now)).toBe(false);
    });

    it('makes the waiting messages of a guest who just wrote warm, and cold again after a day', async () => {
      await store.queue.enqueue(
        [aDraft('a', { householdId: 'rossi', phones: [rossi] }), aDraft('b', { phones: [stranger] })],
        now,
      );
      expect(await record(aMessage({ phone: rossi }))).toMatchObject({ warmed: 1 });
      expect([(await message(store, 'a')).lane, (await message(store, 'b')).lane]).toEqual(['WARM', 'COLD']);
      expect(await store.inbox.coolDown(now - warmMs, now)).toBe(0);
      expect(await store.inbox.coolDown(now, now)).toBe(1);
      expect((await message(store, 'a')).lane).toBe('COLD');
    });

    it('cools an answer that went over to another number, once it is urgent no more', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      await store.sessions.noteLinked('main', { number: '1', pushName: null, device: 'd' }, false, now);
      await store.sessions.noteLinked('sposa', { number: '2', pushName: null, device: 'd' }, false, now);
      await record(aMessage({ phone: rossi }));
      const answer = { householdId: 'rossi', phones: [rossi], lane: 'WARM', urgentUntil: now + 5 } as const;
      await store.queue.enqueue([aDraft('here', answer), aDraft('over', { ...answer, type: 'sposa' })], now);
      expect(await store.inbox.coolDown(now - warmMs, now + 4)).toBe(0);
      expect(await store.inbox.coolDown(now - warmMs, now + 5)).toBe(1);
      expect([(await message(store, 'here')).lane, (await message(store, 'over')).lane]).toEqual([
        'WARM',
        'COLD',
      ]);
    });

    it('leaves cold what goes to another phone of the household, or out from another number', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      await store.queue.enqueue(
        [
          aDraft('her phone', { householdId: 'rossi', phones: [stranger, rossi] }),
          aDraft('other number', { householdId: 'rossi', phones: [rossi], type: 'sposa' }),
        ],
        now,
      );
      expect(await record(aMessage({ phone: rossi }))).toMatchObject({ warmed: 0 });
    });

    it('does not warm anything for what was written more than a day ago', async () => {
      await store.queue.enqueue([aDraft('a', { householdId: 'rossi' })], now);
      expect(await record(aMessage({ phone: rossi }, { at: now - warmMs - 1 }))).toEqual({
        stored: 1,
        warmed: 0,
      });
    });

    it('turns the pages of conversations, who wrote last first', async () => {
      await record(...[1, 2, 3].map((n) => aMessage({ phone: `+39333000000${n}` })));
      const first = await store.inbox.conversations({ unknownOnly: true, limit: 2 });
      expect(first.items.map(({ sender }) => sender)).toEqual(['+393330000003', '+393330000002']);
      const rest = { unknownOnly: true, limit: 2, cursor: first.nextCursor ?? '' };
      expect((await store.inbox.conversations(rest)).items.map(({ sender }) => sender)).toEqual([
        '+393330000001',
      ]);
    });

    it('turns all pages of many conversations though people go on writing, and shows each once', async () => {
      const phone = (n: number) => `+39333${String(n).padStart(7, '0')}`;
      await record(...Array.from({ length: 430 }, (_, n) => aMessage({ phone: phone(n) })));
      const turned: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await store.inbox.conversations({
          unknownOnly: true,
          limit: 200,
          ...(cursor !== undefined && { cursor }),
        });
        expect(page.total).toBe(430 + (turned.length > 0 ? 1 : 0));
        turned.push(...page.items.map(({ sender }) => sender));
        cursor = page.nextCursor;
        // Somebody of a later page writes again, somebody new for the first time: both belong on top.
        if (turned.length === 200)
          await record(aMessage({ phone: phone(3) }), aMessage({ phone: phone(999) }));
      }
      expect(turned).toHaveLength(429);
      expect(new Set(turned).size).toBe(429);
      const top = await store.inbox.conversations({ unknownOnly: true, limit: 2 });
      expect(top.items.map(({ sender }) => sender)).toEqual([phone(999), phone(3)]);
    });

    it('shows a household once, whoever wrote for it, what nobody has seen, and what waits for a decision', async () => {
      await record(aMessage({ phone: stranger }), aMessage({ phone: rossi }));
      await store.inbox.assign(stranger, 'rossi', now);
      const all = async () => (await store.inbox.conversations({ unknownOnly: false, limit: 5 })).items;
      expect(await all()).toMatchObject([{ messages: 2, unseen: 2, undecided: false }]);
      await store.replies.readNew(noRules, { newId: () => 'x', now });
      await store.inbox.see({ household: 'rossi' });
      expect(await all()).toMatchObject([{ unseen: 0, undecided: true }]);
      await record(aMessage({ lid }));
      await store.inbox.see({ sender: lid });
      expect((await all()).map(({ unseen }) => unseen)).toEqual([0, 0]);
    });

    it('tells who needs a person: not all seen, nobody known, or a reply to decide on', async () => {
      const needy = async () => {
        const page = await store.inbox.conversations({ unknownOnly: false, needsYouOnly: true, limit: 5 });
        expect(page.total).toBe(page.items.length);
        return page.items.map(({ sender }) => sender);
      };
      await record(aMessage({ phone: stranger }), aMessage({ phone: rossi }));
      expect(await needy()).toEqual([rossi, stranger]);
      await store.inbox.see({ household: 'rossi' });
      await store.inbox.see({ sender: stranger });
      expect(await needy()).toEqual([stranger]);
      await store.replies.readNew(noRules, { newId: () => 'x', now });
      expect(await needy()).toEqual([rossi, stranger]);
    });

    it('finds a conversation by name, by number and by what was written in it', async () => {
      await record(
        aMessage({ phone: rossi }),
        aMessage({ phone: stranger }, { text: 'Sono al 100% la_zia' }),
      );
      await record(aMessage({ phone: rossi }, { text: 'A dopo' }));
      const found = async (text: string) =>
        (await store.inbox.conversations({ unknownOnly: false, limit: 5, text })).items.map(
          ({ sender }) => sender,
        );
      expect(await found('famiglia ROSSI')).toEqual([rossi]);
      expect(await found('ci saremo')).toEqual([rossi]);
      expect(await found('100% LA_Z')).toEqual([stranger]);
      expect(await found('3339999')).toEqual([stranger]);
      expect(await found('l%a')).toEqual([]);
      expect(await found(' ')).toEqual([rossi, stranger]);
    });

    it('remembers how far the chats of a number have been read, and never goes back', async () => {
      expect(await store.inbox.readUntil('393330000000')).toBeNull();
      await store.inbox.noteHeard('393330000000', 5);
      await store.inbox.noteRead('393330000000', now);
      await store.inbox.noteRead('393330000000', at(-1).wall);
      expect([
        await store.inbox.readUntil('393330000000'),
        await store.inbox.lastHeardAt('393330000000'),
      ]).toEqual([now, 5]);
    });
  });
}
