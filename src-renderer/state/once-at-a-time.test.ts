import { expect, it } from 'vitest';
import { onceAtATime } from './once-at-a-time.ts';

function gate() {
  const waiting: (() => void)[] = [];
  return {
    pass: () => new Promise<void>((resolve) => waiting.push(resolve)),
    open: () => waiting.shift()?.(),
    get entered() {
      return waiting.length;
    },
  };
}

it('asks once more after a run, however often it was called meanwhile', async () => {
  const door = gate();
  let runs = 0;
  const refresh = onceAtATime(async () => {
    runs += 1;
    await door.pass();
  });
  const done = refresh();
  void refresh();
  void refresh();
  expect(runs).toBe(1);
  door.open();
  await Promise.resolve();
  await Promise.resolve();
  expect(runs).toBe(2);
  door.open();
  await done;
  expect(runs).toBe(2);
});

it('runs again after a failure', async () => {
  let runs = 0;
  const refresh = onceAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('broken');
  });
  await expect(refresh()).rejects.toThrow('broken');
  await refresh();
  expect(runs).toBe(2);
});
