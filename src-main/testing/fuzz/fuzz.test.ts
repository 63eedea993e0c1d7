import { describe, expect, it } from 'vitest';
import { fuzzTargets } from './fuzz-run.ts';
import { mustBeUnpolluted } from './target.ts';

const seed = Number(process.env['INVITA_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const inputsOfAll = 2000;

describe(`what comes from outside, changed at random (seed ${seed}; more with npm run fuzz)`, () => {
  it.each(fuzzTargets)('$name break nothing', async ({ fuzz, share }) => {
    const { failure } = await fuzz((inputsOfAll * share) / 100, seed);
    expect(failure).toBeNull();
  });

  it.each(fuzzTargets)('$name are not all refused at the door', async ({ fuzz, share }) => {
    const { taken } = await fuzz((inputsOfAll * share) / 100, 7);
    expect(taken).toBeGreaterThan(0);
  });

  it('is told when an object that all others come from was changed', () => {
    Object.assign(Object.prototype, { polluted: true });
    expect(mustBeUnpolluted).toThrow('Object.prototype');
    Reflect.deleteProperty(Object.prototype, 'polluted');
  });
});
