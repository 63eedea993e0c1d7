import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stamp } from './domain/clock.ts';
import { GovernedNumber } from './domain/governor/testing/governed-number.ts';
import { practiceClock, practiceTimeouts } from './practice-clock.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { propertyRuns } from './testing/property-runs.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { wahaTimeoutsDefault } from './waha/timeouts.ts';

const minute = 60_000;
const hour = 60 * minute;

function aMachine(directory = temporaryDirectory()) {
  const machine = new ManualClock();
  let opened = 0;
  const path = join(directory, 'clock.json');
  const open = () => practiceClock({ machine, path, id: String(++opened) });
  return { machine, path, open };
}

describe('the practice clock', () => {
  it('shows the time of the machine until it is told to run faster, and leaves nothing behind', async () => {
    const { machine, path, open } = aMachine();
    const clock = open();
    expect(clock.speed).toBe(1);
    await machine.advance(2 * hour);
    expect(clock.now().wall).toBe(machine.now().wall);
    clock.close();
    expect(existsSync(path)).toBe(false);
  });

  it('runs sixty times as fast without moving the machine, and does not jump when the speed changes', async () => {
    const { machine, open } = aMachine();
    const before = machine.now();
    const clock = open();
    for (const speed of [60, 1, 10, 60, 10, 1]) {
      const shown = clock.now();
      clock.setSpeed(speed);
      expect(clock.now()).toEqual(shown);
      await machine.advance(1_000);
      expect(clock.now()).toMatchObject({
        wall: shown.wall + speed * 1_000,
        uptime: shown.uptime + speed * 1_000,
      });
    }
    expect(machine.now()).toEqual({ ...before, wall: before.wall + 6_000, uptime: before.uptime + 6_000 });
  });

  it('sets the timers again that already run', async () => {
    const { machine, open } = aMachine();
    const clock = open();
    const woken: number[] = [];
    void clock.sleep(hour).then(() => woken.push(clock.now().uptime));
    await machine.advance(30 * minute);
    clock.setSpeed(60);
    await machine.advance(29_000);
    expect(woken).toEqual([]);
    await machine.advance(1_000);
    expect(woken).toEqual([hour]);
  });

  it('goes on from the last time it showed when practice is opened again at ×1, also after a crash', async () => {
    const { machine, open } = aMachine();
    const first = open();
    first.setSpeed(60);
    await machine.advance(10 * minute);
    const left = first.now().wall;
    first.close();

    const second = open();
    expect(second.speed).toBe(1);
    expect(second.now().wall).toBe(left);
    second.setSpeed(60);
    await machine.advance(minute);
    const lost = second.now().wall;

    const third = open();
    expect(third.now().wall).toBeGreaterThanOrEqual(lost);
    expect(third.now().wall).toBeLessThanOrEqual(lost + 5 * minute);
  });

  it('does not go back either when it was ahead by no more than a moment', async () => {
    const { machine, open } = aMachine();
    const first = open();
    first.setSpeed(60);
    await machine.advance(1 / 60);
    const left = first.now().wall;
    first.setSpeed(1);
    await machine.advance(minute);
    first.close();
    expect(open().now().wall).toBe(left + minute);
  });

  it('shows true time again once the world has caught up', async () => {
    const { machine, open } = aMachine();
    const first = open();
    first.setSpeed(60);
    await machine.advance(minute);
    first.close();
    await machine.advance(2 * hour);
    expect(open().now().wall).toBe(machine.now().wall);
  });

  it('starts at the time of the machine when what it kept cannot be read', () => {
    const { machine, path, open } = aMachine();
    writeFileSync(path, 'torn');
    expect(open().now().wall).toBe(machine.now().wall);
  });

  it('shortens the time-outs with it, but never below what a real answer takes', () => {
    const clock = { speed: 1 };
    const timeouts = practiceTimeouts(wahaTimeoutsDefault, clock);
    expect({ ...timeouts }).toEqual(wahaTimeoutsDefault);
    clock.speed = 10;
    expect(timeouts.sendMs).toBe(3_000);
    clock.speed = 60;
    expect(timeouts.sendMs).toBe(2_000);
  });
});

/** A number whose slots are stamped by the practice clock; the true time is what a rehearsal lets pass. */
class RehearsedNumber extends GovernedNumber {
  read: () => Stamp = () => super.now();
  override now(): Stamp {
    return this.read();
  }
}

const act = fc.oneof(
  fc.record({ speed: fc.constantFrom(1, 10, 60) }),
  fc.record({ passMs: fc.integer({ min: 0, max: 40 * minute }) }),
  fc.record({ offMs: fc.integer({ min: 0, max: 2 * hour }), crash: fc.boolean() }),
  fc.constant({ send: true }),
);

it('never more than the limit in any hour of practice, whatever the speeds, the restarts and the crashes', async () => {
  const limit = 3;
  let full = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
      const { machine, open } = aMachine();
      let clock = open();
      const settings = {
        rateLimit: limit,
        newChatCap: null,
        warmUp: false,
        pacing: 'fast',
        window: null,
      } as const;
      const number = new RehearsedNumber(settings, machine.now().wall);
      number.read = () => clock.now();
      const sentAt: number[] = [];
      let last = clock.now();
      for (const each of acts) {
        if ('speed' in each) clock.setSpeed(each.speed);
        if ('passMs' in each) await machine.advance(each.passMs / clock.speed);
        if ('offMs' in each) {
          if (!each.crash) clock.close();
          await machine.advance(each.offMs);
          clock = open();
        }
        const now = clock.now();
        expect(now.wall).toBeGreaterThanOrEqual(last.wall);
        last = now;
        while ('send' in each && number.send('COLD', 'SENT', 0) !== null) {
          sentAt.push(clock.now().wall);
          if (sentAt.length > 200) throw new Error('nothing holds it back');
          await machine.advance(20_000 / clock.speed);
        }
      }
      for (const [index, at] of sentAt.entries()) {
        const nth = sentAt[index + limit];
        if (nth === undefined) continue;
        full += 1;
        expect(nth - at).toBeGreaterThanOrEqual(hour - 1);
      }
    }),
    { numRuns: propertyRuns(60) },
  );
  expect(full).toBeGreaterThan(0);
});
