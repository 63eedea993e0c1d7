import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus, type Stamp } from '../domain/clock.ts';
import { createQrTracker } from './qr-tracker.ts';

const start: Stamp = { wall: Date.UTC(2026, 4, 4, 8), uptime: 1_000_000, boot: 'boot-1' };
const at = (ms: number) => plus(start, ms);

/** A linking whose beginning was seen. */
function begun() {
  const tracker = createQrTracker();
  tracker.none(start);
  return tracker;
}

describe('the QR tracker', () => {
  it('numbers the six codes of a linking and never outlasts one: a minute, then 20 seconds each', () => {
    const tracker = begun();
    const codes = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ends = [60_000, 80_000, 100_000, 120_000, 140_000, 160_000];
    const shown = new Map<string, string>();
    for (let ms = 500; ms < 160_000; ms += 2_000) {
      const value = codes[ends.findIndex((end) => ms < end)] ?? '';
      tracker.seen(value, at(ms));
      const qr = tracker.current(at(ms));
      if (qr !== null) shown.set(value, `${qr.number} of ${qr.of}`);
      expect(qr?.expiresAt ?? 0).toBeLessThanOrEqual(start.wall + (ends[codes.indexOf(value)] ?? 0));
    }
    expect([...shown]).toEqual(codes.map((value, index) => [value, `${index + 1} of 6`]));
  });

  it('keeps the time of a code that is only seen again', () => {
    const tracker = begun();
    tracker.seen('a', at(0));
    tracker.seen('a', at(59_000));
    expect(tracker.current(at(59_999))).toMatchObject({ number: 1, expiresAt: start.wall + 60_000 });
    expect(tracker.current(at(60_000))).toBeNull();
  });

  it('does not bring an expired code back when WAHA still names it', () => {
    const tracker = begun();
    tracker.seen('a', at(0));
    tracker.seen('a', at(61_000));
    expect(tracker.current(at(61_000))).toBeNull();
    tracker.seen('b', at(62_000));
    expect(tracker.current(at(62_000))).toMatchObject({ value: 'b', number: 2 });
  });

  it('starts again at one with the next linking', () => {
    const tracker = begun();
    tracker.seen('a', at(0));
    tracker.seen('b', at(1));
    tracker.none(at(2));
    expect(tracker.current(at(2))).toBeNull();
    tracker.seen('b', at(3));
    expect(tracker.current(at(3))).toMatchObject({ number: 1, expiresAt: start.wall + 60_002 });
  });

  it('shows a code it found already there without a number, as long as WAHA goes on naming it', () => {
    const tracker = createQrTracker();
    tracker.seen('a', at(0));
    expect(tracker.current(at(0))).toEqual({
      value: 'a',
      number: null,
      of: null,
      expiresAt: start.wall + 5_000,
    });
    tracker.seen('a', at(2_000));
    expect(tracker.current(at(6_999))?.value).toBe('a');
    // The computer slept.
    expect(tracker.current(at(7_000))).toBeNull();
    expect(tracker.endsAt()).toBeNull();
  });

  it('counts no codes of an engine that goes on giving them', () => {
    const tracker = begun();
    for (let index = 0; index < 9; index += 1) tracker.seen(`code-${index}`, at(index * 2_000), true);
    expect(tracker.current(at(16_000))).toMatchObject({ value: 'code-8', number: null, of: null });
  });

  it('lets no clock that is set keep a code alive', () => {
    const tracker = begun();
    tracker.seen('a', at(0));
    const anHourBack = (ms: number): Stamp => ({ ...at(ms), wall: start.wall + ms - 3_600_000 });
    expect(tracker.current(anHourBack(50_000))?.expiresAt).toBe(start.wall - 3_600_000 + 60_000);
    expect(tracker.current(anHourBack(60_000))).toBeNull();
  });

  it('knows when the last code of the linking runs out', () => {
    const tracker = begun();
    tracker.seen('a', at(0));
    expect(tracker.endsAt()).toBe(start.wall + 160_000);
  });

  it('never shows a code beyond its time, whatever is seen when', () => {
    const event = fc.record({ value: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(70_000) });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const tracker = begun();
        const firstSeen = { value: '', at: 0 };
        let ms = 0;
        for (const { value, wait } of events) {
          ms += wait;
          if (firstSeen.value !== value) Object.assign(firstSeen, { value, at: ms });
          tracker.seen(value, at(ms));
          const shown = tracker.current(at(ms));
          if (shown === null) continue;
          expect(shown.value).toBe(value);
          if (shown.number !== null) expect(ms - firstSeen.at).toBeLessThan(60_000);
          else expect(shown.expiresAt - at(ms).wall).toBeLessThanOrEqual(20_000);
        }
      }),
    );
  });
});
