import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkAction, EditResult } from '../../domain/guests/editing/household-editor.ts';
import type { HouseholdRecord, NewHousehold } from '../../domain/guests/household-store.ts';
import {
  aDraft,
  attemptOf,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  start,
  startNext,
  story,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const mobile = (e164: string) => ({ e164, kind: 'mobile' as const });
const person = (firstName: string) => ({ firstName, lastName: 'Rossi' });

export function describeHouseholdEditing(open: () => StoreUnderTest): void {
  describe('editing households', () => {
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
      const session = { type: 'main', label: '', wahaUrl: 'http://127.0.0.1:3000', wahaSession: 'default' };
      await store.sessions.create(session, now);
    });

    async function add(name: string, changes: Partial<NewHousehold> = {}): Promise<string> {
      const household = { name, phones: [mobile('+393331234567')], guests: [person(name)], ...changes };
      return done(await store.householdEditor.add(household, context)).households[0] ?? '';
    }

    async function get(id: string): Promise<HouseholdRecord> {
      const household = await store.households.household(id);
      if (household === null) throw new Error(`no household ${id}`);
      return household;
    }

    const bulk = async (households: string[], action: BulkAction) =>
      done(await store.householdEditor.bulk(households, action, context));
    const undo = (change: string | null) => store.householdEditor.undo(change ?? '', context);
    const invite = (id: string, household: string) => store.queue.enqueue([invitation(id, household)], now);
    const names = async () => (await store.households.all()).map(({ name }) => name);
    const told = async (household: string) =>
      (await store.guestList.timeline(household)).map(({ name }) => name);

    describe('one by one', () => {
      it('adds at the end, and undoing takes it away again', async () => {
        await add('Alfa');
        const added = done(
          await store.householdEditor.add({ name: 'Beta', phones: [], guests: [] }, context),
        );
        expect(await names()).toEqual(['Alfa', 'Beta']);
        expect(await undo(added.change)).toMatchObject({ ok: true, count: 1 });
        expect(await names()).toEqual(['Alfa']);
      });

      it('changes what it is told to and nothing else, and finds it by its new words', async () => {
        const id = await add('Alfa', { details: { notes: 'zia', side: 'sposa' } });
        const patch = { name: 'Omega', phones: [mobile('+393339999999')], tags: ['amici'] };
        const { change } = done(await store.householdEditor.update(id, patch, context));
        expect(await get(id)).toMatchObject({
          name: 'Omega',
          phones: ['+393339999999'],
          tags: ['amici'],
          notes: 'zia',
          side: 'sposa',
          guests: [person('Alfa')],
        });
        const found = await store.households.page({ limit: 5, text: 'omega 9999' });
        expect(found.total).toBe(1);
        await undo(change);
        expect(await get(id)).toMatchObject({ name: 'Alfa', phones: ['+393331234567'], tags: [] });
        expect(await told(id)).toEqual(['ADDED', 'EDITED', 'UNDONE']);
      });

      it('is no change when everything is said to be what it is', async () => {
        const id = await add('Alfa');
        const same = await store.householdEditor.update(id, { name: 'Alfa', tags: [] }, context);
        expect(same).toMatchObject({ ok: true, change: null, count: 0 });
        expect(await told(id)).toEqual(['ADDED']);
      });

      it('still counts who was forgotten when its people are changed', async () => {
        const people = ['Anna', 'Bruno', 'Carla'].map((firstName) => ({ firstName, lastName: 'Verdi' }));
        const id = await add('Verdi', { guests: people });
        const gone = { household: id, index: 1, firstName: 'Bruno', lastName: 'Verdi' };
        expect(await store.retention.forgetGuest(gone, now)).toMatchObject({ ok: true });
        const guests = [
          { firstName: 'Anna Maria', lastName: 'Verdi' },
          { firstName: 'Carla', lastName: 'Verdi' },
        ];
        done(await store.householdEditor.update(id, { guests }, context));
        const nobody = { firstName: '', lastName: '' };
        expect((await get(id))?.guests).toMatchObject([...guests, nobody]);
        done(await store.householdEditor.update(id, { guests: guests.slice(1) }, context));
        expect((await get(id))?.guests).toMatchObject([...guests.slice(1), nobody]);
      });

      it('refuses a household nobody knows', async () => {
        const refused = { ok: false, code: 'UNKNOWN_HOUSEHOLD' };
        expect(await store.householdEditor.update('x', { name: 'A' }, context)).toEqual(refused);
        const order = { name: 'A', people: [0], phones: [] };
        expect(await store.householdEditor.split('x', order, context)).toEqual(refused);
      });
    });

    describe('many at once', () => {
      it('tags, sorts to a side and a language; undoing puts each back as it was', async () => {
        const a = await add('A', { details: { tags: ['amici'], side: 'sposo' } });
        const b = await add('B');
        const tagged = await bulk([a, b, 'nobody'], { do: 'addTag', tag: 'amici' });
        expect(tagged).toMatchObject({ count: 1, households: [b] });
        await bulk([a, b], { do: 'setSide', side: 'sposa' });
        const last = await bulk([a, b], { do: 'setLanguage', language: 'en' });
        expect([await get(a), await get(b)]).toMatchObject([
          { tags: ['amici'], side: 'sposa', language: 'en' },
          { tags: ['amici'], side: 'sposa', language: 'en' },
        ]);
        expect(await undo(tagged.change)).toEqual({ ok: false, code: 'CHANGED_SINCE' });
        expect(await undo(last.change)).toMatchObject({ ok: true, count: 2 });
        expect((await get(a)).language).toBeNull();
        expect(await undo(last.change)).toEqual({ ok: false, code: 'CHANGE_GONE' });
      });

      it('takes a tag away', async () => {
        const a = await add('A', { details: { tags: ['amici', 'vegani'] } });
        await bulk([a], { do: 'removeTag', tag: 'amici' });
        expect((await get(a)).tags).toEqual(['vegani']);
      });

      it('opting out cancels what waits and says what it could not stop', async () => {
        const [a, b] = [await add('A'), await add('B', { phones: [mobile('+393330000002')] })];
        await sending(store, invitation('m-a', a));
        await invite('m-b', b);
        const out = await bulk([a, b], { do: 'optOut' });
        expect(out).toMatchObject({ count: 2, cancelled: 1, tooLate: 1 });
        expect((await message(store, 'm-a')).status).toBe('SENDING');
        expect((await message(store, 'm-b')).status).toBe('CANCELLED');
        expect((await get(b)).optedOut).toBe(true);
        expect(await undo(out.change)).toMatchObject({ ok: true, requeued: 1 });
        expect(await message(store, 'm-b')).toMatchObject({ status: 'PENDING' });
        expect((await get(b)).optedOut).toBe(false);
      });

      it('cancels what waits and nothing else', async () => {
        const a = await add('A');
        await invite('m', a);
        const cancelled = await bulk([a], { do: 'cancelQueued' });
        expect(cancelled).toMatchObject({ count: 1, cancelled: 1 });
        expect(await bulk([a], { do: 'cancelQueued' })).toMatchObject({ count: 0, change: null });
        await undo(cancelled.change);
        expect(await story(store, 'm')).toEqual(['QUEUED', 'CANCELLED', 'REQUEUED']);
      });

      it('does not bring a cancelled invitation back beside a newer one', async () => {
        const a = await add('A');
        await invite('old', a);
        const cancelled = await bulk([a], { do: 'cancelQueued' });
        await invite('new', a);
        expect(await undo(cancelled.change)).toMatchObject({ ok: true, requeued: 0 });
        expect((await message(store, 'old')).status).toBe('CANCELLED');
      });
    });

    describe('removing', () => {
      it('cancels what waits, keeps the log of what was sent, and can be undone', async () => {
        const [a, b] = [await add('A'), await add('B', { phones: [mobile('+393330000002')] })];
        await sent(store, invitation('m-a', a));
        await invite('m-b', b);
        const removed = await bulk([a, b], { do: 'remove' });
        expect(removed).toMatchObject({ count: 2, cancelled: 1, households: [] });
        expect(await names()).toEqual([]);
        expect(await message(store, 'm-a')).toMatchObject({ status: 'SENT', householdId: null });
        expect(await store.queue.retry(['m-b'], now)).toEqual([false]);
        expect(await undo(removed.change)).toMatchObject({ ok: true, count: 2, requeued: 1 });
        expect((await get(a)).invitation).toMatchObject({ id: 'm-a', status: 'SENT' });
        expect((await get(b)).invitation).toMatchObject({ id: 'm-b', status: 'PENDING' });
        expect(await names()).toEqual(['A', 'B']);
      });

      it('stops what comes back into the queue after it was being sent', async () => {
        const a = await add('A');
        const open = await sending(store, invitation('m', a));
        expect(await bulk([a], { do: 'remove' })).toMatchObject({ tooLate: 1 });
        const refused = { to: 'PENDING', reason: 'BACKOFF', notBefore: 0, usesAttempt: true } as const;
        await store.attempts.settle(attemptOf(open), refused, morning);
        await expect(startNext(store, 'm')).rejects.toThrow('CLAIM_LOST');
        expect((await message(store, 'm')).status).toBe('CANCELLED');
      });
    });

    describe('merging', () => {
      it('puts everybody into the first, each phone once', async () => {
        const a = await add('A', { details: { tags: ['x'], adults: 2, notes: 'uno' } });
        const b = await add('B', {
          phones: [mobile('+393330000002'), mobile('+393331234567')],
          details: { tags: ['w'], language: 'en', notes: 'due' },
        });
        const merged = done(await store.householdEditor.merge([a, b], 'Famiglia AB', context));
        expect(merged.households).toEqual([a]);
        expect(await get(a)).toMatchObject({
          name: 'Famiglia AB',
          guests: [person('A'), person('B')],
          phones: ['+393331234567', '+393330000002'],
          tags: ['w', 'x'],
          language: 'en',
          adults: 3,
          notes: 'uno\ndue',
        });
        expect(await told(a)).toEqual(['ADDED', 'ADDED', 'MERGED_INTO', 'MERGED']);
        await undo(merged.change);
        expect(await names()).toEqual(['A', 'B']);
        expect(await get(b)).toMatchObject({ guests: [person('B')], notes: 'due' });
        expect(await told(a)).toEqual(['ADDED', 'MERGED', 'UNDONE']);
      });

      it('stays the one whose invitation is out, and cancels the one that waits', async () => {
        const [a, b] = [await add('A', { phones: [mobile('+393330000002')] }), await add('B')];
        await sent(store, invitation('m-b', b));
        await invite('m-a', a);
        const merged = done(await store.householdEditor.merge([a, b], undefined, context));
        expect(merged).toMatchObject({ households: [b], cancelled: 1 });
        expect((await get(b)).invitation).toMatchObject({ id: 'm-b' });
        expect(await store.queue.retry(['m-a'], now)).toEqual([false]);
        expect(await invite('again', b)).toEqual([{ kind: 'alreadyInvited', id: 'm-b' }]);
      });

      it('stays the one that had its invitation, though it could not be invited again', async () => {
        const [a, b] = [await add('A'), await add('B', { phones: [mobile('+393330000002')] })];
        await sent(store, invitation('m-b', b));
        await store.queue.inviteAgain('m-b', invitation('again', b), now);
        await store.claims.fail(await mustClaim(store), 'INVALID_NUMBER', now);
        expect(done(await store.householdEditor.merge([a, b], undefined, context)).households).toEqual([b]);
        expect(await invite('once more', b)).toEqual([{ kind: 'alreadyInvited', id: 'again' }]);
      });

      it('is refused when two invitations are out', async () => {
        const [a, b] = [await add('A'), await add('B', { phones: [mobile('+393330000002')] })];
        await sent(store, invitation('m-a', a));
        await sent(store, invitation('m-b', b));
        const refused = { ok: false, code: 'MERGE_BOTH_INVITED' };
        expect(await store.householdEditor.merge([a, b], undefined, context)).toEqual(refused);
        const needs = { ok: false, code: 'MERGE_NEEDS_TWO' };
        expect(await store.householdEditor.merge([a, a, 'x'], undefined, context)).toEqual(needs);
      });

      it('opts out all when one had, and cancels what waits', async () => {
        const [a, b] = [await add('A'), await add('B')];
        await invite('m-a', a);
        await bulk([b], { do: 'optOut' });
        const merged = done(await store.householdEditor.merge([a, b], undefined, context));
        expect(merged).toMatchObject({ households: [a], cancelled: 1 });
        expect((await get(a)).optedOut).toBe(true);
      });

      it('cannot be undone once a waiting invitation was written for all of them', async () => {
        const [a, b] = [await add('A'), await add('B')];
        await invite('m', a);
        const merged = done(await store.householdEditor.merge([a, b], undefined, context));
        const anew = { id: 'm', type: 'main', recipient: 'A e B', phones: ['+393331234567'], text: 'A B' };
        await store.householdEditor.rewriteQueued({ ...anew, template: { id: 't', revision: 1 } }, now);
        expect(await undo(merged.change)).toEqual({ ok: false, code: 'INVITED_SINCE' });
      });

      it('cannot be undone once an invitation came of it', async () => {
        const [a, b] = [await add('A'), await add('B')];
        const merged = done(await store.householdEditor.merge([a, b], undefined, context));
        await invite('m', a);
        expect(await undo(merged.change)).toEqual({ ok: false, code: 'INVITED_SINCE' });
      });
    });

    describe('splitting', () => {
      const two = {
        guests: [person('Anna'), person('Bruno')],
        phones: [mobile('+393330000001'), mobile('+393330000002')],
      };
      const order = { name: 'Bruno Rossi', people: [1], phones: ['+393330000002'] };

      it('takes people and their phones into a household of their own', async () => {
        const a = await add('Famiglia Rossi', { ...two, details: { tags: ['amici'], side: 'sposa' } });
        const { households, change } = done(await store.householdEditor.split(a, order, context));
        const [, b = ''] = households;
        expect(await get(a)).toMatchObject({ guests: [person('Anna')], phones: ['+393330000001'] });
        expect(await get(b)).toMatchObject({
          name: 'Bruno Rossi',
          guests: [person('Bruno')],
          phones: ['+393330000002'],
          tags: ['amici'],
          side: 'sposa',
          invitation: null,
        });
        await undo(change);
        expect(await names()).toEqual(['Famiglia Rossi']);
        expect((await get(a)).guests).toEqual(two.guests);
      });

      it('lets nobody be invited twice: who leaves has had the invitation that is out', async () => {
        const a = await add('Famiglia Rossi', two);
        await sent(store, invitation('m', a));
        const { households } = done(await store.householdEditor.split(a, order, context));
        const [, b = ''] = households;
        expect((await get(b)).invitation).toMatchObject({ id: 'm', status: 'SENT' });
        expect(await invite('again', b)).toEqual([{ kind: 'alreadyInvited', id: 'm' }]);
        expect(await told(b)).toEqual(expect.arrayContaining(['SPLIT_FROM', 'SENT']));
      });

      it('lets who left be invited again, on the phones they took along, and the others stay as they are', async () => {
        const a = await add('Famiglia Rossi', two);
        await sent(store, invitation('m', a));
        const { households } = done(await store.householdEditor.split(a, order, context));
        const [, b = ''] = households;
        const phones = ['+393330000002'];
        const again = (id: string) => ({ ...invitation(id, b), phones });
        expect(await store.queue.inviteAgain('m', invitation('of nobody', 'x'), now)).toBeNull();
        expect(await store.queue.inviteAgain('m', again('b1'), now)).toMatchObject({ kind: 'queued' });
        expect(await store.queue.inviteAgain('m', again('twice'), now)).toBeNull();
        expect((await get(b)).invitation).toMatchObject({ id: 'b1', status: 'PENDING' });
        expect((await get(a)).invitation).toMatchObject({ id: 'm', status: 'SENT' });
        // Even to the chat the first one went to: it is theirs now.
        const { chatId } = await message(store, 'm');
        const claimed = await mustClaim(store);
        expect(claimed).toMatchObject({ id: 'b1', phones });
        expect((await start(store, claimed, { chatId: chatId ?? '' })).started).toBe(true);
        expect(await invite('by mistake', b)).toEqual([{ kind: 'alreadyInvited', id: 'b1' }]);
      });

      it('lets who left and was invited again be invited once more', async () => {
        const a = await add('Famiglia Rossi', two);
        await sent(store, invitation('m', a));
        const { households } = done(await store.householdEditor.split(a, order, context));
        const [, b = ''] = households;
        await store.queue.inviteAgain('m', invitation('b1', b), now);
        await store.claims.fail(await mustClaim(store), 'INVALID_NUMBER', now);
        expect(await store.queue.inviteAgain('b1', invitation('b2', b), now)).toMatchObject({
          kind: 'queued',
        });
        expect((await get(b)).invitation).toMatchObject({ id: 'b2', status: 'PENDING' });
      });

      it('cancels an invitation that waits: it was written for all of them', async () => {
        const a = await add('Famiglia Rossi', two);
        await invite('m', a);
        const split = done(await store.householdEditor.split(a, order, context));
        expect(split.cancelled).toBe(1);
        expect((await get(a)).invitation).toBeNull();
        expect(await store.queue.retry(['m'], now)).toEqual([false]);
        expect(await undo(split.change)).toMatchObject({ requeued: 1 });
        expect((await get(a)).invitation).toMatchObject({ id: 'm', status: 'PENDING' });
      });

      it('leaves nobody uninvited whose household waits to be invited again', async () => {
        const a = await add('Famiglia Rossi', two);
        await sent(store, invitation('m', a));
        await store.queue.inviteAgain('m', invitation('again', a), now);
        const split = done(await store.householdEditor.split(a, order, context));
        expect(split.cancelled).toBe(1);
        const [, b = ''] = split.households;
        for (const half of [a, b]) {
          expect((await get(half)).invitation).toMatchObject({ id: 'm', status: 'SENT' });
          expect(await invite(`once more ${half}`, half)).toEqual([{ kind: 'alreadyInvited', id: 'm' }]);
        }
      });

      it('leaves nobody uninvited whose household could not be invited again', async () => {
        const a = await add('Famiglia Rossi', two);
        await sent(store, invitation('m', a));
        await store.queue.inviteAgain('m', invitation('again', a), now);
        await store.claims.fail(await mustClaim(store), 'INVALID_NUMBER', now);
        const [, b = ''] = done(await store.householdEditor.split(a, order, context)).households;
        expect(await invite('once more', a)).toEqual([{ kind: 'alreadyInvited', id: 'again' }]);
        expect(await invite('and more', b)).toEqual([{ kind: 'alreadyInvited', id: 'm' }]);
      });

      it('is refused when nobody leaves, or everybody', async () => {
        const a = await add('Famiglia Rossi', two);
        const split = (people: number[]) => store.householdEditor.split(a, { ...order, people }, context);
        expect(await split([])).toEqual({ ok: false, code: 'SPLIT_NOBODY' });
        expect(await split([7])).toEqual({ ok: false, code: 'SPLIT_NOBODY' });
        expect(await split([0, 1])).toEqual({ ok: false, code: 'SPLIT_EVERYBODY' });
      });
    });

    describe('a waiting invitation', () => {
      const anew = { id: 'm', type: 'main', recipient: 'Omega', phones: ['+393339999999'], text: 'Ciao' };
      const template = { id: 't', revision: 3 };

      it('is frozen anew and keeps its place', async () => {
        const a = await add('A');
        await invite('m', a);
        expect(await store.householdEditor.queuedInvitation(a)).toMatchObject({ id: 'm', frozenAt: now });
        expect(await store.householdEditor.rewriteQueued({ ...anew, template }, now)).toBe(true);
        expect(await message(store, 'm')).toMatchObject({ text: 'Ciao', phones: ['+393339999999'] });
        // The text still fits its check value: it can be sent.
        await startNext(store, 'm');
      });

      it('stays as it is once it has begun to leave', async () => {
        const a = await add('A');
        await sending(store, invitation('m', a));
        expect(await store.householdEditor.queuedInvitation(a)).toBeNull();
        expect(await store.householdEditor.rewriteQueued({ ...anew, template }, now)).toBe(false);
      });
    });
  });
}

function done(result: EditResult) {
  if (!result.ok) throw new Error(result.code);
  return result;
}

function invitation(id: string, household: string) {
  return aDraft(id, { kind: 'INVITATION', householdId: household });
}
