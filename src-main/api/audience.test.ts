import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { type HouseholdRecord, noDetails } from '../domain/guests/household-store.ts';
import type { TextHolder } from '../domain/queue/queue-store.ts';
import { openTestStore } from '../testing/test-store.ts';
import { type AudienceParts, audienceOf, type InvitationOrder } from './audience.ts';

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
    answer: null,
    viewedAt: null,
    createdAt: 0,
    invitation: null,
    ...changes,
  };
}

const invited = { invitation: { id: 'message', status: 'READ', at: 1 } } satisfies Partial<HouseholdRecord>;

function storeOf(all: readonly HouseholdRecord[], holders: readonly TextHolder[] = []): AudienceParts {
  const { households, templates, reader } = openTestStore();
  const text = { id: 'reminder-it', kind: 'REMINDER', language: 'it', family: 'reminder' } as const;
  const reminder = { ...text, name: '', body: '', attachment: null, revision: 2, updatedAt: 0 };
  return {
    households: {
      ...households,
      all: async () => all,
      optedOutPhones: async () =>
        new Set(all.filter(({ optedOut }) => optedOut).flatMap(({ phones }) => phones)),
      households: async (ids) => all.filter(({ id }) => ids.includes(id)),
      matching: async () => all,
    },
    templates: { ...templates, templates: async () => [reminder] },
    reader: { ...reader, holdersOf: async () => holders },
    configuration: () => configurationDefaults,
  };
}

interface Told {
  readonly kind?: 'REMINDER';
  readonly holders?: readonly TextHolder[];
}

async function told(
  all: readonly HouseholdRecord[],
  households: InvitationOrder['households'],
  { kind, holders }: Told = {},
) {
  const order = { households, ...(kind && { kind }) };
  const { chosen, skipped } = await audienceOf(order, storeOf(all, holders));
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
    const all = [household('a', { phones, ...invited }), household('b', { phones })];
    expect(await told(all, ['a', 'b'])).toEqual({ chosen: ['b'], skipped: ['a ALREADY_INVITED'] });
  });

  it('leaves out a phone of a household that opted out, whichever household it is asked for', async () => {
    const phones = ['+391'];
    const all = [household('a', { phones, optedOut: true }), household('b', { phones })];
    expect(await told(all, ['b'])).toEqual({ chosen: [], skipped: ['b OPTED_OUT'] });
    expect(await told(all, 'all-not-invited')).toEqual({
      chosen: [],
      skipped: ['a OPTED_OUT', 'b OPTED_OUT'],
    });
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

describe('the audience of a reminder', () => {
  const reminded = (id: string, changes: Partial<TextHolder> = {}): TextHolder => ({
    household: id,
    phone: `+39333${id}`,
    template: 'reminder-it',
    revision: 2,
    waits: false,
    ...changes,
  });
  const kind = 'REMINDER';

  it('is whoever got the invitation and has not answered', async () => {
    const waiting = { invitation: { id: 'm', status: 'PENDING', at: 1 } } satisfies Partial<HouseholdRecord>;
    const failed = { invitation: { id: 'm', status: 'FAILED', at: 1 } } satisfies Partial<HouseholdRecord>;
    const all = [
      household('a', invited),
      household('b'),
      household('c', { ...invited, rsvp: 'COMING' }),
      household('d', waiting),
      household('e', failed),
      household('f', { ...invited, optedOut: true }),
    ];
    expect(await told(all, 'all-not-answered', { kind })).toEqual({
      chosen: ['a'],
      skipped: ['d INVITATION_WAITING', 'f OPTED_OUT'],
    });
    expect((await told(all, { filter: { side: 'sposa' } }, { kind })).skipped).toContain('c ANSWERED');
    expect((await told(all, { filter: { rsvp: 'COMING' } }, { kind })).chosen).toContain('c');
    expect((await told(all, ['c', 'e'], { kind })).chosen).toEqual(['c', 'e']);
  });

  it('never is whoever has the same text waiting, not even chosen by hand', async () => {
    const all = [household('a', invited), household('b', invited)];
    const holders = [reminded('a', { waits: true, revision: 1 })];
    for (const audience of ['all-not-answered', ['a', 'b']] as const) {
      const households = audience === 'all-not-answered' ? audience : [...audience];
      expect(await told(all, households, { kind, holders })).toEqual({
        chosen: ['b'],
        skipped: ['a ALREADY_WAITING'],
      });
    }
  });

  it('is whoever got it only where it was changed since, or where they are chosen by hand', async () => {
    const all = [household('a', invited), household('b', invited)];
    const holders = [reminded('a'), reminded('b', { revision: 1 })];
    expect(await told(all, 'all-not-answered', { kind, holders })).toEqual({
      chosen: ['b'],
      skipped: ['a ALREADY_GOT'],
    });
    expect((await told(all, ['a', 'b'], { kind, holders })).chosen).toEqual(['a', 'b']);
  });

  it('writes to a phone once, the one it has written to for another household included', async () => {
    const phones = ['+391'];
    const all = [household('a', { ...invited, phones }), household('b', { ...invited, phones })];
    expect((await told(all, 'all-not-answered', { kind })).skipped).toEqual(['b SAME_PHONE']);
    const holders = [reminded('a', { phone: '+391', waits: true })];
    expect(await told(all, 'all-not-answered', { kind, holders })).toEqual({
      chosen: [],
      skipped: ['a ALREADY_WAITING', 'b SAME_PHONE'],
    });
  });
});
