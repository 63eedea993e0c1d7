import { hasBegun } from '#contract/needs-you.ts';
import type { Overview } from '#contract/overview.ts';

export const stepNames = ['guests', 'phone', 'send'] as const;

export type StepName = (typeof stepNames)[number];

export interface FirstStep {
  readonly name: StepName;
  readonly done: boolean;
  /** The first that is not done: the one button of the screen. */
  readonly current: boolean;
}

/** The way of a newcomer: the list, the phone, the invitations. `done` once nothing of it is left to show. */
export function firstStepsOf(overview: Overview): {
  readonly steps: readonly FirstStep[];
  readonly done: boolean;
} {
  const { households, sessions, invited } = overview;
  const doneOf: Readonly<Record<StepName, boolean>> = {
    guests: households > 0,
    phone: hasBegun(overview) || sessions.some(({ status, me }) => status === 'CONNECTED' || me !== null),
    send: invited > 0,
  };
  const current = stepNames.find((name) => !doneOf[name]);
  return {
    steps: stepNames.map((name) => ({ name, done: doneOf[name], current: name === current })),
    done: current === undefined,
  };
}
