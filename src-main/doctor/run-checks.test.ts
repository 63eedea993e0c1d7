import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import type { Check, Outcome } from './check.ts';
import { runChecks } from './run-checks.ts';

const aCheck = (name: Check['name'], run: Check['run']): Check => ({ name, session: null, run });
const fine: Outcome = { result: 'ok', code: 'DATABASE_HEALTHY' };

function setup() {
  const clock = new ManualClock();
  const errors: string[] = [];
  const options = { clock, limitMs: 1_000, onError: (_: unknown, where: string) => errors.push(where) };
  return { clock, errors, run: (...checks: Check[]) => runChecks(checks, options) };
}

it('keeps the order of the checks, whatever the order of their answers', async () => {
  const { run } = setup();
  const slow = aCheck('DISK', () => new Promise((resolve) => setTimeout(() => resolve(fine), 20)));
  const found = await run(
    slow,
    aCheck('DATABASE', () => fine),
  );
  expect(found.map(({ check }) => check)).toEqual(['DISK', 'DATABASE']);
});

it('does not wait for a check that takes too long, nor let it hold up the others', async () => {
  const { clock, run } = setup();
  const never = aCheck('WAHA_KEY', () => new Promise(() => {}));
  const found = run(
    never,
    aCheck('DATABASE', () => fine),
  );
  await clock.untilSleeping();
  await clock.advance(1_000);
  expect(await found).toMatchObject([
    { check: 'WAHA_KEY', result: 'unknown', code: 'TOO_SLOW' },
    { check: 'DATABASE', result: 'ok' },
  ]);
  expect(clock.sleeping).toBe(0);
});

it('says which check broke, and goes on', async () => {
  const { errors, run } = setup();
  const broken = aCheck('DISK', () => {
    throw new Error('no such disk');
  });
  const rejected = aCheck('CONTAINER', () => Promise.reject(new Error('no Docker')));
  expect(
    await run(
      broken,
      rejected,
      aCheck('DATABASE', () => fine),
    ),
  ).toMatchObject([
    { code: 'CHECK_BROKE', result: 'unknown' },
    { code: 'CHECK_BROKE', result: 'unknown' },
    { code: 'DATABASE_HEALTHY' },
  ]);
  expect(errors).toEqual(['doctor DISK', 'doctor CONTAINER']);
});
