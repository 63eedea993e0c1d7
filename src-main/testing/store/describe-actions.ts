import { describe, expect, it } from 'vitest';
import type { MessageDraft } from '../../domain/queue/queue-store.ts';
import {
  aDraft,
  claim,
  furnish,
  message,
  morning,
  mustClaim,
  sending,
  start,
  story,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

export function describeActions(open: () => StoreUnderTest): void {
  describe('another text for a queued message', () => {
    it('is frozen anew and told in the log', async () => {
      const store = open();
      await furnish(store);
      await store.queue.enqueue([aDraft('m1')], now);
      expect(await store.queue.editText('m1', 'Cari tutti', now)).toBe('edited');
      expect((await message(store, 'm1')).text).toBe('Cari tutti');
      expect(await story(store, 'm1')).toEqual(['QUEUED', 'EDITED']);
      expect((await start(store, await mustClaim(store))).started).toBe(true);
    });

    it('stops a worker that has read the old one', async () => {
      const store = open();
      await furnish(store);
      await store.queue.enqueue([aDraft('m1')], now);
      const held = await mustClaim(store);
      await store.queue.editText('m1', 'Cari tutti', now);
      expect(await start(store, held)).toEqual({ started: false, because: 'CLAIM_LOST' });
      expect((await claim(store))?.text).toBe('Cari tutti');
    });

    it('comes too late for one that may have left', async () => {
      const store = open();
      await furnish(store);
      await sending(store, aDraft('m1'));
      expect(await store.queue.editText('m1', 'Cari tutti', now)).toBe('tooLate');
      expect(await store.queue.editText('m2', 'Cari tutti', now)).toBe('unknown');
    });
  });

  it('a cancellation that lost against the send is told in the log', async () => {
    const store = open();
    await furnish(store);
    await sending(store, aDraft('m1'));
    expect(await store.queue.cancel(['m1'], now)).toEqual([false]);
    expect((await story(store, 'm1')).at(-1)).toBe('CANCEL_TOO_LATE');
  });

  it('a reminder that another was queued after comes back neither by hand nor by an undo', async () => {
    const store = open();
    const [household = ''] = await furnish(store, ['Rossi']);
    const reminder = (id: string, template = 'reminder-it') =>
      aDraft(id, { kind: 'REMINDER', householdId: household, template: { id: template, revision: 1 } });
    await store.queue.enqueue([reminder('first'), reminder('other', 'other-text')], now);
    const statuses = () =>
      Promise.all(['first', 'other'].map(async (id) => (await message(store, id)).status));
    const editing = { now, newId: () => 'change' };
    await store.householdEditor.bulk([household], { do: 'cancelQueued' }, editing);
    expect(await statuses()).toEqual(['CANCELLED', 'CANCELLED']);
    await store.queue.enqueue([reminder('second')], now);
    expect(await store.householdEditor.undo('change', editing)).toMatchObject({ ok: true, requeued: 1 });
    expect(await statuses()).toEqual(['CANCELLED', 'PENDING']);
    expect(await store.queue.retry(['first'], now)).toEqual([false]);
    await store.queue.cancel(['second'], now);
    expect(await store.queue.retry(['first'], now)).toEqual([true]);
  });

  it('a cancelled message that was never tried is put back as it waited, with its time', async () => {
    const store = open();
    await furnish(store);
    const later = now + 86_400_000;
    await store.queue.enqueue([aDraft('m1', { notBefore: later })], now);
    await store.queue.cancel(['m1'], now);
    expect(await store.queue.undoCancel(['m1', 'm1', 'none'], now)).toEqual([true, false, false]);
    expect(await message(store, 'm1')).toMatchObject({ status: 'PENDING', notBefore: later });
    expect((await story(store, 'm1')).slice(-2)).toEqual(['CANCELLED', 'REQUEUED']);
  });

  it('what was cancelled in doubt is not put back: it may have arrived', async () => {
    const store = open();
    await furnish(store);
    const attempt = await sending(store, aDraft('m1'));
    await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
    expect(await store.queue.cancel(['m1'], now)).toEqual([true]);
    expect(await store.queue.undoCancel(['m1'], now)).toEqual([false]);
    expect((await message(store, 'm1')).status).toBe('CANCELLED');
  });

  it('a cancelled invitation is not put back beside the one queued after it', async () => {
    const store = open();
    const [household = ''] = await furnish(store, ['Rossi']);
    const draft = (id: string) => aDraft(id, { kind: 'INVITATION', householdId: household });
    await store.queue.enqueue([draft('first')], now);
    await store.queue.cancel(['first'], now);
    await store.queue.enqueue([draft('second')], now);
    expect(await store.queue.undoCancel(['first'], now)).toEqual([false]);
  });

  it('only a message in doubt is looked for at once', async () => {
    const store = open();
    await furnish(store);
    const attempt = await sending(store, aDraft('m1'));
    expect(await store.queue.noteLookAsked(['m1'], now)).toEqual([false]);
    await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
    expect(await store.queue.noteLookAsked(['m1', 'none'], now)).toEqual([true, false]);
    expect((await story(store, 'm1')).at(-1)).toBe('LOOK_ASKED');
  });

  describe('another invitation on purpose', () => {
    const chatId = '393331234567@c.us';

    async function anInvitation(store: StoreUnderTest) {
      const [household = ''] = await furnish(store, ['Rossi']);
      const draft = (id: string): MessageDraft => aDraft(id, { kind: 'INVITATION', householdId: household });
      return { draft, attempt: await sending(store, draft('first'), { chatId }) };
    }

    it('follows one that was sent, to the same chat', async () => {
      const store = open();
      const { draft, attempt } = await anInvitation(store);
      await store.attempts.confirmSent(attempt, 'ID-first', 2, now);
      expect(await store.queue.inviteAgain('first', draft('second'), now)).toMatchObject({ kind: 'queued' });
      expect((await start(store, await mustClaim(store), { chatId })).started).toBe(true);
      expect((await story(store, 'first')).at(-1)).toBe('SUPERSEDED');
    });

    it('is refused while the first is under way or in doubt, and a second time', async () => {
      const store = open();
      const { draft, attempt } = await anInvitation(store);
      expect(await store.queue.inviteAgain('first', draft('second'), now)).toBeNull();
      await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
      expect(await store.queue.inviteAgain('first', draft('second'), now)).toBeNull();
      await store.attempts.confirmSent(attempt, 'ID-first', 1, now);
      expect(await store.queue.inviteAgain('first', draft('second'), now)).not.toBeNull();
      expect(await store.queue.inviteAgain('first', draft('third'), now)).toBeNull();
      expect(await store.queue.inviteAgain('second', draft('third'), now)).toBeNull();
    });

    it('that is cancelled before it tried leaves the first one standing', async () => {
      const store = open();
      const { draft, attempt } = await anInvitation(store);
      await store.attempts.confirmSent(attempt, 'ID-first', 1, now);
      await store.queue.inviteAgain('first', draft('second'), now);
      await store.queue.cancel(['second'], now);
      const [again] = await store.queue.enqueue([draft('third')], now);
      expect(again).toEqual({ kind: 'alreadyInvited', id: 'first' });
      expect(await store.queue.retry(['second'], now)).toEqual([false]);
      expect(await store.queue.inviteAgain('first', draft('fourth'), now)).toMatchObject({ kind: 'queued' });
    });

    it('that is refused, since a later one counts, leaves no trace on the first', async () => {
      const store = open();
      const [household = ''] = await furnish(store, ['Rossi']);
      const draft = (id: string): MessageDraft => aDraft(id, { kind: 'INVITATION', householdId: household });
      await store.queue.enqueue([draft('first')], now);
      await store.queue.cancel(['first'], now);
      await store.queue.enqueue([draft('second')], now);
      const before = await message(store, 'first');
      expect(await store.queue.inviteAgain('first', draft('third'), now + 1)).toEqual({
        kind: 'alreadyInvited',
        id: 'second',
      });
      expect(await message(store, 'first')).toEqual(before);
      expect((await story(store, 'first')).at(-1)).toBe('CANCELLED');
      // It is not taken for one that another has followed: with the second gone it may come back.
      await store.queue.cancel(['second'], now);
      expect(await store.queue.retry(['first'], now)).toEqual([true]);
    });

    it('is the only one that counts: the first comes back neither by hand nor after a ban', async () => {
      const store = open();
      const { draft, attempt } = await anInvitation(store);
      await store.attempts.confirmSent(attempt, 'ID-first', 0, now);
      await store.queue.inviteAgain('first', draft('second'), now);
      await store.attempts.applyAck('ID-first', -1, true, morning);
      expect((await message(store, 'first')).status).toBe('FAILED');
      expect(await store.queue.retry(['first'], now)).toEqual([false]);
      const [again] = await store.queue.enqueue([draft('third')], now);
      expect(again).toEqual({ kind: 'alreadyInvited', id: 'second' });
    });
  });

  it('a chat that may have got a cancelled invitation gets none through another household', async () => {
    const store = open();
    const [one = '', two = ''] = await furnish(store, ['Rossi', 'Bianchi']);
    const chatId = '393331234567@c.us';
    const attempt = await sending(store, aDraft('m1', { kind: 'INVITATION', householdId: one }), { chatId });
    await store.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
    await store.queue.cancel(['m1'], now);
    await store.queue.enqueue([aDraft('m2', { kind: 'INVITATION', householdId: two })], now);
    expect(await start(store, await mustClaim(store), { chatId })).toMatchObject({
      because: 'FAILED',
      reason: 'ALREADY_INVITED_CHAT',
    });
  });
}
