import type { TFunction } from 'i18next';
import type { AutomationRule, AutomationRun, RulePlan } from '#contract/automation.ts';
import type { SavedFilter } from '#contract/guest-editing.ts';
import { type MessageStatus, messageStatuses } from '#contract/queue.ts';
import type { Format } from '../../../lib/format.ts';

type Words = TFunction<'automation'>;

/** «7 giorni prima del termine, ricorda a chi non ha risposto». */
export function sentenceOf(plan: RulePlan, text: string, t: Words, format: Format): string {
  if (plan.trigger === 'ANSWER') return t('sentence.ANSWER');
  if (plan.trigger === 'DEADLINE') return t('sentence.DEADLINE', { count: plan.days });
  const { date, at } = plan;
  return t('sentence.DATE', { date: format.calendarDate(date), at, text });
}

/** For whom and with which text, in one line. */
export function factsOf(plan: RulePlan, text: string, filters: readonly SavedFilter[], t: Words): string {
  const facts = (() => {
    if (plan.trigger === 'ANSWER') {
      const answers = plan.answers.map((answer) => t(`answer.${answer}`)).join(', ');
      return [t('facts.answers', { answers }), plan.byAdmin ? t('facts.byAdmin') : t('facts.notByAdmin')];
    }
    if (plan.trigger === 'DEADLINE') return [t('facts.at', { at: plan.at }), t('audience.NOT_ANSWERED')];
    return [audienceWords(plan.audience, filters, t)];
  })();
  return [...facts, t('facts.text', { text })].join(' · ');
}

function audienceWords(
  audience: Extract<RulePlan, { trigger: 'DATE' }>['audience'],
  filters: readonly SavedFilter[],
  t: Words,
): string {
  if (typeof audience === 'string') return t(`audience.${audience}`);
  const filter = filters.find(({ id }) => id === audience.filter);
  return filter === undefined ? t('audience.gone') : t('audience.filter', { name: filter.name });
}

/** When it runs next and for how many, or why it does not. */
export function standingWords(rule: AutomationRule, t: Words, format: Format): string {
  if (rule.standing !== 'WAITS' || rule.nextAt === null) return t(`standing.${rule.standing}`);
  return t('standing.WAITS', { when: format.dayAndTime(rule.nextAt), count: rule.meant });
}

/** «Letto 10 · In coda 2». */
export function countsOf({ byStatus }: AutomationRun, t: Words, format: Format): string {
  return messageStatuses
    .flatMap((status: MessageStatus) => {
      const count = byStatus[status] ?? 0;
      return count === 0 ? [] : [`${t(`components:message.${status}`)} ${format.number(count)}`];
    })
    .join(' · ');
}
