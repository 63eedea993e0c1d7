import { beforeEach, describe, expect, it } from 'vitest';
import { restrictedUntil } from '../../domain/governor/signals.ts';
import type { SessionRecord } from '../../domain/sessions/session-store.ts';
import { aDraft, at, furnish, morning, sent } from './queue-fixtures.ts';
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
        linkedAt: null,
        paused: null,
        newChatsRestrictedBy: null,
        restrictionKind: null,
        quota: null,
        restriction: null,
        rest: null,
        overLimitStreak: 0,
        warmStreak: 0,
        lastTurn: 0,
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
      await store.sessions.noteLinked('main', { ...account, device: null }, false, now);
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
        await store.sessions.noteLinked('main', linked, relinked, now);
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

    it('pause by name for a WAHA that sends no files, and forget it when they go on', async () => {
      await store.sessions.pause('main', 'WAHA_SENDS_NO_FILES', now);
      expect((await main()).paused).toEqual({ reason: 'WAHA_SENDS_NO_FILES', at: now });
      await store.sessions.pause('main', 'ADMIN', now + 1);
      expect((await main()).paused).toEqual({ reason: 'ADMIN', at: now + 1 });
      await store.sessions.pause('main', 'WAHA_SENDS_NO_FILES', now);
      await store.sessions.resume('main');
      expect((await main()).paused).toBeNull();
    });

    it('remember a ban on first messages, also one without an end', async () => {
      for (const until of [now + 5, Number.POSITIVE_INFINITY]) {
        await store.sessions.restrictNewChats('main', until, morning);
        expect((await main()).restriction?.until).toBe(until);
      }
      // The largest number a caller may take for "never" is one too.
      await store.sessions.restrictNewChats('main', now + 6, morning);
      await store.sessions.restrictNewChats('main', Number.MAX_SAFE_INTEGER, morning);
      expect((await main()).restriction?.until).toBe(Number.POSITIVE_INFINITY);
    });

    it('keep what WhatsApp holds against the account, and lift only what WAHA had told of', async () => {
      const active = { active: true, kind: 'RESTRICT_ALL_COMPANIONS', until: now + 5 };
      const quota = { status: 'FIRST_WARNING', total: 250, used: 210, renewsAt: now + 9 };
      await store.sessions.noteBrakes('main', { timelock: active, quota }, morning);
      expect(await main()).toMatchObject({
        restriction: { until: now + 5 },
        newChatsRestrictedBy: 'WAHA',
        restrictionKind: 'RESTRICT_ALL_COMPANIONS',
        quota,
      });
      await store.sessions.noteBrakes('main', { timelock: null, quota: null }, morning);
      expect(await main()).toMatchObject({
        restriction: null,
        newChatsRestrictedBy: null,
        restrictionKind: null,
        quota,
      });
      await store.sessions.restrictNewChats('main', now + 7, morning);
      await store.sessions.noteBrakes(
        'main',
        { timelock: { ...active, active: false }, quota: null },
        morning,
      );
      expect(await main()).toMatchObject({ restriction: { until: now + 7 }, newChatsRestrictedBy: 'SEND' });
      await store.sessions.noteBrakes(
        'main',
        { timelock: null, quota: { ...quota, status: 'CAPPED' } },
        morning,
      );
      expect(await main()).toMatchObject({ restriction: { until: now + 9 }, newChatsRestrictedBy: 'WAHA' });
    });

    it('are still banned when a clock that ran a day ahead is put right and the same end is told again', async () => {
      const day = 24 * 3_600_000;
      const timelock = { active: true, kind: null, until: now + 12 * 3_600_000 };
      const right = at(60_000);
      const ahead = { ...morning, wall: now + day };
      await store.sessions.noteBrakes('main', { timelock, quota: null }, ahead);
      await store.sessions.noteBrakes('main', { timelock, quota: null }, right);
      expect(restrictedUntil((await main())?.restriction ?? null, right)).toBe(timelock.until);
      // And back again: what was right must not become shorter.
      await store.sessions.noteBrakes('main', { timelock, quota: null }, { ...at(120_000), wall: now + day });
      expect(restrictedUntil((await main())?.restriction ?? null, right)).toBe(timelock.until);
    });

    it('know since when they are linked as they are', async () => {
      await store.sessions.noteLinked('main', account, false, now + 1);
      await store.sessions.noteLinked('main', account, false, now + 2);
      expect((await main()).linkedAt).toBe(now + 1);
      await store.sessions.noteLinked('main', account, true, now + 3);
      expect((await main()).linkedAt).toBe(now + 3);
    });

    it('rest longer each time they hear of too much, until something gets through', async () => {
      for (const ms of [60_000, 300_000]) await store.sessions.rest('main', { since: at(1), ms });
      expect(await main()).toMatchObject({ rest: { since: at(1), ms: 300_000 }, overLimitStreak: 2 });
      await sent(store, aDraft('a'));
      expect((await main()).overLimitStreak).toBe(0);
    });

    it('count warm messages in a row, and who had a turn last', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      const streaks: number[] = [];
      for (const [index, lane] of (['WARM', 'WARM', 'COLD', 'COLD', 'WARM'] as const).entries()) {
        await sent(store, aDraft(`m${index}`, { lane }));
        streaks.push((await main()).warmStreak);
      }
      expect(streaks).toEqual([1, 2, 0, 0, 1]);
      expect((await main()).lastTurn).toBeGreaterThan((await store.sessions.session('sposa'))?.lastTurn ?? 9);
    });
  });
}
