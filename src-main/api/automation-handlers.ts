import type { AutomationRule, AutomationRun, automationMethods } from '#contract/automation.ts';
import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { AutomationStore, RuleRecord, RunRecord } from '../domain/automation/automation-store.ts';
import { isNear, occurrenceOf, standingOf } from '../domain/automation/occurrence.ts';
import type { RulePlan, TimedPlan } from '../domain/automation/rule.ts';
import type { Clock } from '../domain/clock.ts';
import { LocalDays } from '../domain/governor/local-days.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import { type AudienceParts, audienceOf } from './audience.ts';
import type { Handlers } from './handlers.ts';
import { iso, isoOrNull } from './views.ts';

export interface AutomationHandlerParts extends AudienceParts {
  readonly automation: AutomationStore;
  /** Whom it speaks to as things stand; null where its filter is kept no more. */
  readonly meantBy: (rule: RuleRecord<TimedPlan>) => Promise<readonly HouseholdRecord[] | null>;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Pick<Random, 'id'>;
  readonly automationChanged: () => void;
}

const shownRuns = 5;
const shownMessages = 1000;

export function automationHandlers(
  parts: AutomationHandlerParts,
): Pick<Handlers, keyof typeof automationMethods> {
  const { automation, meantBy, clock, random, automationChanged } = parts;

  async function known(id: string): Promise<RuleRecord> {
    const rule = await automation.rule(id);
    if (rule === null) throw new Refusal('UNKNOWN_RULE', { id });
    return rule;
  }

  async function shown(id: string): Promise<AutomationRule> {
    automationChanged();
    return ruleView(await known(id), parts);
  }

  return {
    async 'automation.list'() {
      const rules = await automation.rules();
      const items: AutomationRule[] = [];
      for (const rule of rules) items.push(await ruleView(rule, parts));
      return { items, total: items.length };
    },
    async 'automation.save'({ id = random.id(), plan }) {
      await automation.save(id, plan, clock.now().wall);
      return shown(id);
    },
    async 'automation.switch'({ id, on }) {
      if (!(await automation.switchRule(id, on, clock.now().wall))) throw new Refusal('UNKNOWN_RULE', { id });
      return shown(id);
    },
    async 'automation.remove'({ id }) {
      if (!(await automation.remove(id, clock.now().wall))) throw new Refusal('UNKNOWN_RULE', { id });
      automationChanged();
      return { removed: id };
    },
    async 'automation.preview'({ id }) {
      const rule = await known(id);
      const households = isTimed(rule) ? ((await meantBy(rule)) ?? []) : [];
      if (households.length === 0) return { meant: [], skipped: [] };
      const { template } = rule.plan;
      const order = {
        households: households.map((household) => household.id),
        kind: rule.plan.trigger === 'DATE' ? rule.plan.kind : ('REMINDER' as const),
        ...(template !== null && { template }),
      };
      const { chosen, skipped } = await audienceOf(order, parts);
      return { meant: chosen.map((each) => ({ id: each.id, name: each.name })), skipped: [...skipped] };
    },
    async 'automation.messages'({ run }) {
      const messages = await automation.messages(run, shownMessages);
      if (messages === null) throw new Refusal('UNKNOWN_RULE', { id: run });
      return messages.map((message) => ({ ...message }));
    },
  };
}

async function ruleView(rule: RuleRecord, parts: AutomationHandlerParts): Promise<AutomationRule> {
  const runs = await parts.automation.runs(rule.id, shownRuns);
  const seen = await standingView(rule, parts);
  return {
    id: rule.id,
    plan: planView(rule.plan),
    on: rule.on,
    ...seen,
    // Counting them reads the whole guest list: only where it is shown.
    meant: isTimed(rule) && seen.standing === 'WAITS' ? ((await parts.meantBy(rule))?.length ?? 0) : 0,
    runs: runs.map(runView),
  };
}

async function standingView(
  rule: RuleRecord,
  { automation, configuration, clock }: AutomationHandlerParts,
): Promise<Pick<AutomationRule, 'nextAt' | 'standing' | 'near'>> {
  if (!rule.on) return { nextAt: null, standing: 'OFF', near: false };
  if (!isTimed(rule)) return { nextAt: null, standing: 'ON_ANSWER', near: false };
  const now = clock.now().wall;
  const { time_zone, reply_by: replyBy } = configuration();
  const zone = new LocalDays(time_zone);
  const occurrence = occurrenceOf(rule.plan, { zone, replyBy });
  const at = occurrence?.at ?? null;
  const run = occurrence && (await automation.runOf(rule.id, occurrence.name));
  // It is planned anew at the next look; from then on that counts.
  const since = rule.planned.at === at ? rule.planned.since : now;
  const standing = standingOf(occurrence, since, run?.state ?? null, now);
  const waits = standing === 'WAITS' && at !== null;
  return { nextAt: waits ? isoOrNull(at) : null, standing, near: waits && isNear(at, now, zone) };
}

function runView({ id, dueAt, state, problem, leftOut, messages }: RunRecord): AutomationRun {
  const queued = Object.values(messages).reduce((sum, count) => sum + count, 0);
  return { id, dueAt: iso(dueAt), state, problem, queued, byStatus: { ...messages }, leftOut };
}

function planView(plan: RulePlan): AutomationRule['plan'] {
  return plan.trigger === 'ANSWER' ? { ...plan, answers: [...plan.answers] } : plan;
}

function isTimed(rule: RuleRecord): rule is RuleRecord<TimedPlan> {
  return rule.plan.trigger !== 'ANSWER';
}
