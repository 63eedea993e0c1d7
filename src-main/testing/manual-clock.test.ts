import { describe, expect, it } from 'vitest';
import { ManualClock } from './manual-clock.ts';

describe('the manual clock', () => {
  it('wakes sleepers in the order they are due, each at its own time', async () => {
    const clock = new ManualClock({ wall: 0, uptime: 0 });
    const woken: string[] = [];
    const note = (name: string) => () => woken.push(`${name} at ${clock.now().wall}`);
    void clock.sleep(300).then(note('late'));
    void clock.sleep(100).then(note('early'));
    await clock.advance(250);
    expect(woken).toEqual(['early at 100']);
    await clock.advance(250);
    expect(woken).toEqual(['early at 100', 'late at 300']);
    expect(clock.now().wall).toBe(500);
  });

  it('wakes a sleep that was started by another one on the way', async () => {
    const clock = new ManualClock({ uptime: 0 });
    const ticks: number[] = [];
    void (async () => {
      for (let tick = 0; tick < 3; tick += 1) {
        await clock.sleep(10);
        ticks.push(clock.now().uptime);
      }
    })();
    await clock.advance(100);
    expect(ticks).toEqual([10, 20, 30]);
  });

  it('ends a sleep at once when its signal aborts', async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const slept = clock.sleep(1_000, controller.signal);
    controller.abort();
    await slept;
    expect(clock.sleeping).toBe(0);
  });

  it('tells when somebody sleeps, and for how long', async () => {
    const clock = new ManualClock();
    const two = clock.untilSleeping(2);
    void clock.sleep(70);
    void clock.sleep(50);
    await two;
    expect(clock.nextDueMs).toBe(50);
  });

  it('forgets its sleepers when the machine starts again', () => {
    const clock = new ManualClock({ wall: 0, uptime: 500, boot: 'first' });
    void clock.sleep(10);
    clock.reboot(60_000);
    expect(clock.sleeping).toBe(0);
    expect(clock.now()).toEqual({ wall: 60_000, uptime: 0, boot: 'boot-2' });
  });

  it('lets the wall clock be set without time passing', () => {
    const clock = new ManualClock({ wall: 1_000, uptime: 5 });
    clock.setWall(9_000);
    expect(clock.now()).toMatchObject({ wall: 9_000, uptime: 5 });
  });
});
