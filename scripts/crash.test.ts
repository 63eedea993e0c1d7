import { expect, it, onTestFinished } from 'vitest';
import { runCrashes } from '../src-main/testing/crash/crash-run.ts';
import { bundleCrashPrograms } from './crash-bundle.ts';

const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`loses nothing and doubles nothing however often it is killed: npm run crash -- --points 20 --faults --seed ${seed}`, async () => {
  const entries = await bundleCrashPrograms();
  onTestFinished(entries.remove);
  const report = await runCrashes({ points: 20, seed, faults: true, lanes: 1, entries });
  expect(report.broken).toEqual([]);
  expect(report).toMatchObject({ lost: 0, doubled: 0 });
  expect(report.points).toBeGreaterThanOrEqual(20);
}, 150_000);
