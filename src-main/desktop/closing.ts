import type { ComputerSettings } from '#contract/computer.ts';

export interface ClosingState {
  readonly choice: ComputerSettings['closing'];
  /** The app is ending: nothing may hold the window back. */
  readonly quitting: boolean;
  /** A page is there that can ask. */
  readonly pageAnswers: boolean;
  /** When the question that nobody has answered was asked, null when none was. The same clock as `now`, milliseconds. */
  readonly askedAt: number | null;
  readonly now: number;
}

/** The second click of a double click is no second thought. */
const doubleClickMs = 1_000;

/**
 * What the button that closes the window does. `close` ends the app. Who presses it again over the question means to leave,
 * and a page that cannot ask must not be able to keep anybody in.
 */
export function onClose(state: ClosingState): 'close' | 'hide' | 'ask' | 'stay' {
  const { choice, quitting, pageAnswers, askedAt, now } = state;
  if (quitting || choice === 'quit') return 'close';
  if (choice === 'background') return 'hide';
  if (!pageAnswers) return 'close';
  if (askedAt === null) return 'ask';
  return now - askedAt < doubleClickMs ? 'stay' : 'close';
}
