import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageStatus, QueueItem } from '#contract/queue.ts';
import { aQueueItem } from '../../testing/builders.ts';
import {
  type Answer,
  changedIds,
  emptyListing,
  firstGap,
  keepSame,
  type Listing,
  type Span,
  sectionsOf,
  withPage,
} from './listing.ts';

const pageSize = 3;
const parts = ['attention', 'waiting', 'left'] as const;

type Stored = { id: string; place: number; status: MessageStatus };

const statuses: Readonly<Record<(typeof parts)[number], readonly MessageStatus[]>> = {
  attention: ['FAILED'],
  waiting: ['PENDING'],
  left: ['SENT'],
};

/** The queue as the main process pages it: cursors are places, what left last comes first. */
function createServer(count: number) {
  let clock = count;
  const stored: Stored[] = Array.from({ length: count }, (_, place) => ({
    id: `m${place}`,
    place,
    status: 'PENDING',
  }));
  const ids = (part: (typeof parts)[number]) => {
    const found = stored.filter(({ status }) => statuses[part].includes(status));
    return found.sort((a, b) => (part === 'left' ? b.place - a.place : a.place - b.place));
  };
  return {
    ids: () => parts.map((part) => ids(part).map(({ id }) => id)),
    change(index: number, status: MessageStatus) {
      const message = stored[index % stored.length];
      if (message === undefined) return;
      message.status = status;
      clock += 1;
      if (status === 'SENT') message.place = clock;
    },
    page(part: (typeof parts)[number], cursor: string | null): Answer {
      const all = ids(part);
      const after =
        cursor === null
          ? all
          : all.filter(({ place }) => (part === 'left' ? place < +cursor : place > +cursor));
      const rows = after.slice(0, pageSize);
      const more = after.length > pageSize;
      return {
        items: rows.map(({ id, status }) => aQueueItem({ id, status })),
        total: all.length,
        ...(more && { nextCursor: String(rows.at(-1)?.place) }),
      };
    },
  };
}

function createReader(server: ReturnType<typeof createServer>) {
  let listing: Listing = emptyListing(parts);
  let asked = 0;
  return {
    sections: () => sectionsOf(listing),
    /** Asks until nothing is missing; what is known from before is asked for again when `fresh`. */
    read(wanted: readonly Span[], fresh: boolean) {
      const stale = fresh ? asked : 0;
      for (;;) {
        const gap = firstGap(listing, wanted, stale);
        if (gap === null) return;
        asked += 1;
        if (asked > 10_000) throw new Error('it never ends');
        listing = withPage(listing, gap, server.page(gap.part as 'waiting', gap.cursor), asked);
      }
    },
  };
}

const everything: readonly Span[] = parts.map((part) => ({ part, from: 0, to: Number.POSITIVE_INFINITY }));
const ids = (rows: readonly QueueItem[]) => rows.map(({ id }) => id);

const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom<MessageStatus>('PENDING', 'SENT', 'FAILED')), {
  maxLength: 8,
});
const spans = fc.array(fc.record({ part: fc.constantFrom(...parts), from: fc.nat(20), length: fc.nat(6) }), {
  maxLength: 3,
});

describe('the pages of the list', () => {
  it('show, once everything wanted is fresh, what the queue holds, in its order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.array(fc.tuple(changes, spans), { maxLength: 6 }),
        (count, rounds) => {
          const server = createServer(count);
          const reader = createReader(server);
          for (const [changed, seen] of rounds) {
            for (const [index, status] of changed) server.change(index, status);
            reader.read(
              seen.map(({ part, from, length }) => ({ part, from, to: from + length })),
              true,
            );
          }
          reader.read(everything, true);
          expect(reader.sections().map(({ rows }) => ids(rows))).toEqual(server.ids());
        },
      ),
    );
  });

  it('never show a message twice, whatever was refreshed and whatever was not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), changes, changes, spans, (count, first, then, seen) => {
        const server = createServer(count);
        const reader = createReader(server);
        for (const [index, status] of first) server.change(index, status);
        reader.read(everything, true);
        for (const [index, status] of then) server.change(index, status);
        reader.read(
          seen.map(({ part, from, length }) => ({ part, from, to: from + length })),
          true,
        );
        const shown = reader.sections().flatMap(({ rows }) => ids(rows));
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('are asked for only where someone looks, and keep the room of those that are not loaded', () => {
    const server = createServer(20);
    const reader = createReader(server);
    reader.read([{ part: 'waiting', from: 0, to: 5 }], true);
    const [, waiting] = reader.sections();
    expect(waiting?.rows).toHaveLength(6);
    expect(waiting?.size).toBe(20);
  });

  it('move a message from one part to the other in one step', () => {
    const server = createServer(10);
    const reader = createReader(server);
    reader.read(everything, true);
    server.change(7, 'SENT');
    reader.read([], true);
    const [, waiting, left] = reader.sections();
    expect(ids(left?.rows ?? [])).toEqual(['m7']);
    expect(ids(waiting?.rows ?? [])).not.toContain('m7');
  });
});

describe('what has changed', () => {
  it('is a message in another state; a new one has not changed', () => {
    const before = [aQueueItem({ id: 'a' }), aQueueItem({ id: 'b' })];
    const after = [
      aQueueItem({ id: 'a', status: 'SENT' }),
      aQueueItem({ id: 'b', expectedAt: '2027-03-09T14:00:00.000Z' }),
      aQueueItem({ id: 'c' }),
    ];
    expect([...changedIds(before, after)]).toEqual(['a']);
  });
});

describe('an answer to the same question', () => {
  const section = (rows: readonly QueueItem[]) => [{ part: 'waiting' as const, rows, size: 9, starts: [0] }];

  it('that says the same leaves everything as it was', () => {
    const before = section([aQueueItem({ id: 'a' }), aQueueItem({ id: 'b' })]);
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it('keeps the messages that have not changed, wherever they are now', () => {
    const before = section([aQueueItem({ id: 'a' }), aQueueItem({ id: 'b' }), aQueueItem({ id: 'c' })]);
    const sent = aQueueItem({ id: 'b', status: 'SENT' });
    const [after] = keepSame(before, section([sent, aQueueItem({ id: 'c' }), aQueueItem({ id: 'a' })]));
    expect(after?.rows[0]).toBe(sent);
    expect(after?.rows[1]).toBe(before[0]?.rows[2]);
    expect(after?.rows[2]).toBe(before[0]?.rows[0]);
  });

  it('is another one when rows are gone, are more, or stand elsewhere', () => {
    const [a, b] = [aQueueItem({ id: 'a' }), aQueueItem({ id: 'b' })];
    const before = section([a, b]);
    for (const rows of [[a], [b, a], [a, b, aQueueItem({ id: 'c' })]])
      expect(keepSame(before, section(rows))[0]?.rows).toEqual(rows);
  });
});
