import type fc from 'fast-check';

/** One reader of what comes from outside, and what must hold whatever comes. */
export interface FuzzTarget<T> {
  readonly name: string;
  readonly input: fc.Arbitrary<T>;
  /** How many of 100 inputs of a run are for this one. */
  readonly share: number;
  /** Says whether the input was taken for a right one. Throws, or rejects, when something does not hold. */
  readonly check: (input: T) => boolean | Promise<boolean>;
  readonly close?: () => Promise<void>;
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Nothing that was read may have reached what all objects share. */
export function mustBeUnpolluted(): void {
  must(Object.keys(Object.prototype).length === 0, 'Object.prototype has got a property');
  must(({} as { polluted?: unknown }).polluted === undefined, 'every object is polluted');
}
