import { beforeEach, describe, expect, it } from 'vitest';
import {
  aDraft,
  claim,
  furnish,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  start,
  story,
  unconfirmed,
} from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const account = { number: '393330000000', pushName: 'Anna', device: '393330000000:7@s.whatsapp.net' };

export function describeSessionRemoval(open: () => StoreUnderTest): void {
  describe('a session that is removed', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
      await store.sessions.create({ type: 'sposa', label: 'Sposa', wahaUrl: 'u', wahaSession: 's' }, now);
      await store.queue.enqueue([aDraft('hers', { type: 'sposa' })], now);
    });

    const cancel = { kind: 'CANCEL', heir: 'sposa' } as const;
    const move = { kind: 'MOVE', to: 'sposa' } as const;
    const ofSession = (type: string) => store.reader.page({ type, order: 'queued', limit: 50 });
    const isFree = () => store.sessions.remove('main', move, now);

    it('leaves no message behind: what waits or is in doubt goes to the other one', async () => {
      await unconfirmed(store, aDraft('doubt'));
      await sent(store, aDraft('sent'));
      await store.queue.enqueue(
        [aDraft('waits'), aDraft('off'), aDraft('late', { notBefore: now + 9 })],
        now,
      );
      await store.queue.cancel(['off'], now);
      expect(await store.sessions.unsent('main')).toBe(3);
      expect(await store.sessions.remove('main', move, now)).toBe(true);

      expect((await ofSession('main')).items.map(({ id }) => id)).toEqual(['sent']);
      expect(await message(store, 'waits')).toMatchObject({ type: 'sposa', status: 'PENDING' });
      expect(await message(store, 'late')).toMatchObject({ type: 'sposa', notBefore: now + 9 });
      expect(await message(store, 'doubt')).toMatchObject({ type: 'sposa', status: 'UNCONFIRMED' });
      expect(await message(store, 'off')).toMatchObject({ type: 'sposa', status: 'CANCELLED' });
      expect((await store.reader.log('waits')).at(-1)).toMatchObject({
        name: 'MOVED',
        details: { from: 'main', to: 'sposa' },
      });
      expect(await store.sessions.session('main')).toBeNull();
      expect((await store.sessions.sessions()).map(({ type }) => type)).toEqual(['sposa']);
      expect(await store.sessions.unsent('sposa')).toBe(4);
    });

    it('or is cancelled, and can be queued again one day, from the other one', async () => {
      await unconfirmed(store, aDraft('doubt'));
      await store.queue.enqueue([aDraft('waits')], now);
      expect(await store.sessions.remove('main', cancel, now)).toBe(true);
      for (const id of ['doubt', 'waits']) {
        expect(await message(store, id)).toMatchObject({ type: 'sposa', status: 'CANCELLED' });
      }
      expect((await story(store, 'doubt')).slice(-2)).toEqual(['UNCONFIRMED', 'CANCELLED']);
      await store.queue.retry(['waits'], now);
      expect(await message(store, 'waits')).toMatchObject({ type: 'sposa', status: 'PENDING' });
      expect(await message(store, 'hers')).toMatchObject({ status: 'PENDING' });
    });

    it('stays while a message is leaving through it, whole', async () => {
      await sending(store, aDraft('leaving'));
      await store.queue.enqueue([aDraft('waits')], now);
      for (const messages of [move, cancel]) {
        expect(await store.sessions.remove('main', messages, now)).toBe(false);
      }
      expect(await message(store, 'waits')).toMatchObject({ type: 'main', status: 'PENDING' });
      expect((await store.sessions.sessions()).map(({ type }) => type)).toEqual(['main', 'sposa']);
    });

    it('takes a claimed message from the worker before it is sent', async () => {
      await store.queue.enqueue([aDraft('claimed')], now);
      const claimed = await mustClaim(store);
      expect(await isFree()).toBe(true);
      expect(await start(store, claimed)).toEqual({ started: false, because: 'CLAIM_LOST' });
      expect(await claim(store)).toBeNull();
      expect(await message(store, 'claimed')).toMatchObject({ type: 'sposa', status: 'PENDING' });
    });

    describe('with messages that wait for canaries', () => {
      const link = (type: string, number: string) =>
        store.sessions.noteLinked(type, { ...account, number }, false, now);
      const campaign = (canary: boolean) => ({ campaign: { id: 'c', canary } });
      beforeEach(async () => {
        await link('main', '1');
        await store.queue.cancel(['hers'], now);
      });

      it('leaves them to a person when another number goes on: the canaries tried this one', async () => {
        await link('sposa', '2');
        await sent(store, aDraft('first', campaign(true)));
        await store.queue.enqueue([aDraft('rest', campaign(false))], now);
        await isFree();
        await store.attempts.applyAck('ID-first', 2, false, morning);
        const candidates = [{ type: 'sposa', errand: 'COLD' } as const];
        expect(await store.claims.claimNext({ candidates, token: 't', now })).toBeNull();
        expect(await store.campaigns.held(now)).toMatchObject([{ type: 'sposa', stuck: 'MOVED', held: 1 }]);
        await store.campaigns.openTap('c', now);
        expect((await store.claims.claimNext({ candidates, token: 't', now }))?.id).toBe('rest');
      });

      it('changes nothing for them when the same number goes on, or no canary had left', async () => {
        await link('sposa', '1');
        await sent(store, aDraft('first', campaign(true)));
        await store.queue.enqueue([aDraft('rest', campaign(false))], now);
        await isFree();
        expect(await store.campaigns.held(now)).toMatchObject([{ type: 'sposa', stuck: null, held: 1 }]);
      });

      it('lets canaries that have not left try the other number', async () => {
        await link('sposa', '2');
        await store.queue.enqueue([aDraft('first', campaign(true)), aDraft('rest', campaign(false))], now);
        await isFree();
        expect(await store.campaigns.held(now)).toMatchObject([{ type: 'sposa', stuck: null, held: 1 }]);
      });
    });

    it('takes its urgency from an answer that goes over to another number', async () => {
      await store.sessions.noteLinked('main', { ...account, number: '1' }, false, now);
      await store.sessions.noteLinked('sposa', { ...account, number: '2' }, false, now);
      await store.queue.enqueue([aDraft('answer', { lane: 'WARM', urgentUntil: now + 9 })], now);
      await isFree();
      expect(await message(store, 'answer')).toMatchObject({ lane: 'COLD', urgentUntil: null });
    });

    it('may come back under its name, with nothing known but a new link generation', async () => {
      await store.sessions.noteLinked('main', account, false, now);
      await store.sessions.pause('main', 'ADMIN', now);
      await store.sessions.restrictNewChats('main', now + 5, morning);
      await isFree();
      await store.sessions.create({ type: 'main', label: 'Anew', wahaUrl: 'v', wahaSession: 't' }, now + 1);
      expect(await store.sessions.session('main')).toMatchObject({
        label: 'Anew',
        wahaUrl: 'v',
        number: null,
        linkedAt: null,
        paused: null,
        restriction: null,
        linkGeneration: 2,
      });
    });
  });
}
