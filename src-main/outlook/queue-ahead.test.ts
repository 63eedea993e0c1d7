import { describe, expect, it } from 'vitest';
import { plus, type Stamp } from '../domain/clock.ts';
import { openingHours } from '../domain/governor/opening-hours.ts';
import type { WaitingMessage } from '../domain/queue/queue-store.ts';
import { AheadOfQueue, type AheadQuestion } from './queue-ahead.ts';

const now: Stamp = { wall: Date.UTC(2027, 2, 9, 9), uptime: 0, boot: 'a' };
const governor = {
  rateLimit: 1000,
  newChatCap: null,
  warmUp: false,
  pacing: 'fast' as const,
  hours: openingHours(null, 'Europe/Rome'),
};

function waitingMessage(id: string): WaitingMessage {
  return { id, type: 'main', lane: 'COLD', newChat: true, urgentUntil: null, notBefore: 0, heldIn: null };
}

function setUp(count: number) {
  let reads = 0;
  const messages = Array.from({ length: count }, (_, index) => waitingMessage(`m${index}`));
  const ahead = new AheadOfQueue({
    async waiting() {
      reads += 1;
      return messages;
    },
    usualTextLength: async () => 200,
  });
  const question: AheadQuestion = {
    ...{ now, pending: count, able: [], campaigns: [] },
    pace: { governor, manners: false },
  };
  const reread = async (changes: Partial<AheadQuestion>) => {
    const before = reads;
    await ahead.look({ ...question, ...changes });
    return reads > before;
  };
  return { question, reread };
}

describe('what is foreseen of a queue', () => {
  it('is foreseen anew whenever somebody asks, as long as that is quick', async () => {
    const { reread } = setUp(100);
    expect([await reread({}), await reread({})]).toEqual([true, true]);
  });

  it('is kept for a while where the queue is long, however many of it leave meanwhile', async () => {
    const { reread } = setUp(30_000);
    expect(await reread({})).toBe(true);
    expect(await reread({ now: plus(now, 2_999), pending: 29_000 })).toBe(false);
    expect(await reread({ now: plus(now, 3_000) })).toBe(true);
  });

  it('is foreseen anew at once when many are queued, or what decides when they leave has changed', async () => {
    const { question, reread } = setUp(30_000);
    await reread({});
    expect(await reread({ pending: 30_030 })).toBe(false);
    expect(await reread({ pending: 30_031 })).toBe(true);
    expect(await reread({ pace: { governor: { ...governor }, manners: false } })).toBe(true);
    expect(await reread({ pace: { governor, manners: true } })).toBe(true);
    expect(await reread({ campaigns: [{ id: 'c', stuck: 'FAILED' } as never] })).toBe(true);
    expect(await reread({ ...question, now: plus(now, -1) })).toBe(true);
  });
});
