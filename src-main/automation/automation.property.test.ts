import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import type { SendOrder } from '../api/order-sender.ts';
import type { AutomationStore } from '../domain/automation/automation-store.ts';
import type { Rsvp } from '../domain/rsvp/rsvp.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { aDraft, furnish, morning } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';
import { Automation } from './automation.ts';

const hour = 60 * 60_000;
const names = ['Rossi', 'Bianchi', 'Verdi', 'Neri'];
/** The reminder runs at eight in UTC on 5 May, a day after the fixtures' morning. */
const configuration = { ...configurationDefaults, reply_by: '2026-05-12' };

interface Step {
  readonly afterMs: number;
  readonly answers: readonly (readonly [household: number, rsvp: Rsvp])[];
  /** The app dies at so many calls of the store after it looks; null: it does not. */
  readonly crashAt: number | null;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 1, max: 12 * hour }),
    answers: fc.array(
      fc.tuple(fc.nat(names.length - 1), fc.constantFrom<Rsvp>('COMING', 'NOT_COMING', 'MAYBE')),
      { maxLength: 3 },
    ),
    crashAt: fc.option(fc.nat(12)),
  }),
  { minLength: 1, maxLength: 8 },
);

/** What a dying process does: from some call on none comes through, though what came before stays. */
function dying<T extends object>(target: T, calls: { left: number }): T {
  return new Proxy(target, {
    get(object, name) {
      const found = Reflect.get(object, name) as unknown;
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        if (calls.left <= 0) throw new Error('crash');
        calls.left -= 1;
        return Reflect.apply(found, object, given) as unknown;
      };
    },
  });
}

/** Queues as the real one does, in one transaction, without its texts; it may die before it queues and after. */
function orders(store: StoreUnderTest, clock: ManualClock, calls: { left: number }): SendOrder {
  let ids = 0;
  const queue = dying(store.queue, calls);
  return async ({ households, kind = 'CUSTOM' }, byItself) => {
    if (!Array.isArray(households) || byItself === undefined) throw new Error('no order of a rule');
    const drafts = households.map((householdId) => {
      ids += 1;
      const key = byItself.keyOf(householdId);
      return aDraft(`${key}-${ids}-${clock.now().wall}`, {
        ...{ kind, householdId, byItself },
        idempotency: { key, fingerprint: key },
      });
    });
    await queue.enqueue(drafts, clock.now().wall);
    if (calls.left <= 0) throw new Error('crash');
    return { queued: 0, held: 0, campaigns: [], skipped: [], finishesAt: null };
  };
}

async function world() {
  const store = openTestStore();
  const clock = new ManualClock({ wall: morning.wall });
  const ids = await furnish(store, names);
  await store.queue.enqueue(
    ids.map((householdId) => aDraft(`invitation-${householdId}`, { kind: 'INVITATION', householdId })),
    morning.wall,
  );
  for (const rule of ['confirmation', 'reminder'])
    await store.automation.switchRule(rule, true, morning.wall);
  let made = 0;
  const newId = () => {
    made += 1;
    return `id-${made}`;
  };

  async function look(crashAt: number | null): Promise<void> {
    const calls = { left: crashAt ?? Number.POSITIVE_INFINITY };
    const automation = new Automation({
      store: dying<AutomationStore>(store.automation, calls),
      households: store.households,
      ofFilter: async () => null,
      configuration: () => configuration,
      ...{ clock, random: { id: newId } },
      sendOrder: orders(store, clock, calls),
      changed: () => {},
    });
    await automation.look((error) => {
      if (!(error instanceof Error && error.message === 'crash')) throw error;
    });
  }

  async function answer(household: string, rsvp: Rsvp): Promise<void> {
    const now = clock.now().wall;
    const said = { adults: null, children: null, guests: [], note: '', answeredAt: now };
    await store.rsvp.record(
      { ...said, householdId: household, source: 'WEBSITE', rsvp },
      { id: newId(), now },
    );
  }

  const all = async () => (await store.reader.page({ order: 'queued', limit: 500 })).items;
  return { store, clock, ids, look, answer, all };
}

describe('what is queued by rules, with crashes at any point', () => {
  it('is queued once for each household and occasion, and nothing of it is lost', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const { store, clock, ids, look, answer, all } = await world();
        await look(null);
        const said = new Map<string, Rsvp>();
        let changes = 0;
        for (const { afterMs, answers, crashAt } of history) {
          await clock.advance(afterMs);
          for (const [index, rsvp] of answers) {
            const id = ids[index] ?? '';
            await clock.advance(1);
            await answer(id, rsvp);
            // Looked at one by one, so that every change of mind is one to confirm.
            await look(crashAt);
            await look(null);
            if (said.get(id) !== rsvp) changes += 1;
            said.set(id, rsvp);
          }
          await look(crashAt);
          await look(null);
          await look(null);
        }
        const messages = await all();
        expect(messages.filter(({ kind }) => kind === 'RSVP_CONFIRMATION')).toHaveLength(changes);
        const reminders = messages.filter(({ kind }) => kind === 'REMINDER');
        expect(new Set(reminders.map(({ householdId }) => householdId)).size).toBe(reminders.length);
        for (const { householdId, status } of reminders)
          expect(status).toBe(said.has(householdId ?? '') ? 'CANCELLED' : 'PENDING');
        if (clock.now().wall >= morning.wall + 24 * hour) {
          const [run] = await store.automation.runs('reminder', 1);
          expect(run?.state).toBe('DONE');
          const reminded = new Set(reminders.map(({ householdId }) => householdId));
          for (const id of ids) expect(said.has(id) || reminded.has(id)).toBe(true);
        }
        store.close();
      }),
      { numRuns: propertyRuns(60, 2000) },
    );
  });
});
