import type { RuleRecord } from '../domain/automation/automation-store.ts';
import type { AnswerPlan, TimedPlan } from '../domain/automation/rule.ts';
import { confirmAnswers } from './confirm-answers.ts';
import type { AutomationParts } from './parts.ts';
import { runOnTime } from './run-on-time.ts';

/** The clock on the wall is read at each look, so that no sleep adds up to a drift. In milliseconds. */
const lookEveryMs = 30_000;

/** Queues by rules what a person would queue by a click. */
export class Automation {
  readonly #parts: AutomationParts;
  #poked = new AbortController();

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
      for (const rule of await this.#parts.store.rules()) {
        if (rule.on) await this.#follow(rule).catch(onError);
      }
    } catch (error) {
      onError(error);
    }
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
