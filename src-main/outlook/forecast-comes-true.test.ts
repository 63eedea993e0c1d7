import { expect, it, onTestFinished } from 'vitest';
import { openingHours } from '../domain/governor/opening-hours.ts';
import { aDraft } from '../testing/store/queue-fixtures.ts';
import { Worker } from '../worker/worker.ts';
import { OutlookRig } from './testing/outlook-rig.ts';

const hour = 60 * 60_000;
const settleMs = 120_000;

/** A worker on the rig's clock, until the test is over. Every gap it draws is the expected one. */
async function work(rig: OutlookRig): Promise<void> {
  const { store, clock } = rig;
  const stopping = new AbortController();
  let ids = 0;
  const worker = new Worker({
    claims: store.claims,
    attempts: store.attempts,
    slots: store.slots,
    attachments: store.attachments,
    sessionStore: store.sessions,
    sessions: rig.sessions.forWorker,
    settings: () => ({ governor: rig.settings, manners: false }),
    clock,
    random: {
      unit: () => 0.5,
      id: () => {
        ids += 1;
        return `id-${ids}`;
      },
      bytes: (size) => new Uint8Array(size),
    },
    settleMs,
    onChange: () => {},
  });
  const ended = worker.run(stopping.signal, (error) => {
    throw error;
  });
  onTestFinished(async () => {
    stopping.abort();
    await ended;
  });
}

it('sends each message when the forecast said it would, over limit, gaps, night, lanes and two sessions', async () => {
  const rig = new OutlookRig();
  rig.clock.setWall(Date.UTC(2026, 4, 4, 17));
  rig.settings.rateLimit = 4;
  rig.settings.pacing = 'natural';
  const window = { start: '09:00', end: '20:30', weekdays: [1, 2, 3, 4, 5, 6, 7], blackoutDates: [] };
  rig.settings.hours = openingHours(window, 'Europe/Rome');
  await rig.addSession();
  await rig.addSession('same');
  const phones = Array.from({ length: 14 }, (_, index) => `+39333000${1000 + index}`);
  const drafts = phones.map((phone, index) =>
    aDraft(`m${index}`, {
      phones: [phone],
      type: index % 5 === 4 ? 'same' : 'main',
      lane: index % 2 === 0 ? 'WARM' : 'COLD',
      urgentUntil: index === 10 ? Number.MAX_SAFE_INTEGER : null,
    }),
  );
  await rig.store.queue.enqueue(drafts, rig.wall);
  const { expected } = await rig.outlook.read();
  expect(expected.size).toBe(drafts.length);

  await work(rig);
  for (let passed = 0; passed < 20 * hour; passed += hour) await rig.clock.advance(hour);

  // The worker's own rounds are some milliseconds long.
  const second = (at: number | null | undefined) =>
    new Date(Math.round((at ?? 0) / 1000) * 1000).toISOString();
  const { items } = await rig.store.reader.page({ order: 'queued', limit: 50 });
  expect(items.map(({ id, sentAt }) => [id, second(sentAt)])).toEqual(
    drafts.map(({ id }) => [id, second(expected.get(id))]),
  );
});
