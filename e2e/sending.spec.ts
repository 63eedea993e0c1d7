import { expect, test } from './support/invita.ts';

/** A guest list with so many households, one mobile each. */
function guestList(households: number): string {
  const rows = Array.from({ length: households }, (_, n) => `Ospite${n},Rossi${n},+3933312345${10 + n}`);
  return ['First Name,Last Name,Phone', ...rows].join('\n');
}

test('what is sent over the line of the window arrives on each phone once', async ({ invita }) => {
  await invita.call('configuration.update', {
    whatsapp_rate_limit: 1000,
    pacing: 'fast',
    manners: false,
    send_window: null,
  });
  const content = Buffer.from(guestList(3)).toString('base64');
  const { previewId } = await invita.call('guests.previewImport', { content });
  await invita.call('guests.applyImport', { previewId });
  await invita.call('sessions.refresh', { type: 'main' });
  const status = async () => (await invita.call('sessions.get', { type: 'main' })).status;
  await expect.poll(status).toBe('WAITING_QR');
  await invita.call('practice.scan', { type: 'main' });
  await expect.poll(status).toBe('CONNECTED');
  expect(await invita.call('invitations.send', { households: 'all-not-invited' })).toMatchObject({
    queued: 3,
  });
  const arrived = async () => (await invita.call('practice.phone')).arrived;
  await expect.poll(arrived).toBe(3);
  await invita.restart();
  expect(await invita.call('queue.summary')).toMatchObject({
    counts: { byStatus: { PENDING: 0, SENDING: 0 } },
  });
  expect(await arrived()).toBe(3);
});
