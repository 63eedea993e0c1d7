import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NeedKind, Notifier, noticeOf, quietMs, settleMs } from './notifier.ts';
import { aSeen, nothingNeeded } from './testing/a-seen.ts';

const second = 1_000;

/** A notifier that looks every second at what there is. */
function aWatch(start: Partial<Record<NeedKind, number>> = {}) {
  const notifier = new Notifier();
  let now = 0;
  let realm: 'real' | 'practice' = 'real';
  const there = { ...nothingNeeded, ...start };
  const state = { focused: false, on: true };
  const told: NeedKind[] = [];
  const look = () => told.push(...notifier.see(aSeen({ realm, needs: { ...there } }), { ...state, now }));
  look();
  return {
    there,
    state,
    enter(other: typeof realm) {
      realm = other;
    },
    /** Lets the time pass and gives back what was told of meanwhile. */
    pass(ms: number): NeedKind[] {
      told.length = 0;
      for (const end = now + ms; now < end; ) {
        now += second;
        look();
      }
      return [...told];
    },
  };
}

describe('a notice', () => {
  it('is one for many messages of a kind, and the next comes after the quiet time', () => {
    const { there, pass } = aWatch();
    for (let failed = 1; failed <= 20; failed += 1) {
      there.failed = failed;
      if (failed === 1) expect(pass(settleMs.failed + second)).toEqual(['failed']);
      else expect(pass(10 * second)).toEqual([]);
    }
    expect(pass(quietMs)).toEqual(['failed']);
    expect(pass(10 * quietMs)).toEqual([]);
  });

  it('of one kind keeps none of another back', () => {
    const { there, pass } = aWatch();
    there.failed = 1;
    pass(30 * second);
    there.conversations = 2;
    there.unconfirmed = 1;
    expect(pass(30 * second).sort()).toEqual(['conversations', 'unconfirmed']);
  });

  it('comes for nothing that was there at the start, nor for what goes away', () => {
    const { there, pass } = aWatch({ failed: 9, conversations: 3 });
    expect(pass(quietMs)).toEqual([]);
    there.failed = 4;
    expect(pass(quietMs)).toEqual([]);
    there.failed = 5;
    expect(pass(quietMs)).toEqual(['failed']);
  });

  it('does not come while the window is looked at, nor afterwards for what was seen there', () => {
    const { there, state, pass } = aWatch();
    state.focused = true;
    there.failed = 3;
    expect(pass(quietMs)).toEqual([]);
    state.focused = false;
    expect(pass(quietMs)).toEqual([]);
    there.failed = 4;
    expect(pass(quietMs)).toEqual(['failed']);
  });

  it('does not come when nobody wants any, nor all at once when they are wanted again', () => {
    const { there, state, pass } = aWatch();
    state.on = false;
    there.conversations = 5;
    expect(pass(quietMs)).toEqual([]);
    state.on = true;
    expect(pass(quietMs)).toEqual([]);
  });

  it('of a phone waits whether it comes back by itself', () => {
    const { there, pass } = aWatch();
    there.phones = 1;
    expect(pass(30 * second)).toEqual([]);
    there.phones = 0;
    expect(pass(quietMs)).toEqual([]);
    there.phones = 1;
    expect(pass(settleMs.phones + second)).toEqual(['phones']);
  });

  it('does not come for the mere change from practice to real', () => {
    const { there, enter, pass } = aWatch();
    enter('practice');
    there.failed = 12;
    expect(pass(quietMs)).toEqual([]);
  });

  it('is never followed by one of its kind within the quiet time, whatever happens', () => {
    const step = fc.record({
      needs: fc.record({ failed: fc.nat(5), phones: fc.nat(2), conversations: fc.nat(5) }),
      focused: fc.boolean(),
      on: fc.boolean(),
      passes: fc.integer({ min: 1, max: 700 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const notifier = new Notifier();
        const last = new Map<NeedKind, number>();
        let now = 0;
        for (const { needs, focused, on, passes } of steps) {
          now += passes * second;
          for (const kind of notifier.see(aSeen({ needs: { ...nothingNeeded, ...needs } }), {
            focused,
            on,
            now,
          })) {
            expect(focused).toBe(false);
            expect(on).toBe(true);
            expect(now - (last.get(kind) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(quietMs);
            last.set(kind, now);
          }
        }
      }),
    );
  });
});

describe('the words of a notice', () => {
  it('count, name nobody and lead to where something can be done', () => {
    const seen = aSeen({ needs: { ...nothingNeeded, unconfirmed: 1, conversations: 3 } });
    expect(noticeOf('unconfirmed', seen, 'it')).toMatchObject({
      title: 'Un messaggio non è confermato',
      wish: 'showQueue',
    });
    expect(noticeOf('conversations', seen, 'en')).toMatchObject({
      title: '3 conversations wait for you',
      wish: 'showInbox',
    });
    expect(noticeOf('unconfirmed', { ...seen, realm: 'practice' }, 'it').title).toBe(
      'Modalità prova: Un messaggio non è confermato',
    );
    for (const kind of Object.keys(settleMs) as NeedKind[])
      for (const language of ['it', 'en'] as const)
        expect(JSON.stringify(noticeOf(kind, seen, language))).not.toMatch(/Lombardi|\{n\}|\+39/);
  });
});
