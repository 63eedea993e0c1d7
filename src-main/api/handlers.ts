import type { Method, Output, Parsed } from '#contract';

/** One handler for each method of the contract. They get checked input; to refuse they throw a `Refusal`. */
export type Handlers = {
  readonly [M in Method]: (input: Parsed<M>) => Promise<Output<M>> | Output<M>;
};
