import type { Configuration } from '#contract/configuration.ts';
import type { Template } from '#contract/invitations.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { Handlers } from './handlers.ts';
import { templateOrDefault } from './templates.ts';
import { iso } from './views.ts';

export interface TemplateHandlerParts {
  readonly households: HouseholdStore;
  readonly templates: TemplateStore;
  readonly composer: Composer;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
}

type TemplateHandlers = Pick<
  Handlers,
  'invitations.templates' | 'invitations.saveTemplate' | 'invitations.preview'
>;

export function templateHandlers(parts: TemplateHandlerParts): TemplateHandlers {
  const { households, templates, composer, configuration, clock } = parts;
  const templateOf = (id: string | undefined) =>
    templateOrDefault(templates, id, 'INVITATION', configuration().language);

  return {
    async 'invitations.templates'() {
      return (await templates.templates()).map(templateView);
    },
    async 'invitations.saveTemplate'({ id, body }) {
      checkBody(body, await templateOf(id));
      await templates.save(id, body, clock.now().wall);
      return templateView(await templateOf(id));
    },
    async 'invitations.preview'({ household: id, template, body }) {
      const household = await households.household(id);
      if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
      const compose = await composer.compose(body ?? (await templateOf(template)).body);
      const rendered = compose(household);
      if (!rendered.ok) throw new Refusal(rendered.code, rendered.detail);
      return { text: rendered.text, household: household.name, phones: [...household.phones] };
    },
  };
}

/** What would fail for every household is refused before it is saved. */
function checkBody(body: string, { kind }: TemplateRecord): void {
  const analysis = analyseTemplate(body);
  if (!analysis.ok) throw new Refusal(analysis.code, analysis.detail);
  if (analysis.unknown.length > 0) {
    throw new Refusal('TEMPLATE_UNKNOWN_PLACEHOLDER', { placeholders: analysis.unknown });
  }
  if (kind === 'INVITATION' && !analysis.hasLink) throw new Refusal('TEMPLATE_LINK_MISSING');
}

function templateView({ updatedAt, ...template }: TemplateRecord): Template {
  return { ...template, updatedAt: iso(updatedAt) };
}
