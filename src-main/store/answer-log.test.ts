import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rsvpSources, rsvps } from '../domain/rsvp/rsvp.ts';
import { standingAnswer } from '../domain/rsvp/standing-answer.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { openTestStore } from '../testing/test-store.ts';

const now = Date.UTC(2027, 2, 9, 9);

it('calls that answer standing which the domain does, whatever came and was taken back', async () => {
  const given = fc.record({
    household: fc.nat({ max: 2 }),
    source: fc.constantFrom(...rsvpSources),
    rsvp: fc.constantFrom(...rsvps),
    adults: fc.option(fc.nat({ max: 9 })),
    ago: fc.nat({ max: 4 }),
    takenBack: fc.boolean(),
  });
  const property = fc.asyncProperty(fc.array(given, { maxLength: 12 }), async (answers) => {
    const store = openTestStore();
    try {
      await store.sessions.create({ type: 'main', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      const households: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        const context = { newId: () => `h${index}`, now };
        const added = await store.householdEditor.add({ name: `H${index}`, phones: [], guests: [] }, context);
        if (!added.ok) throw new Error(added.code);
        households.push(added.households[0] ?? '');
      }
      for (const [index, { household, ago, takenBack, ...answer }] of answers.entries()) {
        const content = { ...answer, children: null, guests: [], note: '', answeredAt: now - ago };
        const householdId = households[household] ?? '';
        await store.rsvp.record({ ...content, householdId }, { id: `a${index}`, now });
        if (takenBack) await store.rsvp.withdraw(`a${index}`, now);
      }
      const { items, total } = await store.answerLog.page({
        since: null,
        standing: true,
        cursor: null,
        limit: 50,
      });
      expect(total).toBe(items.length);
      for (const household of households) {
        const history = (await store.rsvp.ofHousehold(household)).toReversed();
        const standing = standingAnswer(history);
        const listed = items.find(({ householdId }) => householdId === household);
        expect(listed?.rsvp).toBe(standing?.rsvp);
        expect(listed?.answeredAt).toBe(standing?.at);
        expect(listed?.adults).toBe(standing?.adults);
      }
    } finally {
      store.close();
    }
  });
  await fc.assert(property, { numRuns: propertyRuns(40, 2_000) });
});
