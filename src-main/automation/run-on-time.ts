import type { RuleRecord } from '../domain/automation/automation-store.ts';
import { type Occurrence, occurrenceOf, standingOf } from '../domain/automation/occurrence.ts';
import { asksForAnswer, ruleKey, type TimedPlan } from '../domain/automation/rule.ts';
import { whoIsMeant } from '../domain/automation/who-is-meant.ts';
import { LocalDays } from '../domain/governor/local-days.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { AutomationParts } from './parts.ts';
import { orderOf, withProblem } from './run-order.ts';

/** Looks whether a rule is due, and if so queues what it says. */
export async function runOnTime(rule: RuleRecord<TimedPlan>, parts: AutomationParts): Promise<void> {
  const { store, configuration, clock, changed } = parts;
  const { time_zone, reply_by: replyBy } = configuration();
  const now = clock.now().wall;
  const occurrence = occurrenceOf(rule.plan, { zone: new LocalDays(time_zone), replyBy });
  const at = occurrence?.at ?? null;
  let { since } = rule.planned;
  if (at !== rule.planned.at) {
    // From now on it is planned for another time: what is over by now is not made up for.
    since = now;
    await store.setPlanned(rule.id, at, now);
    changed();
  }
  if (occurrence === null) return;
  const run = await store.runOf(rule.id, occurrence.name);
  const standing = standingOf(occurrence, since, run?.state ?? null, now);
  if (standing === 'DUE') await send(rule, occurrence, parts);
  if (standing === 'MISSED' && run?.state !== 'MISSED') await miss(rule, occurrence, parts);
}

async function send(
  rule: RuleRecord<TimedPlan>,
  occurrence: Occurrence,
  parts: AutomationParts,
): Promise<void> {
  const { store, clock, changed } = parts;
  const run = await begin(rule, occurrence, parts);
  const households = await meantBy(rule, parts);
  if (households === null) {
    if (run.problem === 'UNKNOWN_FILTER') return;
    await store.noteProblem(run.id, 'UNKNOWN_FILTER');
    changed();
    return;
  }
  const ids = households.map(({ id }) => id);
  const sent =
    ids.length === 0
      ? { skipped: [] }
      : await withProblem(run, parts, () =>
          parts.sendOrder(orderOf(rule.plan, ids), {
            run: run.id,
            unlessAnswered: asksForAnswer(rule.plan),
            keyOf: (household) => ruleKey(rule.id, occurrence.name, household),
            urgentUntil: () => null,
          }),
        );
  if (sent === null) return;
  await store.endRun(run.id, 'DONE', sent.skipped.length, clock.now().wall);
  changed();
}

async function miss(
  rule: RuleRecord<TimedPlan>,
  occurrence: Occurrence,
  parts: AutomationParts,
): Promise<void> {
  const { id } = await begin(rule, occurrence, parts);
  await parts.store.endRun(id, 'MISSED', 0, parts.clock.now().wall);
  parts.changed();
}

function begin(rule: RuleRecord<TimedPlan>, { name, at }: Occurrence, parts: AutomationParts) {
  const run = { id: parts.random.id(), rule: rule.id, occurrence: name, dueAt: at };
  return parts.store.beginRun(run, parts.clock.now().wall);
}

/** Whom a rule speaks to as things stand; null where its filter is kept no more. */
export async function meantBy(
  rule: RuleRecord<TimedPlan>,
  { store, households, ofFilter, configuration }: AutomationParts,
): Promise<readonly HouseholdRecord[] | null> {
  const { plan } = rule;
  const all =
    plan.trigger === 'DATE' && typeof plan.audience === 'object'
      ? await ofFilter(plan.audience.filter)
      : await households.all();
  if (all === null) return null;
  // A reminder comes once from each rule, though the last day is moved; a dated text once for its day.
  const occasion =
    plan.trigger === 'DATE'
      ? (occurrenceOf(plan, { zone: new LocalDays(configuration().time_zone), replyBy: null })?.name ?? '')
      : null;
  return whoIsMeant(plan, all, await store.writtenTo(rule.id, occasion));
}
