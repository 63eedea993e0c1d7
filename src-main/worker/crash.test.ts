import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../domain/clock.ts';
import { windowMs } from '../domain/governor/slots.ts';
import type { SendOutcome } from '../domain/queue/send-outcome.ts';
import { propertyLimitMs, propertyRuns } from '../testing/property-runs.ts';
import type { SendBehaviour } from './testing/fake-whatsapp.ts';
import { Mortality, mortal } from './testing/mortal.ts';
import { aRig, type Rig, settleMs } from './testing/rig.ts';
import { Worker } from './worker.ts';

const minute = 60_000;
const never = Number.POSITIVE_INFINITY;

/** Typing passes at once, and takes its time all the same. */
function eagerClock(rig: Rig): Clock {
  return { now: () => rig.clock.now(), sleep: (ms) => rig.clock.advance(ms) };
}

/** A new process that dies at its `dieAt`-th await. */
async function newProcess(rig: Rig, dieAt: number, afterEffect: boolean): Promise<Mortality> {
  const mortality = new Mortality(dieAt, afterEffect);
  rig.worker = new Worker(mortal(rig.collaborators(eagerClock(rig)), mortality));
  await Promise.race([rig.worker.start(), mortality.death]);
  return mortality;
}

/** Works for `ms`, or until the process dies or nothing is left to do. */
async function live(rig: Rig, mortality: Mortality, ms: number, roundMs = 30_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += roundMs) {
    for (let steps = 0; steps < 50; steps += 1) {
      const done = await Promise.race([rig.step(), mortality.death]);
      if (done === 'died') return;
      if (done.did === 'idle') break;
    }
    if (await isOver(rig)) return;
    await rig.pass(roundMs);
  }
}

async function isOver(rig: Rig): Promise<boolean> {
  const { PENDING = 0, SENDING = 0 } = await rig.counts();
  return PENDING + SENDING === 0;
}

describe('a process that dies at any of its awaits', { timeout: propertyLimitMs }, () => {
  async function countAwaits(prepare: (rig: Rig) => Promise<void>): Promise<number> {
    const rig = await aRig({ manners: true });
    await prepare(rig);
    const mortality = await newProcess(rig, never, false);
    await live(rig, mortality, 10 * minute);
    rig.store.close();
    return mortality.calls;
  }

  it.each<[string, SendBehaviour[]]>([
    ['that is delivered', []],
    [
      'that is delivered without an answer',
      [{ outcome: { kind: 'unknown', cause: 'TIMEOUT' }, arrivesAfterMs: 60_000 }],
    ],
    [
      'that is lost without an answer',
      [{ outcome: { kind: 'unknown', cause: 'RESET' }, arrivesAfterMs: null }],
    ],
    ['that is refused at first', [{ outcome: { kind: 'overLimit' }, arrivesAfterMs: null }]],
  ])('over a message %s: the next one sees to it that it arrives once', async (_, script) => {
    const prepare = async (rig: Rig) => {
      await rig.enqueue(1);
      rig.whatsapp.script.push(...script);
    };
    const awaits = await countAwaits(prepare);
    expect(awaits).toBeGreaterThan(10);
    for (let dieAt = 1; dieAt <= awaits; dieAt += 1) {
      for (const afterEffect of [false, true]) {
        const rig = await aRig({ manners: true });
        await prepare(rig);
        const first = await newProcess(rig, dieAt, afterEffect);
        await live(rig, first, 10 * minute);
        const second = await newProcess(rig, never, false);
        await live(rig, second, 15 * minute);
        const where = `dead at await ${dieAt}, ${afterEffect ? 'after' : 'before'} its effect`;
        expect([await rig.counts(), rig.whatsapp.deliveries.length], where).toEqual([{ SENT: 1 }, 1]);
        rig.store.close();
      }
    }
  });
});

const definite: readonly SendOutcome[] = [
  { kind: 'notWritten' },
  { kind: 'sessionNotReady' },
  { kind: 'overLimit' },
  { kind: 'rejected', httpStatus: 400 },
  { kind: 'notOnWhatsApp' },
  { kind: 'newChatsRestricted', until: null },
  { kind: 'wrongKey' },
];
const unknown = fc
  .constantFrom('TIMEOUT', 'RESET', 'SERVER_ERROR', 'BAD_ANSWER', 'TOO_LARGE' as const)
  .map((cause) => ({ kind: 'unknown', cause }) as SendOutcome);
/** WAHA may be slow, but within the settle delay it has sent or it never will. */
const arrival = fc.option(fc.integer({ min: 0, max: settleMs - 1 }), { freq: 3 });

const behaviour: fc.Arbitrary<SendBehaviour> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ outcome: fc.constant(null), arrivesAfterMs: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ outcome: unknown, arrivesAfterMs: arrival }) },
  {
    weight: 2,
    arbitrary: fc.record({ outcome: fc.constantFrom(...definite), arrivesAfterMs: fc.constant(null) }),
  },
);

const life = fc.record({
  dieAt: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 })),
  afterEffect: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 40 }),
  /** What happens around the process while and after it lives. */
  around: fc.constantFrom(
    'nothing',
    'nothing',
    'wahaOff',
    'wahaRestarts',
    'unreadable',
    'machineOff',
    'clockSetBack',
  ),
});

interface Around {
  readonly around: 'nothing' | 'wahaOff' | 'wahaRestarts' | 'unreadable' | 'machineOff' | 'clockSetBack';
}

function happen(rig: Rig, { around }: Around): void {
  rig.connected = around !== 'wahaOff';
  rig.whatsapp.readable = around !== 'unreadable';
  if (around === 'wahaRestarts' && rig.context !== null) {
    rig.context = { ...rig.context, wahaStartedAt: (rig.context.wahaStartedAt ?? 0) + 1 };
  }
  if (around === 'machineOff') {
    // Asked before and after, so that no run of the machine is missed.
    rig.trueTime.now();
    rig.clock.reboot(7 * minute);
    rig.trueTime.addOff(7 * minute);
    rig.trueTime.now();
  }
  if (around === 'clockSetBack') rig.clock.setWall(rig.wall - 3 * 60 * minute);
}

/** All is well again, and an admin lifts what only an admin can lift. */
async function heal(rig: Rig): Promise<void> {
  rig.whatsapp.script.length = 0;
  rig.connected = true;
  rig.whatsapp.readable = true;
  const mortality = await newProcess(rig, never, false);
  for (let rounds = 0; rounds < 60; rounds += 1) {
    await rig.store.sessions.resume('main');
    await rig.store.sessions.restrictNewChats('main', null, rig.clock.now());
    await live(rig, mortality, 30 * minute, 5 * minute);
    if (await isOver(rig)) return;
  }
  throw new Error('messages are stuck');
}

async function expectOrder(rig: Rig, count: number, mayBeUnconfirmed: boolean): Promise<void> {
  const { items } = await rig.store.reader.page({ order: 'queued', limit: 200 });
  expect(items).toHaveLength(count);
  for (const { status, text, failureReason } of items) {
    const delivered = rig.whatsapp.deliveries.filter((each) => each.text === text).length;
    const what = `${text} is ${status} ${failureReason ?? ''}`;
    expect(delivered, what).toBeLessThanOrEqual(1);
    if (status === 'SENT') expect(delivered, what).toBe(1);
    if (status === 'FAILED') expect(delivered, what).toBe(0);
    expect(['SENT', 'FAILED', ...(mayBeUnconfirmed ? ['UNCONFIRMED'] : [])], what).toContain(status);
  }
  const times = rig.whatsapp.deliveries.map(({ at }) => at).sort((a, b) => a - b);
  const { rateLimit } = rig.settings;
  for (const [index, at] of times.entries()) {
    const first = times[index - rateLimit];
    if (first !== undefined) expect(at - first).toBeGreaterThan(windowMs);
  }
}

const stormRuns = propertyRuns(60);

describe('a fault storm', () => {
  it(
    'loses nothing, doubles nothing, tells the truth and never exceeds the limit',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 8 }),
          fc.constantFrom(2, 4, 10),
          fc.boolean(),
          fc.array(behaviour, { maxLength: 20 }),
          fc.array(life, { maxLength: 8 }),
          fc.nat(),
          async (count, rateLimit, reservesIds, script, lives, seed) => {
            const rig = await aRig({ rateLimit, manners: true }, seed);
            rig.whatsapp.reservesIds = reservesIds;
            rig.whatsapp.script.push(...script);
            await rig.enqueue(count);
            for (const each of lives) {
              happen(rig, each);
              const mortality = await newProcess(rig, each.dieAt, each.afterEffect);
              await live(rig, mortality, each.minutes * minute);
            }
            await heal(rig);
            const obscured = lives.some(({ around }) => around === 'wahaRestarts' || around === 'unreadable');
            await expectOrder(rig, count, obscured);
            rig.store.close();
          },
        ),
        { numRuns: stormRuns },
      );
    },
    propertyLimitMs,
  );
});
