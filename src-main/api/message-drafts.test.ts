import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { shippedTemplates } from '../domain/templates/shipped-templates.ts';
import { createComposer } from '../invitations/composer.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { openTestStore } from '../testing/test-store.ts';
import { draftMessage, type EnqueueInput } from './message-drafts.ts';

async function aDesk() {
  const store = openTestStore();
  const { households, templates, events, sessions } = store;
  await sessions.create(
    { type: 'main', label: 'Main', wahaUrl: 'http://waha.invalid', wahaSession: 'default' },
    1,
  );
  await templates.addMissing(shippedTemplates, 1);
  const ids = ['rossi', 'bianchi'];
  await households.add(
    [
      {
        name: 'Famiglia Rossi',
        phones: [
          { e164: '+393331234501', kind: 'mobile' },
          { e164: '+393331234502', kind: 'mobile' },
        ],
        guests: [{ firstName: 'Mario', lastName: 'Rossi' }],
      },
      { name: 'Famiglia Bianchi', phones: [], guests: [] },
    ],
    { importId: 'import-1', filename: null, summary: {} },
    () => ids.shift() ?? '',
    1,
  );
  const configuration = () => ({ ...configurationDefaults, event_name: 'Nozze' });
  const current = async () => 'the web site signs with this, and so do we: 8f3a';
  const linkSecret = { current, replace: async () => {}, isSet: () => true };
  const clock = new ManualClock();
  const composer = createComposer({ linkSecret, events, configuration, clock });
  const parts = { households, templates, composer, configuration, random: new SeededRandom(), clock };
  const draft = (changes: Partial<EnqueueInput>) =>
    draftMessage({ type: 'main', idempotencyKey: 'key', kind: 'CUSTOM', ...changes }, parts);
  const toRossi = (changes: Partial<EnqueueInput> = {}) =>
    draft({ household: 'rossi', text: 'Ciao', ...changes });
  return { store, clock, draft, toRossi };
}

async function refusal(asked: Promise<unknown>): Promise<Refusal> {
  const error = await asked.catch((reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw new Error('it was not refused');
  return error;
}

describe('a draft', () => {
  it('freezes whom it goes to and what it says', async () => {
    const { toRossi } = await aDesk();
    expect(await toRossi({ notBefore: '2026-05-05T08:00:00Z' })).toMatchObject({
      type: 'main',
      kind: 'CUSTOM',
      householdId: 'rossi',
      recipient: 'Famiglia Rossi',
      phones: ['+393331234501', '+393331234502'],
      text: 'Ciao',
      template: null,
      notBefore: Date.UTC(2026, 4, 5, 8),
      idempotency: { key: 'main:key' },
    });
    expect((await toRossi()).notBefore).toBe(0);
  });

  it('to a phone takes it as people write it, in the country of the configuration', async () => {
    const { draft } = await aDesk();
    expect(await draft({ phone: '333 123 45 01', text: 'Ciao' })).toMatchObject({
      phones: ['+393331234501'],
      householdId: null,
      recipient: '',
    });
    expect((await refusal(draft({ phone: 'nobody', text: 'Ciao' }))).code).toBe('INVALID_PHONE');
    expect((await refusal(draft({ phone: '', text: 'Ciao' }))).code).toBe('INVALID_PHONE');
  });

  it.each([
    ['INVITATION', 'COLD', null],
    ['REMINDER', 'COLD', null],
    ['CUSTOM', 'COLD', null],
    ['RSVP_CONFIRMATION', 'WARM', 15 * 60_000],
    ['TEST', 'WARM', Number.POSITIVE_INFINITY],
  ] as const)('of kind %s goes in lane %s, urgent for %s ms', async (kind, lane, urgentMs) => {
    const { clock, toRossi } = await aDesk();
    const { lane: drafted, urgentUntil } = await toRossi({ kind });
    expect(drafted).toBe(lane);
    const endless = urgentUntil === Number.MAX_SAFE_INTEGER;
    const urgent = urgentUntil === null ? null : urgentUntil - clock.now().wall;
    expect(endless ? Number.POSITIVE_INFINITY : urgent).toBe(urgentMs);
  });

  it('from a template says what the template says, with what the program sends along', async () => {
    const { store, draft } = await aDesk();
    const own = {
      id: 'own',
      kind: 'CUSTOM',
      language: 'it',
      family: 'own',
      name: 'Tavoli',
      attachment: null,
    } as const;
    await store.templates.addMissing([{ ...own, body: '{{ nome }}, tavolo {{ tavolo }}' }], 1);
    const drafted = await draft({ household: 'rossi', template: 'own', variables: { tavolo: 7 } });
    expect(drafted).toMatchObject({ text: 'Mario, tavolo 7', template: { id: 'own', revision: 1 } });
    const unfilled = await refusal(draft({ household: 'rossi', template: 'own' }));
    expect(unfilled.code).toBe('TEMPLATE_UNKNOWN_PLACEHOLDER');
    expect((await refusal(draft({ household: 'rossi', template: 'gone' }))).code).toBe('UNKNOWN_TEMPLATE');
  });

  it('without text or template has the one of its kind', async () => {
    const { draft } = await aDesk();
    const { template, text } = await draft({ household: 'rossi', kind: 'RSVP_CONFIRMATION' });
    expect(shippedTemplates).toContainEqual(
      expect.objectContaining({ id: template?.id, kind: 'RSVP_CONFIRMATION', language: 'it' }),
    );
    expect(text).toContain('Mario');
  });

  it('without a text takes the shipped one of its kind in the set language', async () => {
    const { store, draft } = await aDesk();
    await store.templates.addMissing(shippedTemplates, 1);
    const invitation = await draft({ household: 'rossi', kind: 'INVITATION' });
    expect(invitation.template).toMatchObject({ id: 'invitation-it' });
    expect(invitation.text).toContain('Mario');
    const custom = await draft({ household: 'rossi', kind: 'CUSTOM' });
    expect(custom.template).toMatchObject({ id: 'custom-it' });
    await store.templates.remove('custom-it', 2);
    await store.templates.remove('custom-en', 2);
    expect((await refusal(draft({ household: 'rossi', kind: 'CUSTOM' }))).code).toBe('UNKNOWN_TEMPLATE');
  });

  it('is refused for a household that cannot or must not be written to', async () => {
    const { store, draft } = await aDesk();
    const to = async (household: string) => (await refusal(draft({ household, text: 'Ciao' }))).code;
    expect(await to('gone')).toBe('UNKNOWN_HOUSEHOLD');
    expect(await to('bianchi')).toBe('HOUSEHOLD_WITHOUT_PHONE');
    store.optOut('rossi', 1);
    expect(await to('rossi')).toBe('HOUSEHOLD_OPTED_OUT');
  });

  it.each(['CUSTOM', 'INVITATION', 'TEST'] as const)(
    'of kind %s is refused for the bare phone of a household that opted out, whichever of its phones it is',
    async (kind) => {
      const { store, draft } = await aDesk();
      const to = (phone: string) => draft({ phone, kind, text: 'Ciao' });
      expect((await to('333 1234502')).phones).toEqual(['+393331234502']);
      store.optOut('rossi', 1);
      expect((await refusal(to('333 1234502'))).code).toBe('HOUSEHOLD_OPTED_OUT');
      expect((await refusal(to('+39 333 1234501'))).details).toBeUndefined();
      expect((await to('333 1234503')).phones).toEqual(['+393331234503']);
    },
  );

  it.each([
    ['household', { household: 'rossi', phone: '3331234501', text: 'Ciao' }],
    ['household', { text: 'Ciao' }],
    ['text', { household: 'rossi', text: 'Ciao', template: 'own' }],
  ])('needs one recipient and not two texts: %s in %j', async (path, changes) => {
    const { draft } = await aDesk();
    const { code, details } = await refusal(draft(changes));
    expect(code).toBe('INVALID_INPUT');
    expect(details).toMatchObject({ issues: [{ path }] });
  });
});

describe('a typed text', () => {
  it('is sent as it was meant: line breaks as one character, no white space around it', async () => {
    const { toRossi } = await aDesk();
    expect((await toRossi({ text: '  Cari,\r\nvi aspettiamo! 🎉\r\n' })).text).toBe(
      'Cari,\nvi aspettiamo! 🎉',
    );
  });

  it.each(['', ' \n\t', '\u200b\u200b', '\u0000', '\ufeff'])(
    'is refused when nobody can see it: %j',
    async (text) => {
      const { toRossi } = await aDesk();
      expect((await refusal(toRossi({ text }))).code).toBe('TEXT_EMPTY');
    },
  );

  it('is refused when it is longer than anybody reads', async () => {
    const { toRossi } = await aDesk();
    expect((await toRossi({ text: 'x'.repeat(4096) })).text).toHaveLength(4096);
    const { code, details } = await refusal(toRossi({ text: 'x'.repeat(4097) }));
    expect([code, details]).toEqual(['TEXT_TOO_LONG', { length: 4097, limit: 4096 }]);
  });

  it('comes out of the store as it went in, whatever was typed', async () => {
    const { store, toRossi } = await aDesk();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        count += 1;
        const drafted = await toRossi({ text: `a${text}b`, idempotencyKey: `k${count}` });
        await store.queue.enqueue([drafted], 1);
        expect((await store.reader.message(drafted.id))?.text).toBe(drafted.text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the fingerprint of a request', () => {
  const printOf = async (changes: Partial<EnqueueInput> = {}) => {
    const { toRossi } = await aDesk();
    return (await toRossi(changes)).idempotency?.fingerprint;
  };

  it('is the same for the same request under another key, and another for any other', async () => {
    const print = await printOf();
    expect(await printOf({ idempotencyKey: 'another' })).toBe(print);
    for (const changes of [
      { text: 'Ciao!' },
      { kind: 'REMINDER' },
      { type: 'sposa' },
      { notBefore: '2026-05-05T08:00:00Z' },
      { variables: { a: 1 } },
    ] satisfies Partial<EnqueueInput>[])
      expect(await printOf(changes)).not.toBe(print);
  });

  it('does not mind the order in which a program writes its fields', async () => {
    const one = await printOf({ variables: { tavolo: 7, sala: 'A' } });
    expect(await printOf({ variables: { sala: 'A', tavolo: 7 } })).toBe(one);
  });
});
