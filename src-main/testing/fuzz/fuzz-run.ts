import fc from 'fast-check';
import { httpRequests, ipcRequests } from './contract-targets.ts';
import { importLists, linkTokens } from './file-targets.ts';
import { rawHttp } from './raw-http-target.ts';
import type { FuzzTarget } from './target.ts';
import { wahaAnswers, wahaEvents } from './waha-targets.ts';

export interface FuzzResult {
  readonly name: string;
  readonly inputs: number;
  /** How many of them were taken for right ones: a fuzzer whose inputs are all refused at the door proves little. */
  readonly taken: number;
  readonly seconds: number;
  /** The longest that one input took, in milliseconds. */
  readonly slowestMs: number;
  /** What did not hold, with the input made as small as it goes; null when all was well. */
  readonly failure: string | null;
}

/** Longer than this for one input counts as a hang. */
const hangMs = 2000;

const run = <T>(target: FuzzTarget<T>) => ({
  ...{ name: target.name, share: target.share },
  fuzz: (inputs: number, seed: number) => fuzzOne(target, inputs, seed),
});

export const fuzzTargets = [
  run(importLists),
  run(linkTokens),
  run(ipcRequests),
  run(httpRequests),
  run(rawHttp),
  run(wahaAnswers),
  run(wahaEvents),
];

async function fuzzOne<T>(target: FuzzTarget<T>, inputs: number, seed: number): Promise<FuzzResult> {
  const began = performance.now();
  let taken = 0;
  let slowestMs = 0;
  const property = fc.asyncProperty(target.input, async (input) => {
    const start = performance.now();
    if (await target.check(input)) taken += 1;
    const took = performance.now() - start;
    slowestMs = Math.max(slowestMs, took);
    if (took > hangMs) throw new Error(`it took ${Math.round(took)} ms`);
  });
  const report = await fc.check(property, { numRuns: inputs, seed });
  await target.close?.();
  return {
    name: target.name,
    inputs: report.numRuns,
    taken,
    seconds: (performance.now() - began) / 1000,
    slowestMs,
    failure: report.failed ? (fc.defaultReportMessage(report) ?? 'it failed') : null,
  };
}
