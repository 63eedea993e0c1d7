import { describe, expect, it } from 'vitest';
import { elapsedMs, later, plus, type Stamp } from './clock.ts';

const since: Stamp = { wall: 1_000_000, uptime: 50_000, boot: 'a' };

describe('elapsed time', () => {
  it('is told by the uptime within one run of the machine', () => {
    expect(elapsedMs(since, { wall: 0, uptime: 57_000, boot: 'a' })).toBe(7_000);
  });

  it('is told by the wall clock across a restart', () => {
    expect(elapsedMs(since, { wall: 1_090_000, uptime: 20_000, boot: 'b' })).toBe(90_000);
  });

  it('is at least the new uptime when the wall clock was set back meanwhile', () => {
    expect(elapsedMs(since, { wall: 5, uptime: 20_000, boot: 'b' })).toBe(20_000);
  });
});

describe('the later of two moments', () => {
  it('is the one from which less has passed, even when it is still to come', () => {
    const now: Stamp = { wall: 1_010_000, uptime: 60_000, boot: 'a' };
    const ahead = plus(now, 5_000);
    expect(later(since, ahead, now)).toBe(ahead);
    expect(later(ahead, since, now)).toBe(ahead);
  });
});
