import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finish } from '../domain/forecast/forecast.ts';
import { openingHours } from '../domain/governor/opening-hours.ts';
import type { Pacing } from '../domain/governor/settings.ts';
import { propertyLimitMs, propertyRuns, seedOfMost } from '../testing/property-runs.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { aDraft, settleMs } from '../testing/store/queue-fixtures.ts';
import { SendingHold } from '../worker/sending-hold.ts';
import { Worker } from '../worker/worker.ts';
import { OutlookRig } from './testing/outlook-rig.ts';

const hour = 60 * 60_000;
const daytime = openingHours(
  { start: '09:00', end: '20:30', weekdays: [1, 2, 3, 4, 5, 6, 7], blackoutDates: [] },
  'Europe/Rome',
);

// The worker looks every half minute: a day of it is thousands of rounds, so few and short queues run with the other tests.
const runs = propertyRuns(5, 200);

/** What a run of the worker may meet with, and the forecast is not told. */
const aCase = fc.record({
  seed: fc.nat(),
  startsAtHour: fc.integer({ min: 0, max: 23 }),
  messages: fc.integer({ min: 1, max: 20 }),
  warmEvery: fc.integer({ min: 2, max: 9 }),
  rateLimit: fc.integer({ min: 2, max: 40 }),
  newChatCap: fc.constantFrom(null, null, 8, 15),
  warmUp: fc.boolean(),
  pacing: fc.constantFrom<Pacing>('natural', 'spread', 'fast'),
  night: fc.boolean(),
  manners: fc.boolean(),
  sessions: fc.integer({ min: 1, max: 2 }),
  /** WAHA takes up to this long for each question and each send. */
  slowestMs: fc.integer({ min: 0, max: 6_000 }),
});

type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

interface Ended {
  readonly foretold: Finish;
  /** When the last message was sent, epoch milliseconds. */
  readonly at: number;
}

it(
  'ends within the foretold range in at least nine of ten random runs of the real worker',
  async () => {
    const ends: { within: boolean; told: string }[] = [];
    const parameters = { numRuns: runs, endOnFailure: true, ...seedOfMost };
    await fc.assert(
      fc.asyncProperty(aCase, async (given) => {
        const { foretold, at } = await play(given);
        const within = at >= foretold.earliest && at <= foretold.latest;
        const { earliest, latest } = foretold;
        ends.push({ within, told: JSON.stringify({ given, earliest, at, latest }) });
      }),
      parameters,
    );
    const outside = ends.filter(({ within }) => !within);
    expect(outside.length / ends.length, outside.map(({ told }) => told).join('\n')).toBeLessThanOrEqual(
      outsideAllowed(ends.length),
    );
  },
  propertyLimitMs,
);

/** One of ten; of a handful, one. */
function outsideAllowed(runs: number): number {
  return runs < 20 ? 1 / runs : 0.1;
}

/** One queue, foretold and then worked off by the real worker on a clock that moves by hand. */
async function play(given: Case): Promise<Ended> {
  const rig = new OutlookRig();
  const random = new SeededRandom(given.seed);
  rig.clock.setWall(Date.UTC(2026, 4, 4, given.startsAtHour, 17));
  const { rateLimit, newChatCap, warmUp, pacing } = given;
  Object.assign(rig.settings, { rateLimit, newChatCap, warmUp, pacing });
  rig.manners = given.manners;
  if (given.night) rig.settings.hours = daytime;
  for (const type of ['main', 'same'].slice(0, given.sessions)) {
    const { whatsapp } = await rig.addSession(type);
    const takeTime = () => rig.clock.sleep(Math.round(random.unit() * given.slowestMs));
    whatsapp.onQuestion = takeTime;
    whatsapp.onSend = takeTime;
  }
  const drafts = Array.from({ length: given.messages }, (_, index) =>
    aDraft(`m${index}`, {
      phones: [`+39333000${1000 + index}`],
      type: index % 3 === 2 && given.sessions > 1 ? 'same' : 'main',
      lane: index % given.warmEvery === 0 ? 'WARM' : 'COLD',
      text: 'Cari amici, vi aspettiamo a cena. '.repeat(1 + Math.floor(random.unit() * 8)),
    }),
  );
  await rig.store.queue.enqueue(drafts, rig.wall);
  const { finish } = (await rig.outlook.read()).forecast;
  if (finish === null) throw new Error('nothing is foretold');
  const at = await work(rig, random, drafts.length);
  rig.store.close();
  return { foretold: finish, at };
}

/** Runs the worker until all is sent. */
async function work(rig: OutlookRig, random: SeededRandom, count: number): Promise<number> {
  const { store, clock } = rig;
  const stopping = new AbortController();
  const worker = new Worker({
    claims: store.claims,
    attempts: store.attempts,
    slots: store.slots,
    attachments: store.attachments,
    sessionStore: store.sessions,
    sessions: rig.sessions.forWorker,
    settings: () => ({ governor: rig.settings, manners: rig.manners }),
    clock,
    random,
    settleMs,
    hold: new SendingHold(),
    onChange: () => {},
  });
  const ended = worker.run(stopping.signal, (error) => {
    throw error;
  });
  let last: number | null = null;
  for (let passed = 0; passed < 40 * 24 && last === null; passed += 1) {
    await clock.advance(hour);
    const sent = await store.reader.sentSeries(1);
    if (sent.at(-1)?.sent === count) last = sent.at(-1)?.at ?? null;
  }
  stopping.abort();
  await ended;
  if (last === null) throw new Error('the worker did not come to an end');
  return last;
}
