import type { RuleRecord } from '../domain/automation/automation-store.ts';
import type { AnswerPlan, TimedPlan } from '../domain/automation/rule.ts';
import { LocalDays } from '../domain/governor/local-days.ts';
import { confirmAnswers } from './confirm-answers.ts';
import type { AutomationParts } from './parts.ts';
import { runOnTime } from './run-on-time.ts';

/** The clock on the wall is read at each look, so that no sleep adds up to a drift. In milliseconds. */
const lookEveryMs = 30_000;

/** Queues by rules what a person would queue by a click. */
export class Automation {
  readonly #parts: AutomationParts;
  #poked = new AbortController();
  /** The local day of the last look. */
  #day: number | null = null;

  constructor(parts: AutomationParts) {
    this.#parts = parts;
  }

  /** Answers came, or a rule was changed: look now. */
  poke(): void {
    this.#poked.abort();
  }

  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      const poked = this.#poked.signal;
      await this.look(onError);
      await this.#parts.clock.sleep(lookEveryMs, AbortSignal.any([signal, poked]));
      if (poked.aborted) this.#poked = new AbortController();
    }
  }

  /** One rule that fails keeps no other from running. */
  async look(onError: (error: unknown) => void): Promise<void> {
    try {
      this.#noteDay();
      for (const rule of await this.#parts.store.rules()) {
        if (rule.on) await this.#follow(rule).catch(onError);
      }
    } catch (error) {
      onError(error);
    }
  }

  /** On a new day other rules are near. */
  #noteDay(): void {
    const { configuration, clock, changed } = this.#parts;
    const day = new LocalDays(configuration().time_zone).dayOf(clock.now().wall);
    if (this.#day !== null && this.#day !== day) changed();
    this.#day = day;
  }

  #follow(rule: RuleRecord): Promise<void> {
    return isOfAnswers(rule)
      ? confirmAnswers(rule, this.#parts)
      : runOnTime(rule as RuleRecord<TimedPlan>, this.#parts);
  }
}

function isOfAnswers(rule: RuleRecord): rule is RuleRecord<AnswerPlan> {
  return rule.plan.trigger === 'ANSWER';
}
