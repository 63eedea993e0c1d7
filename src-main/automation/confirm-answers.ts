import { newsOf } from '../domain/automation/answer-to-confirm.ts';
import type { RuleRecord } from '../domain/automation/automation-store.ts';
import { type AnswerPlan, ruleKey } from '../domain/automation/rule.ts';
import { dateOf, LocalDays } from '../domain/governor/local-days.ts';
import type { AutomationParts } from './parts.ts';
import { orderOf, withProblem } from './run-order.ts';

/** Answers looked at in one go. */
const batch = 500;
/** For so long after the answer its confirmation skips window and gap, in milliseconds. */
const freshMs = 15 * 60_000;

/**
 * Confirms what was answered since the rule looked last. Where it has looked is noted only after everything is queued: a
 * crash before that looks again, and queues nothing twice, as each answer has a key of its own.
 */
export async function confirmAnswers(rule: RuleRecord<AnswerPlan>, parts: AutomationParts): Promise<void> {
  const { store, clock } = parts;
  for (let { looked } = rule; ; ) {
    const { households, seen } = await store.answeredSince(looked.seen, batch);
    if (seen === looked.seen) return;
    const now = clock.now().wall;
    const answers = new Map<string, { key: string; urgentUntil: number }>();
    for (const household of households) {
      const news = newsOf(await store.answersOf(household), looked, rule.plan);
      if (news === null) continue;
      const key = ruleKey(rule.id, news.answer.id, household);
      if (news.changed) await store.dropConfirmations(household, news.answer.id, now);
      if (news.confirm) answers.set(household, { key, urgentUntil: news.answer.answeredAt + freshMs });
    }
    if (answers.size > 0 && !(await confirm(rule, answers, parts))) return;
    looked = { seen, at: now };
    await store.setLooked(rule.id, looked.seen, looked.at);
  }
}

/** False when it cannot be done now: it is tried again. */
async function confirm(
  rule: RuleRecord<AnswerPlan>,
  answers: ReadonlyMap<string, { readonly key: string; readonly urgentUntil: number }>,
  parts: AutomationParts,
): Promise<boolean> {
  const { store, clock, random, configuration, changed } = parts;
  const now = clock.now().wall;
  const zone = new LocalDays(configuration().time_zone);
  const today = dateOf(zone.dayOf(now));
  // One run for all the answers of a day.
  const run = await store.beginRun({ id: random.id(), rule: rule.id, occurrence: today, dueAt: now }, now);
  const order = orderOf(rule.plan, [...answers.keys()]);
  const sent = await withProblem(run, parts, () =>
    parts.sendOrder(order, {
      run: run.id,
      unlessAnswered: false,
      keyOf: (household) => answers.get(household)?.key ?? '',
      urgentUntil: (household) => answers.get(household)?.urgentUntil ?? null,
    }),
  );
  if (sent === null) return false;
  await store.addLeftOut(run.id, sent.skipped.length);
  changed();
  return true;
}
