import { expect, it } from 'vitest';
import type { App } from '../app.ts';
import { ask, guestList } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

/** Unlinked, so that what is queued waits. */
async function appWithGuests(households: number): Promise<App> {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(households) });
  await ask(app, 'guests.applyImport', { previewId });
  return app;
}

const everybody = { households: { filter: {} }, kind: 'CUSTOM' } as const;

async function ownText(app: App): Promise<string> {
  const { id } = await ask(app, 'invitations.createTemplate', {
    kind: 'CUSTOM',
    language: 'it',
    name: 'Parcheggio',
  });
  await ask(app, 'invitations.saveTemplate', { id, body: 'Ciao {{ nomi }}, si parcheggia dietro.' });
  return id;
}

it('a text of one’s own goes to those a filter finds, and waits for a household only once', async () => {
  const app = await appWithGuests(3);
  const order = { ...everybody, template: await ownText(app) };
  const { items } = await ask(app, 'guests.list', {});
  const [first = { id: '' }] = items;
  await ask(app, 'guests.update', { id: first.id, changes: { tags: ['zii'] } });

  const uncles = { ...order, households: { filter: { tag: 'zii' } } };
  expect(await ask(app, 'invitations.plan', uncles)).toMatchObject({ messages: 1, skipped: [] });
  expect(await ask(app, 'invitations.send', uncles)).toMatchObject({ queued: 1 });

  // Pressed twice in the same instant, and once more, by hand too.
  const both = await Promise.all([ask(app, 'invitations.send', order), ask(app, 'invitations.send', order)]);
  expect(both.map(({ queued }) => queued)).toEqual([2, 0]);
  const again = await ask(app, 'invitations.send', { ...order, households: items.map(({ id }) => id) });
  expect(again.queued).toBe(0);
  expect(new Set(again.skipped.map(({ reason }) => reason))).toEqual(new Set(['ALREADY_WAITING']));

  const { items: queued } = await ask(app, 'queue.list', {});
  expect(queued.map(({ kind, household }) => `${kind} ${household?.name}`).toSorted()).toEqual(
    items.map(({ name }) => `CUSTOM ${name}`).toSorted(),
  );
  expect(queued.every(({ text }) => text.includes('si parcheggia dietro'))).toBe(true);

  // Taken out of the queue, it may be sent again.
  await ask(app, 'queue.cancel', { ids: queued.map(({ id }) => id) });
  expect(await ask(app, 'invitations.plan', order)).toMatchObject({ messages: 3 });
});

it('the same press of the button queues nothing twice, whatever became of the messages', async () => {
  const app = await appWithGuests(2);
  const order = { ...everybody, template: await ownText(app), idempotencyKey: 'press-1' };
  expect(await ask(app, 'invitations.send', order)).toMatchObject({ queued: 2 });
  const { items } = await ask(app, 'queue.list', {});
  await ask(app, 'queue.cancel', { ids: items.map(({ id }) => id) });
  const again = await ask(app, 'invitations.send', order);
  expect([again.queued, again.skipped.length]).toEqual([0, 2]);
  expect(await ask(app, 'invitations.send', { ...order, idempotencyKey: 'press-2' })).toMatchObject({
    queued: 2,
  });
});
