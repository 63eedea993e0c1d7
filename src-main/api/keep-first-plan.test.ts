import { expect, it } from 'vitest';
import type { FirstPlan } from '../domain/forecast/first-plan.ts';
import { createKeepFirstPlan, type KeepFirstPlan } from './keep-first-plan.ts';

function setUp() {
  const kept: FirstPlan[] = [];
  const errors: unknown[] = [];
  const disk = { full: false };
  const keep = createKeepFirstPlan({
    plans: {
      firstPlan: async () => kept.at(-1) ?? null,
      async keepFirstPlan(plan) {
        if (disk.full) throw new Error('the disk is full');
        kept.push(plan);
      },
    },
    reader: { sentSeries: async () => [] },
    onError: (error) => errors.push(error),
  });
  return { kept, errors, disk, keep };
}

/** So many messages wait, and leave one a second. */
function waiting(count: number) {
  const times = Array.from({ length: count }, (_, index) => 1_000 * (index + 1));
  return {
    now: { wall: 0, uptime: 0, boot: 'b' },
    counts: { byStatus: { PENDING: count, SENDING: 0 } },
    forecast: { ids: [], times, finish: null },
  } as unknown as Parameters<KeepFirstPlan>[1];
}

it('keeps what is expected when a round is queued', async () => {
  const { kept, keep } = setUp();
  await keep({ kind: 'INVITATION', queued: 3 }, waiting(3));
  expect(kept.map(({ points }) => points.map(({ at, sent }) => [at, sent]))).toEqual([
    [
      [0, 0],
      [1_000, 1],
      [2_000, 2],
      [3_000, 3],
    ],
  ]);
});

it('lets no confirmations take the place of the plan of the invitations', async () => {
  const { kept, keep } = setUp();
  await keep({ kind: 'RSVP_CONFIRMATION', queued: 3 }, waiting(3));
  expect(kept).toEqual([]);
});

it('fails no order whose messages are queued already', async () => {
  const { kept, errors, disk, keep } = setUp();
  disk.full = true;
  await keep({ kind: 'INVITATION', queued: 3 }, waiting(3));
  expect(kept).toEqual([]);
  expect(errors).toEqual([new Error('the disk is full')]);
});
