import { describe, expect, it } from 'vitest';
import { systemClock } from './system-clock.ts';
import { temporaryDirectory } from './testing/real-app.ts';

const day = 24 * 60 * 60_000;

describe("the machine's clock", () => {
  it('shows wall, uptime and the run of the machine, the same for all who ask', () => {
    const one = systemClock(temporaryDirectory());
    const other = systemClock(temporaryDirectory());
    const [first, second] = [one.now(), other.now()];
    expect(Math.abs(second.wall - Date.now())).toBeLessThan(60_000);
    expect(second.uptime).toBeGreaterThanOrEqual(first.uptime);
    expect(first.boot).not.toBe('');
    if (process.platform === 'linux') expect(second.boot).toBe(first.boot);
  });

  it('sleeps not at all for nothing, and no longer than until it is aborted', async () => {
    const clock = systemClock(temporaryDirectory());
    await clock.sleep(0);
    await clock.sleep(-1);
    await clock.sleep(day, AbortSignal.abort());
    const controller = new AbortController();
    const slept = clock.sleep(day, controller.signal);
    controller.abort();
    await slept;
  });

  it('does not wake at once from a sleep longer than a timer can take', async () => {
    const clock = systemClock(temporaryDirectory());
    const controller = new AbortController();
    let awake = false;
    const slept = clock.sleep(400 * day, controller.signal).then(() => {
      awake = true;
    });
    await clock.sleep(10);
    expect(awake).toBe(false);
    controller.abort();
    await slept;
  });
});
