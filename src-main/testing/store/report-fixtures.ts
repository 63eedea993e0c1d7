import type { Rsvp } from '../../domain/rsvp/rsvp.ts';
import type { NewAnswer } from '../../domain/rsvp/rsvp-store.ts';
import { aDraft, attemptOf, morning, sending, sent, unconfirmed } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

/** What can become of an invitation. */
export const fates = [
  'NONE',
  'QUEUED',
  'CANCELLED',
  'FAILED',
  'UNCONFIRMED',
  'SENT',
  'DELIVERED',
  'READ',
] as const;
export type Fate = (typeof fates)[number];

const acks = { SENT: 1, DELIVERED: 2, READ: 3 } as const;

/** Nothing else may wait in the queue. */
export async function invite(
  store: StoreUnderTest,
  id: string,
  householdId: string,
  fate: Fate,
): Promise<void> {
  const draft = aDraft(id, { kind: 'INVITATION', householdId });
  switch (fate) {
    case 'NONE':
      return;
    case 'QUEUED':
      await store.queue.enqueue([draft], now);
      return;
    case 'CANCELLED':
      await store.queue.enqueue([draft], now);
      await store.queue.cancel([id], now);
      return;
    case 'UNCONFIRMED':
      await unconfirmed(store, draft);
      return;
    case 'FAILED': {
      const attempt = await sending(store, draft);
      await store.attempts.settle(attemptOf(attempt), { to: 'FAILED', reason: 'REJECTED' }, morning);
      return;
    }
    default:
      await sent(store, draft);
      await store.attempts.applyAck(`ID-${id}`, acks[fate], false, morning);
  }
}

let answers = 0;

export async function answer(
  store: StoreUnderTest,
  householdId: string,
  rsvp: Rsvp,
  more: Partial<NewAnswer> = {},
  at = now,
): Promise<void> {
  answers += 1;
  const nothing = { adults: null, children: null, guests: [], note: '' };
  const given = { ...nothing, householdId, source: 'WEBSITE', rsvp, answeredAt: at, ...more } as const;
  const recorded = await store.rsvp.record(given, { id: `answer-${answers}`, now: at });
  if (!recorded.ok) throw new Error(recorded.code);
}
