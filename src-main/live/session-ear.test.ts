import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { SessionEar } from './session-ear.ts';

const minute = 60_000;

function anEar(heardAt: number | null = null) {
  const clock = new ManualClock();
  const ear = new SessionEar('account', heardAt);
  const reading = (outcome: 'READ' | 'NOW' | 'LASTING') => ear.read(clock.now(), async () => outcome);
  return { clock, ear, reading, now: () => clock.now() };
}

describe('a session whose chats have not been read', () => {
  it('sends nothing before they are', async () => {
    const { ear, now, reading } = anEar();
    ear.observe(true, now());
    expect(ear.maySend(now())).toBe(false);
    expect(ear.readIsDue(now(), true)).toBe(true);
    await reading('READ');
    expect(ear.maySend(now())).toBe(true);
    expect(ear.readIsDue(now(), true)).toBe(false);
  });

  it('does not wait for chats that cannot be read at all, and says so', async () => {
    const { ear, now, reading } = anEar();
    ear.observe(true, now());
    await reading('LASTING');
    expect([ear.maySend(now()), ear.unreadable]).toEqual([true, true]);
  });

  it('waits a minute for chats that cannot be read just now, and asks again meanwhile', async () => {
    const { clock, ear, now, reading } = anEar();
    ear.observe(true, now());
    await reading('NOW');
    await clock.advance(5_000);
    expect([ear.maySend(now()), ear.readIsDue(now(), true)]).toEqual([false, true]);
    await reading('NOW');
    await clock.advance(55_000);
    expect(ear.maySend(now())).toBe(true);
    expect(ear.readIsDue(now(), true)).toBe(false);
    await clock.advance(10 * minute);
    expect(ear.readIsDue(now(), true)).toBe(true);
    await reading('READ');
    expect([ear.maySend(now()), ear.unreadable]).toEqual([true, false]);
  });

  it('has one patience, however often its stream comes and goes meanwhile', async () => {
    const { clock, ear, now, reading } = anEar();
    ear.observe(true, now());
    for (let second = 0; second < 60; second += 1) {
      ear.missed(now());
      await reading('NOW');
      await clock.advance(1_000);
    }
    expect(ear.maySend(now())).toBe(true);
  });

  it('waits anew after it was away for long', async () => {
    const { clock, ear, now, reading } = anEar();
    ear.observe(true, now());
    await reading('NOW');
    await clock.advance(2 * minute);
    ear.observe(false, now());
    await clock.advance(10 * minute);
    ear.observe(true, now());
    expect(ear.maySend(now())).toBe(false);
  });

  it('reads again what came in between the start of a read and the opening of the stream', async () => {
    const { ear, now } = anEar();
    ear.observe(true, now());
    let done: (outcome: 'READ') => void = () => {};
    const reading = ear.read(now(), () => new Promise((resolve) => (done = resolve)));
    ear.missed(now());
    done('READ');
    await reading;
    expect([ear.caughtUp, ear.readIsDue(now(), true)]).toEqual([false, true]);
  });

  it('reads its chats now and then, oftener where no stream tells', async () => {
    const { clock, ear, now, reading } = anEar();
    ear.observe(true, now());
    await reading('READ');
    await clock.advance(minute);
    expect([ear.readIsDue(now(), true), ear.readIsDue(now(), false)]).toEqual([false, true]);
    await clock.advance(14 * minute);
    expect(ear.readIsDue(now(), true)).toBe(true);
  });
});

describe('a silent session', () => {
  it('is probed, restarted once and then told of, and listened to again when it speaks', async () => {
    const { clock, ear, now } = anEar(1);
    ear.observe(true, now());
    const opened = now();
    expect(ear.silentSince(opened)).toBe(opened.wall);
    const steps: unknown[] = [ear.judge(2, now()), ear.judge(3, now())];
    await clock.advance(5 * minute);
    expect(ear.silentSince(opened)).toBe(opened.wall);
    steps.push(ear.judge(1, now()), ear.judge(2, now()), ear.judge(9, now()));
    expect(steps).toEqual([null, 'PROBED', 'RESTARTED', 'TOLD', null]);
    expect(ear.deaf).toBe(true);
    expect(ear.heard(now().wall)).toBe(true);
    expect(ear.deaf).toBe(false);
  });

  it('is not restarted again within six hours', async () => {
    const { clock, ear, now } = anEar(1);
    ear.observe(true, now());
    for (const unheard of [3, 1]) ear.judge(unheard, now());
    ear.heard(now().wall);
    ear.judge(3, now());
    await clock.advance(5 * 60 * minute);
    expect(ear.judge(1, now())).toBe('TOLD');
  });

  it('is no alarm for one that was never heard, and none without a stream', () => {
    const never = anEar(null);
    never.ear.observe(true, never.now());
    expect(never.ear.silentSince(never.now())).toBeNull();
    const once = anEar(1);
    once.ear.observe(true, once.now());
    expect(once.ear.silentSince(null)).toBeNull();
  });
});
