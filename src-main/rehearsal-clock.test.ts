import { describe, expect, it } from 'vitest';
import { type RehearsalClock, rehearsalClock } from './rehearsal-clock.ts';
import { processTime } from './system-clock.ts';

const wall = Date.UTC(2026, 4, 4, 8);
const day = 24 * 60 * 60_000;
const fast = 1_000_000_000;

function rehearsal(speed: number): RehearsalClock {
  return rehearsalClock({ speed, id: 'one', wall, source: processTime });
}

describe('a rehearsal clock', () => {
  it('starts where it is told, runs by itself and never backwards', () => {
    const clock = rehearsal(60);
    const stamps = Array.from({ length: 50 }, () => clock.now());
    expect(stamps[0]?.wall).toBeGreaterThanOrEqual(wall);
    expect(stamps[0]?.boot).toBe('rehearsal-one');
    for (const [index, { uptime }] of stamps.entries())
      expect(uptime).toBeGreaterThanOrEqual(stamps[index - 1]?.uptime ?? 0);
  });

  it('lets days pass in no time', async () => {
    const clock = rehearsal(fast);
    const before = clock.now();
    await clock.sleep(10 * day);
    const after = clock.now();
    expect(after.uptime - before.uptime).toBeGreaterThanOrEqual(10 * day);
    expect(after.wall - before.wall).toBeGreaterThanOrEqual(10 * day - 1);
  });

  it('wakes those who sleep by the new speed', async () => {
    const clock = rehearsal(1);
    const slept = Promise.all([clock.sleep(day), clock.sleep(2 * day)]);
    clock.setSpeed(fast);
    await slept;
    expect(clock.now().uptime).toBeGreaterThanOrEqual(2 * day);
  });

  it('keeps what has passed when its speed changes, and wakes nobody early', async () => {
    const clock = rehearsal(fast);
    await clock.sleep(day);
    clock.setSpeed(1);
    const at = clock.now().uptime;
    expect(at).toBeGreaterThanOrEqual(day);
    let awake = false;
    const controller = new AbortController();
    const slept = clock.sleep(day, controller.signal).then(() => {
      awake = true;
    });
    clock.setSpeed(2);
    clock.setSpeed(3);
    await processTime.sleep(10);
    expect(awake).toBe(false);
    expect(clock.now().uptime - at).toBeLessThan(day);
    controller.abort();
    await slept;
  });

  it('ends a sleep when it is aborted, also after the speed has changed', async () => {
    const clock = rehearsal(1);
    await clock.sleep(day, AbortSignal.abort());
    await clock.sleep(0);
    const controller = new AbortController();
    const slept = clock.sleep(day, controller.signal);
    clock.setSpeed(2);
    controller.abort();
    await slept;
    expect(clock.now().uptime).toBeLessThan(day);
  });
});
