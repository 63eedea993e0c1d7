import { describe, expect, it } from 'vitest';
import type { WorkProgress } from '#contract/work.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createWork } from './work-service.ts';

function some() {
  const clock = new ManualClock();
  const told: WorkProgress[] = [];
  return { clock, told, work: createWork(clock, (progress) => told.push(progress)) };
}

const id = 'work-0001';

describe('long work', () => {
  it('that is done within a moment is never told of', async () => {
    const { clock, told, work } = some();
    const done = await work.run(id, 'rows', async ({ report }) => {
      for (const at of [1, 2, 3]) {
        await clock.advance(100);
        report(at, 3);
      }
      return 'done';
    });
    expect([done, told]).toEqual(['done', []]);
  });

  it('is told of a few times a second, with its rate and the time left once these can be told', async () => {
    const { clock, told, work } = some();
    await work.run(id, 'bytes', async ({ report }) => {
      for (let at = 1; at <= 200; at += 1) {
        await clock.advance(20);
        report(at * 10, 4000);
      }
    });
    expect(told.length).toBeLessThan(4000 / 250);
    expect(told[0]).toEqual({
      ...{ id, unit: 'bytes', phase: 'counting' },
      ...{ done: 200, total: 4000, perSecond: null, leftMs: null },
    });
    const last = told.at(-1);
    expect(last?.perSecond).toBe(500);
    expect(last?.leftMs).toBe(((4000 - (last?.done ?? 0)) / 500) * 1000);
  });

  it('is given up by its id, with the refusal its caller gets; another id gives up nothing', async () => {
    const { work } = some();
    const waiting = work.run(id, 'rows', ({ signal }) => {
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    expect(work.handlers['work.cancel']({ id: 'work-0002' })).toEqual({ cancelled: false });
    expect(work.handlers['work.cancel']({ id })).toEqual({ cancelled: true });
    await expect(waiting).rejects.toMatchObject({ code: 'WORK_CANCELLED' });
    expect(work.handlers['work.cancel']({ id })).toEqual({ cancelled: false });
  });

  it('says at once from when on it cannot be given up, and goes on to its end from there', async () => {
    const { work, told } = some();
    const done = await work.run(id, 'bytes', async ({ signal, report, enter }) => {
      report(5, 10);
      enter('checking');
      expect(told).toEqual([]);
      enter('final');
      expect(work.handlers['work.cancel']({ id })).toEqual({ cancelled: false });
      work.stop();
      return signal.aborted;
    });
    expect(done).toBe(false);
    expect(told).toEqual([
      { id, unit: 'bytes', phase: 'final', done: 5, total: 10, perSecond: null, leftMs: null },
    ]);
  });

  it('says that it is being checked once it takes more than a moment', async () => {
    const { clock, work, told } = some();
    await work.run(id, 'bytes', async ({ enter }) => {
      await clock.advance(400);
      enter('checking');
    });
    expect(told.map(({ phase }) => phase)).toEqual(['checking']);
  });

  it('that waits for other work says so at once, and the wait is no part of its rate', async () => {
    const { clock, told, work } = some();
    await work.run(id, 'rows', async ({ report, enter }) => {
      enter('waiting');
      await clock.advance(60_000);
      report(0, 4000);
      await clock.advance(2_000);
      report(1000, 4000);
    });
    expect(told.map(({ phase, perSecond }) => [phase, perSecond])).toEqual([
      ['waiting', null],
      ['counting', null],
      ['counting', 500],
    ]);
  });

  it('that was given up never comes to what cannot be given up', async () => {
    const { work, told } = some();
    const ending = work.run(id, 'bytes', async ({ enter }) => {
      work.handlers['work.cancel']({ id });
      enter('final');
    });
    await expect(ending).rejects.toMatchObject({ code: 'WORK_CANCELLED' });
    expect(told).toEqual([]);
  });

  it('is given up when Invita ends, also when nobody follows it', async () => {
    const { work, told } = some();
    const waiting = work.run(undefined, 'rows', ({ signal, report }) => {
      report(1, 2);
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    work.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'STOPPING' });
    expect(told).toEqual([]);
  });
});
