import type { RulePlan } from '#contract/automation.ts';
import type { Language } from '#contract/common.ts';
import type { Template } from '#contract/templates.ts';
import { textsOf } from '../template-choice.ts';

export const triggers = ['ANSWER', 'DEADLINE', 'DATE'] as const;
type Trigger = (typeof triggers)[number];

/** What a new rule starts with. A day has to be chosen. */
export function newPlan(trigger: Trigger): RulePlan {
  if (trigger === 'ANSWER') {
    return { trigger, answers: ['COMING', 'NOT_COMING', 'MAYBE'], byAdmin: false, template: null };
  }
  if (trigger === 'DEADLINE') return { trigger, days: 3, at: '10:00', template: null };
  return { trigger, date: '', at: '10:00', kind: 'CUSTOM', audience: 'INVITED', template: null };
}

/** The kinds of text a rule can send. */
function kindsOf({ trigger }: RulePlan): readonly Template['kind'][] {
  if (trigger === 'ANSWER') return ['RSVP_CONFIRMATION'];
  return trigger === 'DEADLINE' ? ['REMINDER'] : ['CUSTOM', 'REMINDER'];
}

/** The texts to choose from, each once, whatever languages it is written in. */
export function textsFor(
  plan: RulePlan,
  templates: readonly Template[],
  language: Language,
): readonly Template[] {
  return kindsOf(plan).flatMap((kind) => textsOf(templates, { kind, language, family: null }));
}

/** The text it sends: the one that was chosen, else the first of its kind. */
export function textOf(
  plan: RulePlan,
  templates: readonly Template[],
  language: Language,
): Template | undefined {
  const chosen = templates.find(({ id }) => id === plan.template);
  const texts = textsFor(plan, templates, language);
  const family = texts.find((text) => text.family === chosen?.family);
  const kind = plan.trigger === 'DATE' ? plan.kind : kindsOf(plan)[0];
  return family ?? texts.find((text) => text.kind === kind);
}
