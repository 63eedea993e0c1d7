import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { type Canary, countCanaries, deliveryMs, verdictOn } from './canary.ts';
import type { FailureReason, MessageStatus } from './message.ts';

const now = 1_800_000_000_000;

function canary(status: MessageStatus, changes: Partial<Canary> = {}): Canary {
  return { status, failureReason: null, leftAt: status === 'PENDING' ? null : now - 1_000, ...changes };
}

const delivered = canary('DELIVERED');
const left = canary('SENT');
const waiting = canary('PENDING');
const cancelled = canary('CANCELLED');
const refused = canary('FAILED', { failureReason: 'ACK_ERROR' });
const noChat = canary('FAILED', { failureReason: 'NOT_ON_WHATSAPP', leftAt: null });
const leftLongAgo = canary('SENT', { leftAt: now - deliveryMs });

describe('the tap of a campaign', () => {
  it.each([
    ['one canary has arrived', [delivered]],
    [
      'three of five have, whatever keeps the others',
      [delivered, canary('READ'), delivered, leftLongAgo, waiting],
    ],
    ['of those that can tell anything more than half have', [delivered, noChat, cancelled, noChat]],
  ])('opens when %s', (_, canaries) => {
    expect(verdictOn(canaries, now)).toEqual({ tap: 'OPEN' });
  });

  it.each([
    ['none has left', [waiting, waiting]],
    ['half have arrived', [delivered, left]],
    ['two of five have', [delivered, delivered, left, left, left]],
    ['one has not left yet, however long ago the others did', [leftLongAgo, leftLongAgo, waiting]],
    ['one is in doubt', [canary('UNCONFIRMED')]],
  ])('waits when %s', (_, canaries) => {
    expect(verdictOn(canaries, now)).toEqual({ tap: 'WAIT' });
  });

  it.each([
    ['REFUSED', [delivered, delivered, refused]],
    ['REFUSED', [canary('FAILED', { failureReason: 'ATTEMPTS_EXHAUSTED' }), waiting]],
    ['NOT_DELIVERED', [delivered, leftLongAgo]],
    ['NONE_LEFT', [cancelled, noChat]],
    ['NONE_LEFT', []],
  ])('asks a person: %s', (because, canaries) => {
    expect(verdictOn(canaries, now)).toEqual({ tap: 'STUCK', because });
  });

  it('asks half an hour after the last one left, not after the first', () => {
    const lastLeft = canary('SENT', { leftAt: now - deliveryMs + 1 });
    expect(verdictOn([leftLongAgo, lastLeft], now)).toEqual({ tap: 'WAIT' });
    expect(verdictOn([leftLongAgo, lastLeft], now + 1).tap).toBe('STUCK');
  });

  const anyCanary = fc.record({
    status: fc.constantFrom<MessageStatus>(
      ...(['PENDING', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'UNCONFIRMED', 'CANCELLED'] as const),
    ),
    failureReason: fc.constant<FailureReason | null>(null),
    leftAt: fc.option(fc.integer({ min: now - 2 * deliveryMs, max: now + deliveryMs })),
  });
  const failed = fc
    .constantFrom<FailureReason>('NOT_ON_WHATSAPP', 'OPTED_OUT', 'ACK_ERROR', 'REJECTED', 'POISON')
    .map((failureReason): Canary => ({ status: 'FAILED', failureReason, leftAt: null }));
  const canaries = fc.array(fc.oneof(anyCanary, failed), { maxLength: 20 });
  const check = (holds: (canaries: readonly Canary[], at: number) => void) =>
    fc.assert(fc.property(canaries, fc.integer({ min: 0, max: 2 * now }), holds), {
      numRuns: propertyRuns(300),
    });

  it('is never open without an arrival, nor beside a refusal, nor by the passing of time', () => {
    check((some, at) => {
      const { tap } = verdictOn(some, at);
      const count = countCanaries(some);
      const enough = count.refused === 0 && count.delivered * 2 > count.canaries;
      expect(tap === 'OPEN').toBe(enough);
      expect(verdictOn(some, now).tap === 'OPEN').toBe(enough);
    });
  });

  it('never shuts because one more arrives', () => {
    check((some, at) => {
      if (verdictOn(some, at).tap !== 'OPEN') return;
      const oneMore = some.map((each) =>
        each.status === 'SENT' ? { ...each, status: 'DELIVERED' as const } : each,
      );
      expect(verdictOn(oneMore, at).tap).toBe('OPEN');
    });
  });
});
