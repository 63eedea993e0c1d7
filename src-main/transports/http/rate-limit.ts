import type { HttpClock } from './guess-brake.ts';

export interface Rate {
  readonly perSecond: number;
  /** What may come at once after a pause. */
  readonly burst: number;
}

/** What one token may ask, all tokens together, and one connection whatever it asks for. */
export const callRates = {
  token: { perSecond: 50, burst: 100 },
  allTokens: { perSecond: 200, burst: 400 },
  connection: { perSecond: 100, burst: 400 },
} as const satisfies Record<string, Rate>;

/** Calls of the Admin API that are worked on at a time: each may hold a body of several megabytes. */
export const maxCallsAtOnce = 32;
const comeBackMs = 1000;

/** How many calls one caller may still make: all of the burst after a pause, then one each so often. */
export class CallBudget {
  readonly #clock: HttpClock;
  readonly #everyMs: number;
  readonly #aheadMs: number;
  /** When the calls made so far are paid off, on the uptime's scale. */
  #paidOffAt = Number.NEGATIVE_INFINITY;

  constructor({ perSecond, burst }: Rate, clock: HttpClock) {
    this.#clock = clock;
    this.#everyMs = 1000 / perSecond;
    this.#aheadMs = (burst - 1) * this.#everyMs;
  }

  /** Counts one call, or tells in how many milliseconds one may come; 0 = this one may. What is refused costs nothing. */
  take(): number {
    const now = this.#clock.now().uptime;
    const paidOffAt = Math.max(this.#paidOffAt, now);
    const wait = paidOffAt - this.#aheadMs - now;
    if (wait > 0) return Math.ceil(wait);
    this.#paidOffAt = paidOffAt + this.#everyMs;
    return 0;
  }
}

/** The budgets of the Admin API: one for each token, and one for all of them, so that the window is never starved. */
export class AdminBudgets {
  readonly #clock: HttpClock;
  readonly #all: CallBudget;
  /** As many as there are tokens, and those are few: only a token that is known gets here. */
  readonly #byToken = new Map<string, CallBudget>();
  #working = 0;

  constructor(clock: HttpClock) {
    this.#clock = clock;
    this.#all = new CallBudget(callRates.allTokens, clock);
  }

  /** Milliseconds to wait; 0 = go on, and `leave` when the call is answered. */
  enter(tokenId: string): number {
    if (this.#working >= maxCallsAtOnce) return comeBackMs;
    const own = this.#byToken.get(tokenId) ?? new CallBudget(callRates.token, this.#clock);
    this.#byToken.set(tokenId, own);
    const waitMs = own.take() || this.#all.take();
    if (waitMs === 0) this.#working += 1;
    return waitMs;
  }

  leave(): void {
    this.#working -= 1;
  }
}
