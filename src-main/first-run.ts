import type { FirstRun } from '#contract/first-run.ts';

/** What is kept of it; nothing is until somebody takes it up, leaves it or ends it. */
export type KeptFirstRun = Omit<FirstRun, 'state'> & { readonly state: Exclude<FirstRun['state'], 'SPARED'> };

export interface Surroundings {
  /** Guests, messages, phones, other settings than at the start: nobody is new here. */
  readonly inUse: boolean;
  /** The command line has said already what is sent through. */
  readonly answered: boolean;
}

export type FirstRunAct =
  | {
      readonly do: 'go';
      readonly step?: FirstRun['step'] | undefined;
      readonly way?: FirstRun['way'] | undefined;
    }
  | { readonly do: 'leave' }
  | { readonly do: 'finish' };

const beginning = { step: 'way', way: null } as const;

/** How the first run stands, by what is kept of it and what else is there. */
export function firstRunOf(kept: KeptFirstRun | null, { inUse, answered }: Surroundings): FirstRun {
  if (kept !== null) return kept;
  if (inUse) return { state: 'SPARED', ...beginning };
  return { state: answered ? 'LEFT' : 'OPEN', ...beginning };
}

/** What is to be kept after an act; what was there already when nothing comes of it. */
export function afterAct(shown: FirstRun, kept: KeptFirstRun | null, act: FirstRunAct): KeptFirstRun | null {
  // Whoever has it behind them may walk through it again, and is not asked by itself for that.
  const behind = shown.state === 'DONE' || shown.state === 'SPARED';
  if (act.do === 'finish') return { ...shown, state: 'DONE' };
  if (act.do === 'leave') {
    if (!behind) return { ...shown, state: 'LEFT' };
    return kept === null ? null : { ...kept, step: 'way' };
  }
  const { step = shown.step, way = shown.way } = act;
  return { state: behind ? 'DONE' : 'OPEN', step, way };
}
