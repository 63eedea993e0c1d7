import type { FirstRun } from '#contract/first-run.ts';
import { hasBegun } from '#contract/needs-you.ts';
import type { Overview } from '#contract/overview.ts';

export type StepName = 'start' | 'guests' | 'phone' | 'send';

export interface FirstStep {
  readonly name: StepName;
  readonly done: boolean;
  /** The first that is not done: the one button of the screen. */
  readonly current: boolean;
}

/**
 * The way of a newcomer: the first run where there was one, the list, the phone, the invitations. `done` once nothing of
 * it is left to show: who has sent needs no first run any more.
 */
export function firstStepsOf(
  overview: Overview,
  { state }: Pick<FirstRun, 'state'>,
): {
  readonly steps: readonly FirstStep[];
  readonly done: boolean;
} {
  const { households, sessions, invited } = overview;
  const doneOf: Readonly<Record<StepName, boolean>> = {
    start: state === 'DONE',
    guests: households > 0,
    phone: hasBegun(overview) || sessions.some(({ status, me }) => status === 'CONNECTED' || me !== null),
    send: invited > 0,
  };
  const ways: readonly StepName[] = ['guests', 'phone', 'send'];
  const stepNames: readonly StepName[] = state === 'SPARED' ? ways : ['start', ...ways];
  const current = stepNames.find((name) => !doneOf[name]);
  return {
    steps: stepNames.map((name) => ({ name, done: doneOf[name], current: name === current })),
    done: ways.every((name) => doneOf[name]),
  };
}
