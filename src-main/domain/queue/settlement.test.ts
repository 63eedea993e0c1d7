import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../testing/seeded-random.ts';
import type { Stamp } from '../clock.ts';
import type { Random } from '../random.ts';
import type { SendOutcome } from './send-outcome.ts';
import { settlementOf } from './settlement.ts';

const now: Stamp = { wall: 1_000_000, uptime: 5_000, boot: 'a' };
/** Draws the middle of every range: no jitter. */
const middle: Random = { unit: () => 0.5, id: () => 'id', bytes: (size) => new Uint8Array(size) };
const minute = 60_000;

function settled(outcome: SendOutcome, refusals = 0) {
  return settlementOf(outcome, { now, refusals }, middle);
}

describe('what an answer means, row by row of the table', () => {
  it('201: sent, and it counts from now', () => {
    expect(settled({ kind: 'sent', messageId: '3EB0A' })).toEqual({
      settlement: { to: 'SENT', messageId: '3EB0A', at: now },
      effect: { kind: 'none' },
    });
  });

  it.each([{ kind: 'notWritten' }, { kind: 'sessionNotReady' }] as const)(
    '$kind: postponed without using an attempt, and the session is looked at',
    (outcome) => {
      expect(settled(outcome)).toEqual({
        settlement: {
          to: 'PENDING',
          reason: 'SESSION_NOT_CONNECTED',
          notBefore: now.wall + minute,
          usesAttempt: false,
        },
        effect: { kind: 'check' },
      });
    },
  );

  it('401, 403: the session is paused, the message waits for the admin only', () => {
    expect(settled({ kind: 'wrongKey' })).toEqual({
      settlement: { to: 'PENDING', reason: 'PAUSED', notBefore: now.wall, usesAttempt: false },
      effect: { kind: 'pause', reason: 'WRONG_KEY' },
    });
  });

  it('rate-overlimit: the session rests, the message itself is not to blame', () => {
    expect(settled({ kind: 'overLimit' })).toEqual({
      settlement: { to: 'PENDING', reason: 'BACKOFF', notBefore: now.wall, usesAttempt: false },
      effect: { kind: 'rest' },
    });
  });

  it('not written: postponed, each time in a row for longer', () => {
    const waits = [0, 1, 2, 3, 4].map((refusals) => {
      const { settlement } = settled({ kind: 'notWritten' }, refusals);
      return settlement.to === 'PENDING' ? (settlement.notBefore - now.wall) / minute : null;
    });
    expect(waits).toEqual([1, 5, 15, 60, 60]);
  });

  it('463: first messages stop until the time WhatsApp names, this message waits with them', () => {
    expect(settled({ kind: 'newChatsRestricted', until: 9_000_000 })).toEqual({
      settlement: { to: 'PENDING', reason: 'TIMELOCK', notBefore: now.wall, usesAttempt: false },
      effect: { kind: 'restrictNewChats', until: 9_000_000 },
    });
  });

  it('463 without a time: first messages stop for a day, never not at all', () => {
    expect(settled({ kind: 'newChatsRestricted', until: null })).toMatchObject({
      settlement: { to: 'PENDING', reason: 'TIMELOCK' },
      effect: { kind: 'restrictNewChats', until: now.wall + 24 * 60 * minute },
    });
  });

  it('no LID found: the next phone is up', () => {
    expect(settled({ kind: 'notOnWhatsApp' })).toEqual({
      settlement: { to: 'NEXT_PHONE' },
      effect: { kind: 'none' },
    });
  });

  it('another 4xx: failed for good', () => {
    expect(settled({ kind: 'rejected', httpStatus: 400 })).toEqual({
      settlement: { to: 'FAILED', reason: 'REJECTED' },
      effect: { kind: 'none' },
    });
  });

  it.each(['TIMEOUT', 'RESET', 'SERVER_ERROR', 'BAD_ANSWER', 'TOO_LARGE'] as const)(
    '%s: unknown, stays in flight',
    (cause) => {
      expect(settled({ kind: 'unknown', cause })).toEqual({
        settlement: { to: 'SENDING', cause },
        effect: { kind: 'none' },
      });
    },
  );

  it('spreads the waits of messages that were refused together', () => {
    const random = new SeededRandom(1);
    const waits = Array.from({ length: 50 }, () => {
      const { settlement } = settlementOf({ kind: 'notWritten' }, { now, refusals: 0 }, random);
      return settlement.to === 'PENDING' ? settlement.notBefore - now.wall : 0;
    });
    expect(new Set(waits).size).toBeGreaterThan(40);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0.8 * minute);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.2 * minute);
  });
});
