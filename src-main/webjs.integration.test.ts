import { expect, it, onTestFinished } from 'vitest';
import { noLatencies } from './practice/latencies.ts';
import { startPracticeWaha } from './practice/practice-waha.ts';
import { rehearsalClock } from './rehearsal-clock.ts';
import { processTime } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { ask, guestList, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const always = { pacing: 'fast', manners: false, send_window: null } as const;

/** The app on a WAHA with the engine that can reserve no ids: what was sent is told by the history alone. */
async function onWebjs() {
  const directory = temporaryDirectory();
  const clock = rehearsalClock({ speed: 20, id: 'test', wall: morning, source: processTime });
  const waha = await startPracticeWaha({
    clock,
    random: systemRandom(),
    apiKey: 'key',
    engine: 'WEBJS',
    latencies: noLatencies,
  });
  onTestFinished(() => waha.close());
  const app = await startTestApp({
    directory,
    clock: { now: clock.now, sleep: clock.sleep },
    waha: { url: waha.url, key: 'key' },
    initial: always,
    settleMs: 10_000,
  });
  const session = () => ask(app, 'sessions.get', { type: 'main' });
  await ask(app, 'sessions.refresh', { type: 'main' });
  await until(session, ({ qr }) => qr !== null);
  waha.phone.scan('default');
  await ask(app, 'sessions.check', { type: 'main' });
  await until(session, ({ status }) => status === 'CONNECTED');
  return { app, waha, session };
}

it('with WEBJS what was sent without an answer is found by the history alone, or proven absent, and acks come in', async () => {
  const { app, waha, session } = await onWebjs();
  expect(await session()).toMatchObject({ engine: 'WEBJS', lacks: ['MESSAGE_IDS'] });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(4) });
  await ask(app, 'guests.applyImport', { previewId });
  // Of the four: one arrives without an answer, one is lost without a trace, two go well.
  waha.faults.nextSends('deliver-then-500', '500');
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  const items = await until(
    async () => (await ask(app, 'queue.list', { limit: 10 })).items,
    (all) => all.filter(({ status }) => status === 'DELIVERED').length === 3,
  );
  const [found, lost, ...others] = items.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const story = async (item = found) =>
    (await ask(app, 'queue.get', { id: item?.id ?? '' })).log.map(({ name }) => name);
  expect(others.map(({ status }) => status)).toEqual(['DELIVERED', 'DELIVERED']);
  expect(await story(found)).toEqual(
    expect.arrayContaining(['OUTCOME_UNKNOWN', 'FOUND_IN_CHAT', 'DELIVERED']),
  );
  await until(
    () => story(lost),
    (names) => names.includes('PROVEN_ABSENT'),
  );
  const arrived = waha.outbox().map(({ chatId }) => chatId);
  expect(arrived).toHaveLength(3);
  expect(new Set(arrived).size).toBe(3);
});
