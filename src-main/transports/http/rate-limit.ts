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
/** Of one token, so that slow bodies of one leave room for whoever would revoke it. */
export const maxCallsOfToken = 8;
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

  /** In how many milliseconds a call may come; 0 = now. Counts nothing. */
  wait(): number {
    const now = this.#clock.now().uptime;
    return Math.max(0, Math.ceil(Math.max(this.#paidOffAt, now) - this.#aheadMs - now));
  }

  /** Counts one call, or tells in how many milliseconds one may come; 0 = this one may. What is refused costs nothing. */
  take(): number {
    const wait = this.wait();
    if (wait === 0) this.#paidOffAt = Math.max(this.#paidOffAt, this.#clock.now().uptime) + this.#everyMs;
    return wait;
  }
}

interface TokenCalls {
  readonly budget: CallBudget;
  working: number;
}

/** The budgets of the Admin API: one for each token, and one for all of them, so that the window is never starved. */
export class AdminBudgets {
  readonly #clock: HttpClock;
  readonly #all: CallBudget;
  /** As many as there are tokens, and those are few: only a token that is known gets here. */
  readonly #byToken = new Map<string, TokenCalls>();
  #working = 0;

  constructor(clock: HttpClock) {
    this.#clock = clock;
    this.#all = new CallBudget(callRates.allTokens, clock);
  }

  /** Milliseconds to wait; 0 = go on, and `leave` when the call is answered. What is refused costs nothing. */
  enter(tokenId: string): number {
    const own = this.#callsOf(tokenId);
    if (own.working >= maxCallsOfToken || this.#working >= maxCallsAtOnce) return comeBackMs;
    const waitMs = Math.max(own.budget.wait(), this.#all.wait());
    if (waitMs > 0) return waitMs;
    own.budget.take();
    this.#all.take();
    own.working += 1;
    this.#working += 1;
    return 0;
  }

  leave(tokenId: string): void {
    this.#callsOf(tokenId).working -= 1;
    this.#working -= 1;
  }

  #callsOf(tokenId: string): TokenCalls {
    const known = this.#byToken.get(tokenId);
    if (known !== undefined) return known;
    const calls = { budget: new CallBudget(callRates.token, this.#clock), working: 0 };
    this.#byToken.set(tokenId, calls);
    return calls;
  }
}
