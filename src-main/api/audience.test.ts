import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HouseholdRecord, type HouseholdStore, noDetails } from '../domain/guests/household-store.ts';
import { openTestStore } from '../testing/test-store.ts';
import { audienceOf } from './audience.ts';

function household(id: string, changes: Partial<HouseholdRecord> = {}): HouseholdRecord {
  return {
    id,
    name: `Famiglia ${id}`,
    phones: [`+39333${id}`],
    guests: [],
    ...noDetails,
    linkVersion: 1,
    optedOut: false,
    rsvp: null,
    createdAt: 0,
    invitation: null,
    ...changes,
  };
}

const invited = { invitation: { id: 'message', status: 'READ', at: 1 } } satisfies Partial<HouseholdRecord>;

function storeOf(all: readonly HouseholdRecord[]): HouseholdStore {
  const { households } = openTestStore();
  return {
    ...households,
    all: async () => all,
    households: async (ids) => all.filter(({ id }) => ids.includes(id)),
  };
}

async function told(all: readonly HouseholdRecord[], households: 'all-not-invited' | string[]) {
  const { chosen, skipped } = await audienceOf({ households }, storeOf(all));
  return {
    chosen: chosen.map(({ id }) => id),
    skipped: skipped.map(({ household: id, reason }) => `${id} ${reason}`),
  };
}

describe('the audience of an order', () => {
  it('is everybody who can be reached and was not invited; the others are named with a reason', async () => {
    const all = [
      household('a'),
      household('b', { phones: [] }),
      household('c', { optedOut: true }),
      household('d', invited),
      household('e'),
    ];
    expect(await told(all, 'all-not-invited')).toEqual({
      chosen: ['a', 'e'],
      skipped: ['b NO_PHONE', 'c OPTED_OUT'],
    });
  });

  it('of chosen ones names those who are invited already, and those nobody knows', async () => {
    const all = [household('a'), household('d', invited), household('e', { ...invited, optedOut: true })];
    expect(await told(all, ['a', 'd', 'e', 'gone'])).toEqual({
      chosen: ['a'],
      skipped: ['d ALREADY_INVITED', 'e ALREADY_INVITED', 'gone UNKNOWN_HOUSEHOLD'],
    });
    const { skipped } = await audienceOf({ households: ['d', 'gone'] }, storeOf(all));
    expect(skipped.map(({ name }) => name)).toEqual(['Famiglia d', '']);
  });

  it('writes to a phone once: the first household of the list has it', async () => {
    const phones = ['+391'];
    const all = [
      household('a', { phones }),
      household('b', { phones }),
      household('c', { phones: ['+392', '+391'] }),
    ];
    expect(await told(all, 'all-not-invited')).toEqual({ chosen: ['a', 'c'], skipped: ['b SAME_PHONE'] });
  });

  it('does not keep a phone for a household that gets nothing', async () => {
    const phones = ['+391'];
    const all = [household('a', { phones, optedOut: true }), household('b', { phones })];
    expect(await told(all, 'all-not-invited')).toEqual({ chosen: ['b'], skipped: ['a OPTED_OUT'] });
  });

  it('has each household once, chosen or left out, and each first phone once', async () => {
    const some = fc.array(
      fc.record({
        phones: fc.array(fc.constantFrom('+391', '+392', '+393'), { maxLength: 2 }),
        optedOut: fc.boolean(),
        invitation: fc.constantFrom(null, invited.invitation),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(some, async (parts) => {
        const all = parts.map((part, index) => household(`h${index}`, part));
        const ids = all.map(({ id }) => id);
        const { chosen, skipped } = await audienceOf({ households: ids }, storeOf(all));
        expect([...chosen.map(({ id }) => id), ...skipped.map((each) => each.household)].toSorted()).toEqual(
          ids.toSorted(),
        );
        const first = chosen.map(({ phones }) => phones[0]);
        expect(new Set(first).size).toBe(chosen.length);
        for (const each of chosen) expect([each.optedOut, each.invitation]).toEqual([false, null]);
      }),
      { numRuns: 50 },
    );
  });
});
