import { beforeEach, describe, expect, it } from 'vitest';
import { aMessage } from './inbox-fixtures.ts';
import { aDraft, furnish, message, morning, sending, sent, story, unconfirmed } from './queue-fixtures.ts';
import { answer } from './report-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const later = now + 60_000;
const phone = '+393331234567';

export function describeRetention(open: () => StoreUnderTest): void {
  describe('forgetting', () => {
    let store: StoreUnderTest;
    let rossi = '';
    beforeEach(async () => {
      store = open();
      [rossi = ''] = await furnish(store, ['Rossi']);
    });

    const invitation = (id: string) => aDraft(id, { kind: 'INVITATION', householdId: rossi });
    const forget = () => store.retention.forget([rossi], later);
    const done = { ok: true, households: 1 };

    it('keeps what was sent as sent, and says no more of it', async () => {
      await sent(store, invitation('m'));
      await store.attempts.applyAck('ID-m', 2, false, morning);
      const counts = await store.reader.counts();
      expect(await forget()).toMatchObject({ ...done, cancelled: 0 });
      expect(await message(store, 'm')).toMatchObject({
        status: 'DELIVERED',
        recipient: '—',
        phones: ['—'],
        text: '—',
        chatId: null,
        householdId: null,
        messageId: 'ID-m',
      });
      expect(await store.reader.counts()).toEqual(counts);
      expect(await story(store, 'm')).toEqual(['QUEUED', 'SEND_STARTED', 'SENT', 'DELIVERED']);
      expect(await store.slots.recent('393330000000', 5)).toHaveLength(1);
      expect(await store.households.counts()).toMatchObject({ households: 0, invited: 0 });
      const found = await store.reader.page({ order: 'queued', limit: 10, text: 'Famiglia' });
      expect(found.items).toEqual([]);
      // It is read, and later it may even be refused: it is told, and never sent again.
      await store.attempts.applyAck('ID-m', 3, false, morning);
      expect(await message(store, 'm')).toMatchObject({ status: 'READ' });
    });

    it('is refused while a message is being sent, or nobody knows whether it arrived', async () => {
      const attempt = await sending(store, invitation('m'));
      expect(await forget()).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
      await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
      expect(await forget()).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
      expect((await store.households.household(rossi))?.name).toBe('Rossi');
      expect((await message(store, 'm')).text).not.toBe('—');
      await store.queue.cancel(['m'], now);
      expect(await forget()).toMatchObject(done);
    });

    it('takes out of the queue what waits, for good', async () => {
      await store.queue.enqueue([invitation('m')], now);
      expect(await forget()).toMatchObject({ ...done, cancelled: 1 });
      expect(await message(store, 'm')).toMatchObject({ status: 'CANCELLED', text: '—' });
      expect(await story(store, 'm')).toEqual(['QUEUED', 'CANCELLED']);
      await store.queue.retry(['m'], later);
      expect(await message(store, 'm')).toMatchObject({ status: 'CANCELLED' });
    });

    it('what WhatsApp refuses afterwards under a ban is over, and does not wait for its end', async () => {
      await sent(store, invitation('m'));
      await forget();
      await store.attempts.applyAck('ID-m', -1, true, morning);
      expect(await message(store, 'm')).toMatchObject({ status: 'FAILED', failureReason: 'ACK_ERROR' });
    });

    it('of a message that failed leaves nothing to mend, and nothing to show among the latest', async () => {
      await sent(store, invitation('m'));
      await store.attempts.applyAck('ID-m', -1, false, morning);
      expect((await store.reader.counts()).byFailure).toEqual({ ACK_ERROR: 1 });
      expect(await store.reader.latest(5)).toHaveLength(1);
      await forget();
      const { byStatus, byFailure } = await store.reader.counts();
      expect([byStatus.FAILED, byFailure]).toEqual([1, {}]);
      expect(await store.reader.latest(5)).toEqual([]);
    });

    it('a key that was used stays used: the web site cannot send under it again', async () => {
      const idempotency = { key: 'rsvp-anna-rossi', fingerprint: 'f' };
      const draft = aDraft('m', { householdId: rossi, idempotency });
      await store.queue.enqueue([draft], now);
      await forget();
      const [again] = await store.queue.enqueue([{ ...draft, id: 'n', householdId: null }], later);
      expect(again).toEqual({ kind: 'conflict', id: 'm' });
    });

    it('of one person takes the name and what is said of it, and leaves the person counted', async () => {
      const couple = [
        { firstName: 'Mario', lastName: 'Neri', phone },
        { firstName: 'Anna', lastName: 'Neri', phone: '+393337654321' },
      ];
      const phones = couple.map((each) => ({ e164: each.phone, kind: 'mobile' as const }));
      const details = { notes: 'Mario non mangia pesce', email: 'mario@example.org', tags: [] };
      const added = await store.householdEditor.add(
        { name: 'Mario & Anna Neri', phones, guests: couple, details: { ...details, side: null } as never },
        { newId: () => 'neri', now },
      );
      expect(added).toMatchObject({ ok: true });
      const to = { householdId: 'neri', recipient: 'Mario & Anna Neri', phones: [phone] };
      await sent(store, aDraft('sent', { ...to, kind: 'INVITATION', text: 'Cari Mario e Anna' }));
      await store.queue.enqueue(
        [
          aDraft('names', { ...to, kind: 'REMINDER', text: 'Mario, Anna, venite?' }),
          aDraft('silent', { ...to, kind: 'CUSTOM', text: 'Cara famiglia' }),
          aDraft('hers', { ...to, kind: 'CUSTOM', text: 'Cara famiglia', phones: ['+393337654321'] }),
        ],
        now,
      );
      await answer(store, 'neri', 'COMING', {
        guests: [
          { name: 'Mario Neri', coming: true, dietary: 'celiaco' },
          { name: 'Anna Neri', coming: true, dietary: 'vegana' },
        ],
        note: 'Mario arriva tardi',
      });
      await store.inbox.record(
        'main',
        [aMessage({ phone }, { text: 'Sono io' }), aMessage({ phone: '+393337654321' }, { text: 'E io' })],
        now,
      );
      const coming = await store.reports.coming(10);
      const mario = { household: 'neri', index: 0, firstName: 'Mario', lastName: 'Neri' };
      expect(await store.retention.forgetGuest({ ...mario, firstName: 'Maria' }, later)).toEqual({
        ok: false,
        code: 'UNKNOWN_GUEST',
      });
      expect(await store.retention.forgetGuest(mario, later)).toEqual({
        ok: true,
        household: false,
        cancelled: 2,
      });

      expect(await store.households.household('neri')).toMatchObject({
        name: 'Anna Neri',
        guests: [
          { firstName: '', lastName: '' },
          { firstName: 'Anna', lastName: 'Neri' },
        ],
        phones: ['+393337654321'],
        notes: '',
        email: null,
        rsvp: 'COMING',
        invitation: { status: 'SENT' },
      });
      const [after] = await store.reports.coming(10);
      expect([after?.adults, after?.note]).toEqual([coming[0]?.adults, '']);
      expect(after?.guests).toEqual([
        { name: '', coming: true },
        { name: 'Anna Neri', coming: true, dietary: 'vegana' },
      ]);
      expect((await store.inbox.ofHousehold('neri', 5)).map(({ text }) => text)).toEqual(['E io']);
      expect(await message(store, 'names')).toMatchObject({ status: 'CANCELLED', text: '—', recipient: '—' });
      // It names nobody, and would go to his number.
      expect(await message(store, 'silent')).toMatchObject({ status: 'CANCELLED', phones: ['—'] });
      expect(await message(store, 'hers')).toMatchObject({ status: 'PENDING', recipient: 'Anna Neri' });
      expect(await message(store, 'sent')).toMatchObject({ status: 'SENT', recipient: 'Anna Neri' });
      await store.queue.retry(['names'], later);
      expect(await message(store, 'names')).toMatchObject({ status: 'CANCELLED' });

      // The last one with a name takes the household along.
      const anna = { household: 'neri', index: 1, firstName: 'Anna', lastName: 'Neri' };
      expect(await store.retention.forgetGuest(anna, later)).toMatchObject({ ok: true, household: true });
      expect(await store.households.household('neri')).toBeNull();
      expect(await store.retention.forgetGuest(anna, later)).toEqual({
        ok: false,
        code: 'UNKNOWN_HOUSEHOLD',
      });
    });

    describe('one of two', () => {
      const numbers = { mario: phone, anna: '+393337654321' };
      const mario = { household: 'neri', index: 0, firstName: 'Mario', lastName: 'Neri' };
      const anna = { ...mario, index: 1, firstName: 'Anna' };
      const toBoth = {
        householdId: 'neri',
        recipient: 'Neri',
        text: 'Cari Mario e Anna',
        phones: [numbers.anna],
      };
      beforeEach(async () => {
        // The first household of every story here has his number: he alone may have it.
        await store.householdEditor.bulk([rossi], { do: 'remove' }, { newId: () => 'removal', now });
        const guests = [
          { firstName: 'Mario', lastName: 'Neri', phone: numbers.mario },
          { firstName: 'Anna', lastName: 'Neri', phone: numbers.anna },
        ];
        const phones = Object.values(numbers).map((e164) => ({ e164, kind: 'mobile' as const }));
        await store.householdEditor.add({ name: 'Neri', phones, guests }, { newId: () => 'neri', now });
      });
      const forgetMario = () => store.retention.forgetGuest(mario, later);
      const one = { ok: true, household: false };

      it.each([
        ['names them', toBoth],
        ['goes to their number', { ...toBoth, text: 'Cara famiglia', phones: [numbers.mario] }],
        ['goes to their number and is nobody’s', { ...toBoth, householdId: null, phones: [numbers.mario] }],
      ])(
        'is refused while a message that %s is being sent or in doubt, and nothing is touched',
        async (_, draft) => {
          const attempt = await sending(store, aDraft('m', draft));
          expect(await forgetMario()).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
          await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
          expect(await forgetMario()).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
          expect((await store.households.household('neri'))?.guests).toHaveLength(2);
          expect((await store.households.household('neri'))?.guests[0]).toMatchObject({ firstName: 'Mario' });
        },
      );

      it('is not kept by what is being sent to another one of them, and says nothing of them', async () => {
        await sending(store, aDraft('m', { ...toBoth, text: 'Cara Anna' }));
        expect(await forgetMario()).toMatchObject(one);
      });

      it('is not written to by what was cancelled or had failed: tried or not, nothing brings it back', async () => {
        const tried = await sending(store, aDraft('tried', { ...toBoth, kind: 'INVITATION' }));
        await store.attempts.markUnconfirmed(tried, 'UNREADABLE', now);
        await store.queue.cancel(['tried'], now);
        await sent(store, aDraft('refused', toBoth));
        await store.attempts.applyAck('ID-refused', -1, false, morning);
        await store.queue.enqueue([aDraft('untried', toBoth)], now);
        await store.queue.cancel(['untried'], now);
        expect(await forgetMario()).toMatchObject({ ...one, cancelled: 0 });
        const ids = ['tried', 'refused', 'untried'];
        expect(await store.queue.retry(ids, later)).toEqual([false, false, false]);
        expect(await store.queue.undoCancel(ids, later)).toEqual([false, false, false]);
        expect((await store.reader.counts()).byStatus.PENDING).toBe(0);
        expect(await message(store, 'untried')).toMatchObject({ text: '—', recipient: '—' });
        // What may have arrived counts for her: she is not invited a second time.
        const again = await store.queue.enqueue([aDraft('n', { ...toBoth, kind: 'INVITATION' })], later);
        expect(again).toEqual([{ kind: 'alreadyInvited', id: 'tried' }]);
      });

      it('is not written to once more by what was tried and waits, nor by what a ban gives back', async () => {
        const draft = aDraft('again', toBoth);
        const open = await sending(store, draft);
        await store.attempts.markUnconfirmed(open, 'UNREADABLE', now);
        await store.queue.retry(['again'], now);
        await sent(store, aDraft('banned', { ...toBoth, lane: 'WARM' }));
        expect(await forgetMario()).toMatchObject({ ...one, cancelled: 1 });
        await store.attempts.applyAck('ID-banned', -1, true, morning);
        expect(await message(store, 'again')).toMatchObject({ status: 'CANCELLED', householdId: 'neri' });
        expect(await message(store, 'banned')).toMatchObject({ status: 'FAILED' });
        await store.queue.retry(['again', 'banned'], later);
        expect((await store.reader.counts()).byStatus.PENDING).toBe(0);
      });

      it('takes along what went to their number and belongs to nobody', async () => {
        const bare = { householdId: null, phones: [numbers.mario] };
        await store.queue.enqueue([aDraft('bare', bare)], now);
        expect(await forgetMario()).toMatchObject({ ...one, cancelled: 1 });
        expect(await message(store, 'bare')).toMatchObject({ status: 'CANCELLED', phones: ['—'] });
      });

      it('and then the last one, with all that was barred', async () => {
        const tried = await sending(store, aDraft('tried', toBoth));
        await store.attempts.markUnconfirmed(tried, 'UNREADABLE', now);
        await store.queue.cancel(['tried'], now);
        expect(await forgetMario()).toMatchObject(one);
        expect(await store.retention.forgetGuest(anna, later)).toMatchObject({ ok: true, household: true });
        expect(await message(store, 'tried')).toMatchObject({ text: '—', recipient: '—' });
      });
    });

    it('whose number comes back with a new list is somebody new', async () => {
      await sent(store, invitation('m'));
      await forget();
      const guests = [{ firstName: 'Anna', lastName: 'Rossi' }];
      const phones = [{ e164: phone, kind: 'mobile' as const }];
      const made = await store.householdEditor.add(
        { name: 'Rossi', phones, guests },
        { newId: () => 'new', now },
      );
      expect(made).toMatchObject({ ok: true });
      expect(await store.households.household('new')).toMatchObject({ invitation: null, rsvp: null });
      const [queued] = await store.queue.enqueue(
        [aDraft('n', { kind: 'INVITATION', householdId: 'new' })],
        later,
      );
      expect(queued).toMatchObject({ kind: 'queued' });
    });

    it('goes with those it had taken in, with its answers, and with what others’ logs said of it', async () => {
      const newId = () => `id-${Math.floor(made++)}`;
      let made = 0;
      const context = { newId, now };
      const add = async (name: string) => {
        const guests = [
          { firstName: name, lastName: 'Neri' },
          { firstName: 'Ada', lastName: 'Neri' },
        ];
        const added = await store.householdEditor.add({ name, phones: [], guests }, context);
        return added.ok ? (added.households[0] ?? '') : '';
      };
      const [stays, absorbed] = [await add('Bruno'), await add('Carla')];
      const merged = await store.householdEditor.merge([stays, absorbed], undefined, context);
      await answer(store, stays, 'COMING');
      const split = await store.householdEditor.split(
        stays,
        { people: [0], phones: [], name: 'Dario' },
        context,
      );
      const dario = split.ok ? (split.households.find((each) => each !== stays) ?? '') : '';
      expect(await store.retention.forget([stays], later)).toMatchObject(done);
      expect(await store.rsvp.ofHousehold(stays)).toEqual([]);
      expect(await store.guestList.timeline(stays)).toEqual([]);
      expect(await store.guestList.timeline(absorbed)).toEqual([]);
      const told = await store.guestList.timeline(dario);
      expect(told).toMatchObject([{ name: 'SPLIT_FROM', details: { household: stays } }]);
      expect(told[0]?.details).not.toHaveProperty('name');
      const change = merged.ok ? (merged.change ?? '') : '';
      expect(await store.householdEditor.undo(change, context)).toMatchObject({ code: 'CHANGE_GONE' });
    });

    it('of one who shares a number leaves what the other needs of it', async () => {
      const phones = [{ e164: phone, kind: 'mobile' as const }];
      await store.householdEditor.add({ name: 'Verdi', phones, guests: [] }, { newId: () => 'verdi', now });
      await sent(store, aDraft('v', { householdId: 'verdi', recipient: 'Verdi' }));
      await forget();
      expect(await message(store, 'v')).toMatchObject({ recipient: 'Verdi', phones: [phone] });
    });

    it('takes the numbers they wrote from, on the list or not, and that they said STOP', async () => {
      const mobile = '+393339998877';
      const who = { phone: mobile, lid: null };
      const said = {
        id: '3A1',
        fromMe: false,
        ack: 2,
        who,
        pushName: 'Anna',
        text: 'STOP',
        attachment: false,
      };
      await store.inbox.record('main', [{ ...said, at: now }], now);
      await store.inbox.assign(mobile, rossi, now);
      expect(await store.inbox.stop(mobile, now)).toBe(0);
      expect(await forget()).toMatchObject(done);
      expect(await store.inbox.free(mobile)).toBe(false);
      expect(await store.inbox.ofSender(mobile, 10)).toEqual([]);
      await store.inbox.record('main', [{ ...said, id: '3A2', at: later }], later);
      const [stranger] = await store.inbox.ofSender(mobile, 10);
      expect(stranger).toMatchObject({ householdId: null });
    });

    it('of nobody, or of somebody besides one who is known, changes nothing', async () => {
      const unknown = { ok: false, code: 'UNKNOWN_HOUSEHOLD' };
      expect(await store.retention.forget(['nobody'], later)).toEqual(unknown);
      expect(await store.retention.forget([rossi, 'nobody'], later)).toEqual(unknown);
      expect((await store.households.counts()).households).toBe(1);
    });

    it('takes what went to their number without being theirs: a test, a message by the Admin API', async () => {
      await sent(store, aDraft('t', { kind: 'TEST', recipient: 'Prova' }));
      await unconfirmed(store, aDraft('o', { phones: ['+393339999999'] }));
      expect(await forget()).toMatchObject(done);
      expect(await message(store, 't')).toMatchObject({ recipient: '—', text: '—' });
      expect(await message(store, 'o')).toMatchObject({ phones: ['+393339999999'] });
    });
  });
}
