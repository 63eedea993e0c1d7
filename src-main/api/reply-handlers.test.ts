import { expect, it } from 'vitest';
import type { App } from '../app.ts';
import { ask, refusal } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

/** Linked, with one household whose phone is in the practice phone's book. */
async function anApp(): Promise<{ app: App; household: string }> {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  await ask(app, 'configuration.update', { send_window: null });
  await ask(app, 'sessions.refresh', { type: 'main' });
  await expect.poll(() => app.dispatch('practice.scan', { type: 'main' }).then(({ ok }) => ok)).toBe(true);
  const { household } = await ask(app, 'guests.add', {
    name: 'Famiglia Rossi',
    phones: ['+39 333 123 4567'],
  });
  return { app, household: household.id };
}

const write = (app: App, text: string) => ask(app, 'practice.reply', { chatId: '393331234567@c.us', text });

/** The card of a reply that was typed on the practice phone. */
async function cardOf(app: App, text: string) {
  const open = async () => (await ask(app, 'replies.open', {})).items;
  await expect
    .poll(
      async () => {
        if ((await open()).length === 0) await write(app, text);
        return (await open()).length;
      },
      { interval: 300 },
    )
    .toBeGreaterThan(0);
  return (await open())[0];
}

it('turns a reply typed on the practice phone into a card, and the card into an answer that can be taken back', async () => {
  const { app, household } = await anApp();
  const card = await cardOf(app, 'Ci saremo in 2, uno è celiaco');
  const message = card?.message ?? '';
  expect(card).toMatchObject({
    household: { name: 'Famiglia Rossi' },
    reading: { rsvp: 'COMING', total: 2 },
  });
  await ask(app, 'replies.accept', { message });
  expect(await ask(app, 'guests.get', { id: household })).toMatchObject({
    rsvp: 'COMING',
    answer: { adults: 2 },
  });
  expect(await refusal(app, 'replies.accept', { message })).toBe('REPLY_DECIDED');
  await ask(app, 'replies.reopen', { message });
  expect(await ask(app, 'guests.get', { id: household })).toMatchObject({ rsvp: null });
  await ask(app, 'replies.correct', { message, rsvp: 'NOT_COMING' });
  const { items } = await ask(app, 'replies.ofHousehold', { household });
  expect(items.find((each) => each.message === message)?.state).toBe('CORRECTED');
  expect(await refusal(app, 'replies.ignore', { message: 'nothing' })).toBe('UNKNOWN_REPLY');
});

it('an accepted reply takes the place of the site’s answer, which stands again when it is given once more', async () => {
  const { app, household } = await anApp();
  const { link } = await ask(app, 'links.get', { household });
  const onSite = (answeredAt?: string) =>
    ask(app, 'rsvp.fromSite', { token: link, rsvp: 'NOT_COMING', ...(answeredAt && { answeredAt }) });
  await onSite('2026-01-02T10:00:00Z');
  const card = await cardOf(app, 'Ci saremo in 2');
  await ask(app, 'replies.accept', { message: card?.message ?? '' });
  expect(await ask(app, 'guests.get', { id: household })).toMatchObject({ rsvp: 'COMING' });
  expect((await onSite()).current).toMatchObject({ rsvp: 'NOT_COMING' });
  const history = await ask(app, 'rsvp.ofHousehold', { household });
  expect(history.map(({ source }) => source)).toEqual(['WEBSITE', 'WHATSAPP', 'WEBSITE']);
});
