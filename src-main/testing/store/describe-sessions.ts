import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionRecord } from '../../domain/sessions/session-store.ts';
import { furnish, morning } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const account = { number: '393330000000', pushName: 'Anna', device: '393330000000:7@s.whatsapp.net' };

export function describeSessions(open: () => StoreUnderTest): void {
  describe('sessions', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    async function main(): Promise<SessionRecord> {
      const record = await store.sessions.session('main');
      if (record === null) throw new Error('no session');
      return record;
    }

    it('are listed in the order they were made, with what is stored of them', async () => {
      await store.sessions.create({ type: 'aaa', label: 'A', wahaUrl: 'u', wahaSession: 's' }, now + 1);
      expect((await store.sessions.sessions()).map(({ type }) => type)).toEqual(['main', 'aaa']);
      expect(await main()).toEqual({
        type: 'main',
        label: 'Principale',
        wahaUrl: 'http://127.0.0.1:3000',
        wahaSession: 'default',
        number: null,
        pushName: null,
        linkGeneration: 0,
        paused: null,
        newChatsRestrictedUntil: null,
        warmStreak: 0,
      });
      expect(await store.sessions.session('nobody')).toBeNull();
    });

    it('change only what is given', async () => {
      await store.sessions.change('main', { label: 'Sposi' });
      expect(await main()).toMatchObject({ label: 'Sposi', wahaSession: 'default' });
      await store.sessions.change('main', { wahaUrl: 'http://nas:3000', wahaSession: 'event' });
      expect(await main()).toMatchObject({
        label: 'Sposi',
        wahaUrl: 'http://nas:3000',
        wahaSession: 'event',
      });
      await store.sessions.change('main', {});
    });

    it('start a new link generation with another WAHA session, whose history is not that of the old one', async () => {
      await store.sessions.noteLinked('main', { ...account, device: null }, false);
      const { linkGeneration } = await main();
      await store.sessions.change('main', { label: 'Sposi', wahaSession: 'default' });
      expect((await main()).linkGeneration).toBe(linkGeneration);
      await store.sessions.change('main', { wahaSession: 'event' });
      expect((await main()).linkGeneration).toBe(linkGeneration + 1);
    });

    it('start a new link generation with another account, another device or a new link, not otherwise', async () => {
      const generations: number[] = [];
      for (const [linked, relinked] of [
        [account, false],
        [account, false],
        [{ ...account, pushName: 'Anna B.' }, false],
        [{ ...account, device: null }, false],
        [account, false],
        [account, true],
        [{ ...account, device: 'another' }, false],
        [{ ...account, number: '1' }, true],
      ] as const) {
        await store.sessions.noteLinked('main', linked, relinked);
        generations.push((await main()).linkGeneration);
      }
      expect(generations).toEqual([1, 1, 1, 1, 1, 2, 3, 4]);
      expect((await main()).number).toBe('1');
    });

    it('are paused for a reason until resumed', async () => {
      await store.sessions.pause('main', 'WRONG_KEY', now);
      expect((await main()).paused).toEqual({ reason: 'WRONG_KEY', at: now });
      await store.sessions.resume('main');
      expect((await main()).paused).toBeNull();
    });

    it('pause at five numbers in a row that are said not to be on WhatsApp', async () => {
      const check = (answer: 'EXISTS' | 'NOT_ON_WHATSAPP') =>
        store.sessions.noteNumberCheck('main', answer, now);
      for (let round = 0; round < 4; round += 1) expect(await check('NOT_ON_WHATSAPP')).toBe(false);
      await check('EXISTS');
      for (let round = 0; round < 4; round += 1) expect(await check('NOT_ON_WHATSAPP')).toBe(false);
      expect(await check('NOT_ON_WHATSAPP')).toBe(true);
      expect((await main()).paused).toEqual({ reason: 'TOO_MANY_NOT_ON_WHATSAPP', at: now });
      await store.sessions.resume('main');
      expect(await check('NOT_ON_WHATSAPP')).toBe(false);
    });

    it('pause at two bad requests in a row', async () => {
      expect(await store.sessions.noteNumberCheck('main', 'BAD_REQUEST', now)).toBe(false);
      expect(await store.sessions.noteNumberCheck('main', 'BAD_REQUEST', now)).toBe(true);
      expect((await main()).paused?.reason).toBe('TOO_MANY_BAD_REQUESTS');
    });

    it('remember a ban on first messages, also one without an end', async () => {
      for (const until of [now + 5, Number.POSITIVE_INFINITY, null]) {
        await store.sessions.restrictNewChats('main', until);
        expect((await main()).newChatsRestrictedUntil).toBe(until);
      }
      // The largest number a caller may take for "never" is one too.
      await store.sessions.restrictNewChats('main', Number.MAX_SAFE_INTEGER);
      expect((await main()).newChatsRestrictedUntil).toBe(Number.POSITIVE_INFINITY);
    });

    it('count warm messages in a row', async () => {
      const streaks: number[] = [];
      for (const lane of ['WARM', 'WARM', 'COLD', 'COLD', 'WARM'] as const) {
        await store.sessions.noteLane('main', lane);
        streaks.push((await main()).warmStreak);
      }
      expect(streaks).toEqual([1, 2, 0, 0, 1]);
    });
  });
}
