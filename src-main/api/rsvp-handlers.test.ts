import { expect, it } from 'vitest';
import { ask, refusal, until } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

it('takes an answer by hand, shows it with its history, and tells everybody', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const told: string[] = [];
  app.subscribe((event) => void told.push(event));
  const { household } = await ask(app, 'guests.add', { name: 'Famiglia Rossi' });
  const guests = [{ name: 'Anna Rossi', coming: true, dietary: 'celiaca' }];
  const answer = {
    household: household.id,
    rsvp: 'COMING',
    adults: 2,
    guests,
    note: 'Arrivano tardi',
  } as const;
  expect(await ask(app, 'rsvp.record', answer)).toMatchObject({
    changed: true,
    conflict: false,
    previous: null,
    current: { rsvp: 'COMING', adults: 2, children: null },
  });
  await until(
    () => told,
    (events) => events.includes('rsvp.changed'),
  );
  expect(await ask(app, 'rsvp.ofHousehold', { household: household.id })).toMatchObject([
    { source: 'ADMIN', rsvp: 'COMING', guests, note: 'Arrivano tardi', automatic: false, withdrawnAt: null },
  ]);
  expect((await ask(app, 'guests.list', { rsvp: 'COMING' })).items).toMatchObject([
    { id: household.id, rsvp: 'COMING', answer: { adults: 2, conflict: false }, viewedAt: null },
  ]);
  expect((await ask(app, 'guests.list', { rsvp: '-' })).total).toBe(0);
  expect(await ask(app, 'rsvp.counts', undefined)).toMatchObject({
    byRsvp: { COMING: { households: 1, adults: 2 } },
    notAnswered: 0,
  });
  expect(await refusal(app, 'rsvp.record', { ...answer, household: 'nobody' })).toBe('UNKNOWN_HOUSEHOLD');
  expect(await refusal(app, 'rsvp.ofHousehold', { household: 'nobody' })).toBe('UNKNOWN_HOUSEHOLD');
  expect(await refusal(app, 'rsvp.record', { ...answer, adults: -1 })).toBe('INVALID_INPUT');
});
