import { beforeEach, describe, expect, it } from 'vitest';
import { ruleKey } from '../../domain/automation/rule.ts';
import type { MessageDraft } from '../../domain/queue/queue-store.ts';
import { aDraft, furnish, morning, mustClaim, start, story } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

export function describeAutomation(open: () => StoreUnderTest): void {
  describe('what rules queue', () => {
    let store: StoreUnderTest;
    let household: string;

    beforeEach(async () => {
      store = open();
      [household = ''] = await furnish(store, ['Rossi']);
      await store.automation.beginRun(
        { id: 'run-1', rule: 'confirmation', occurrence: '2026-05-04', dueAt: now },
        now,
      );
    });

    const answer = (id: string, rsvp: 'COMING' | 'NOT_COMING', at: number) =>
      store.rsvp.record(
        {
          ...{ householdId: household, source: 'WEBSITE', rsvp, answeredAt: at },
          ...{ adults: null, children: null, guests: [], note: '' },
        },
        { id, now: at },
      );

    const confirmation = (id: string, byRule: boolean): MessageDraft =>
      aDraft(id, {
        kind: 'RSVP_CONFIRMATION',
        householdId: household,
        ...(byRule && { byItself: { run: 'run-1', unlessAnswered: false } }),
      });

    const reminder = (id: string): MessageDraft =>
      aDraft(id, {
        kind: 'REMINDER',
        householdId: household,
        byItself: { run: 'run-1', unlessAnswered: true },
      });

    it.each([
      ['a program', 'a rule', false],
      ['a rule', 'a program', true],
    ])('of one answer %s and %s confirm it once: the first counts for both', async (_, __, ruleFirst) => {
      await answer('a', 'COMING', now);
      await store.queue.enqueue([confirmation('first', ruleFirst)], now + 1);
      await answer('b', 'COMING', now + 2);
      const second = [confirmation('second', !ruleFirst)];
      expect(await store.queue.enqueue(second, now + 3)).toEqual([
        { kind: 'existing', id: 'first', status: 'PENDING' },
      ]);
      await answer('c', 'NOT_COMING', now + 4);
      expect(await store.queue.enqueue(second, now + 5)).toEqual([{ kind: 'queued', id: 'second' }]);
    });

    it('a program that asks twice with two keys gets two, as before', async () => {
      await answer('a', 'COMING', now);
      const results = await store.queue.enqueue(
        [confirmation('one', false), confirmation('two', false)],
        now + 1,
      );
      expect(results.map(({ kind }) => kind)).toEqual(['queued', 'queued']);
    });

    it('a reminder is not queued for who has answered, and leaves the queue when the answer comes', async () => {
      expect(await store.queue.enqueue([reminder('r')], now)).toEqual([{ kind: 'queued', id: 'r' }]);
      await answer('a', 'COMING', now + 1);
      expect(await story(store, 'r')).toEqual(['QUEUED', 'CANCELLED']);
      expect(await store.queue.enqueue([reminder('again')], now + 2)).toEqual([{ kind: 'answered' }]);
    });

    it('a reminder that was put back after the answer is stopped at the last moment', async () => {
      await store.queue.enqueue([reminder('r')], now);
      await answer('a', 'COMING', now + 1);
      expect(await store.queue.retry(['r'], now + 2)).toEqual([true]);
      const started = await start(store, await mustClaim(store));
      expect(started).toEqual({ started: false, because: 'CLAIM_LOST' });
      expect(await story(store, 'r')).toEqual(['QUEUED', 'CANCELLED', 'REQUEUED', 'CANCELLED']);
    });

    it('a confirmation that speaks of an earlier answer is taken out before the new one goes in', async () => {
      const key = ruleKey('confirmation', 'a', household);
      const keyed = { ...confirmation('old', true), idempotency: { key, fingerprint: key } };
      await store.queue.enqueue([keyed, confirmation('of-a-program', false)], now);
      expect(await store.automation.dropConfirmations(household, 'a', now)).toBe(0);
      expect(await store.automation.dropConfirmations('somebody-else', 'b', now)).toBe(0);
      expect(await store.automation.dropConfirmations(household, 'b', now)).toBe(1);
      expect(await story(store, 'old')).toEqual(['QUEUED', 'CANCELLED']);
    });

    it('counts the messages of a run by what became of them, and knows whom it wrote to', async () => {
      await store.queue.enqueue([reminder('r'), aDraft('other')], now);
      const run = await store.automation.runOf('confirmation', '2026-05-04');
      expect(run).toMatchObject({ id: 'run-1', state: 'RUNNING', messages: { PENDING: 1 } });
      expect(await store.automation.writtenTo('confirmation', null)).toEqual(new Set([household]));
      expect(await store.automation.writtenTo('confirmation', 'another')).toEqual(new Set());
      await store.automation.endRun('run-1', 'DONE', 2, now);
      await store.automation.endRun('run-1', 'MISSED', 0, now);
      expect(await store.automation.runs('confirmation', 5)).toMatchObject([{ state: 'DONE', leftOut: 2 }]);
      expect(await store.automation.messages('run-1', 10)).toMatchObject([{ id: 'r', household }]);
      expect(await store.automation.messages('nobody', 10)).toBeNull();
    });

    it('a rule that was removed is gone, and cannot be switched on', async () => {
      expect(await store.automation.remove('reminder', now)).toBe(true);
      expect(await store.automation.remove('reminder', now)).toBe(false);
      expect(await store.automation.switchRule('reminder', true, now)).toBe(false);
      expect((await store.automation.rules()).map(({ id }) => id)).toEqual(['confirmation']);
    });
  });
}
