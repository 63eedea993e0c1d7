import { describe, expect, it } from 'vitest';
import { aQueueItem } from '../../testing/builders.ts';
import { offersFor } from './message-offers.ts';

const unconfirmed = aQueueItem({ status: 'UNCONFIRMED' });
const failed = aQueueItem({ status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' });
const unwilling = aQueueItem({ status: 'FAILED', failureReason: 'OPTED_OUT' });
const waiting = aQueueItem();
const read = aQueueItem({ status: 'READ' });

describe('what is offered for the selected messages', () => {
  it('fits every one of them', () => {
    expect(offersFor([waiting, waiting])).toEqual(['cancel']);
    expect(offersFor([failed])).toEqual(['retry']);
    expect(offersFor([unconfirmed])).toEqual(['look', 'markSent', 'retry', 'cancel']);
    expect(offersFor([unconfirmed, failed])).toEqual(['retry']);
    expect(offersFor([unconfirmed, waiting])).toEqual(['cancel']);
  });

  it('is nothing for what left, and no retry where it would fail again', () => {
    expect(offersFor([read])).toEqual([]);
    expect(offersFor([failed, read])).toEqual([]);
    expect(offersFor([unwilling])).toEqual([]);
  });
});
