import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQrTracker } from './qr-tracker.ts';

const now = Date.UTC(2026, 4, 4, 8);

describe('the QR tracker', () => {
  it('numbers the six codes of a linking: the first holds a minute, the others 20 seconds', () => {
    const tracker = createQrTracker();
    const seen = ['a', 'b', 'c', 'd', 'e', 'f'].map((value, index) => {
      const at = now + index * 30_000;
      tracker.seen(value, at);
      const { number, of, expiresAt } = tracker.current(at) ?? { number: 0, of: 0, expiresAt: 0 };
      return [number, of, expiresAt - at];
    });
    expect(seen).toEqual([
      [1, 6, 60_000],
      [2, 6, 20_000],
      [3, 6, 20_000],
      [4, 6, 20_000],
      [5, 6, 20_000],
      [6, 6, 20_000],
    ]);
    tracker.seen('g', now);
    expect(tracker.current(now)).toMatchObject({ value: 'g', number: 6 });
  });

  it('keeps the time of a code that is only seen again', () => {
    const tracker = createQrTracker();
    tracker.seen('a', now);
    tracker.seen('a', now + 59_000);
    expect(tracker.current(now + 59_999)).toMatchObject({ number: 1, expiresAt: now + 60_000 });
    expect(tracker.current(now + 60_000)).toBeNull();
  });

  it('does not bring an expired code back when WAHA still names it', () => {
    const tracker = createQrTracker();
    tracker.seen('a', now);
    tracker.seen('a', now + 61_000);
    expect(tracker.current(now + 61_000)).toBeNull();
    tracker.seen('b', now + 62_000);
    expect(tracker.current(now + 62_000)).toMatchObject({ value: 'b', number: 2 });
  });

  it('starts again at one with the next linking', () => {
    const tracker = createQrTracker();
    tracker.seen('a', now);
    tracker.seen('b', now);
    tracker.reset();
    expect(tracker.current(now)).toBeNull();
    tracker.seen('b', now);
    expect(tracker.current(now)).toMatchObject({ number: 1, expiresAt: now + 60_000 });
  });

  it('never shows a code beyond its time, whatever is seen when', () => {
    const event = fc.record({ value: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(70_000) });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const tracker = createQrTracker();
        const firstSeen = { value: '', at: 0 };
        let at = now;
        for (const { value, wait } of events) {
          at += wait;
          if (firstSeen.value !== value) Object.assign(firstSeen, { value, at });
          tracker.seen(value, at);
          const shown = tracker.current(at);
          if (shown === null) continue;
          expect(shown.value).toBe(value);
          expect(at - firstSeen.at).toBeLessThan(shown.number === 1 ? 60_000 : 20_000);
          expect(shown.number).toBeLessThanOrEqual(shown.of);
        }
      }),
    );
  });
});
