import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { Handlers } from './handlers.ts';
import { templateView } from './template-view.ts';
import { requireFittingLink, requireTemplate, templateOrDefault } from './templates.ts';
import { iso } from './views.ts';

export interface TemplateHandlerParts {
  readonly households: HouseholdStore;
  readonly templates: TemplateStore;
  readonly attachments: AttachmentStore;
  readonly composer: Composer;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
}

type TemplateHandlers = Pick<
  Handlers,
  | 'invitations.templates'
  | 'invitations.createTemplate'
  | 'invitations.renameTemplate'
  | 'invitations.deleteTemplate'
  | 'invitations.saveTemplate'
  | 'invitations.templateHistory'
  | 'invitations.preview'
>;

export function templateHandlers(parts: TemplateHandlerParts): TemplateHandlers {
  const { households, templates, attachments, composer, configuration, clock, random } = parts;
  const find = (id: string) => requireTemplate(templates, id);
  const view = (template: TemplateRecord) => templateView(template, attachments);

  return {
    async 'invitations.templates'() {
      return Promise.all((await templates.templates()).map(view));
    },
    async 'invitations.createTemplate'({ kind, language, name, copyOf, variantOf }) {
      const sibling = variantOf === undefined ? null : await find(variantOf);
      if (sibling !== null) await requireNoVariant(sibling, language, templates);
      const source = sibling ?? (copyOf === undefined ? null : await find(copyOf));
      const { body, attachment } = source ?? (await templateOrDefault(templates, undefined, kind, language));
      const id = random.id();
      const family = sibling?.family ?? id;
      const created = { id, kind: sibling?.kind ?? kind, language, family, name, body, attachment };
      await templates.create(created, clock.now().wall);
      return view(await find(id));
    },
    async 'invitations.renameTemplate'({ id, name }) {
      await find(id);
      await templates.rename(id, name);
      return view(await find(id));
    },
    async 'invitations.deleteTemplate'({ id }) {
      const { kind } = await find(id);
      const ofKind = (await templates.templates()).filter((template) => template.kind === kind);
      // The kinds that the app and the web site ask for by name always have a text.
      if (ofKind.length === 1 && kind !== 'CUSTOM') throw new Refusal('TEMPLATE_LAST_OF_KIND');
      await templates.remove(id, clock.now().wall);
      return { deleted: id };
    },
    async 'invitations.saveTemplate'({ id, body, attachment }) {
      const template = await find(id);
      checkBody(body);
      requireFittingLink({ kind: template.kind, body }, configuration());
      const file = attachment === undefined ? template.attachment : attachment;
      if (file !== null && (await attachments.info(file)) === null) throw new Refusal('UNKNOWN_ATTACHMENT');
      await templates.save(id, { body, attachment: file }, clock.now().wall);
      return view(await find(id));
    },
    async 'invitations.templateHistory'({ id }) {
      await find(id);
      const revisions = await templates.revisions(id);
      return Promise.all(
        revisions.map(async ({ revision, body, attachment, savedAt }) => ({
          revision,
          body,
          attachment: attachment === null ? null : await attachments.info(attachment),
          savedAt: iso(savedAt),
        })),
      );
    },
    async 'invitations.preview'({ household: id, template, body, withFile }) {
      const household = await households.household(id);
      if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
      const stored = await templateOrDefault(templates, template, 'INVITATION', configuration().language);
      const compose = await composer.compose(body ?? stored.body, withFile ?? stored.attachment !== null);
      const rendered = compose(household);
      if (!rendered.ok) throw new Refusal(rendered.code, rendered.detail);
      return { text: rendered.text, household: household.name, phones: [...household.phones] };
    },
  };
}

async function requireNoVariant(
  { family }: TemplateRecord,
  language: TemplateRecord['language'],
  templates: TemplateStore,
): Promise<void> {
  const all = await templates.templates();
  const taken = all.some((each) => each.family === family && each.language === language);
  if (taken) throw new Refusal('TEMPLATE_VARIANT_EXISTS');
}

/** What would fail for every household is refused before it is saved. */
function checkBody(body: string): void {
  const analysis = analyseTemplate(body);
  if (!analysis.ok) throw new Refusal(analysis.code, analysis.detail);
  if (analysis.unknown.length > 0) {
    throw new Refusal('TEMPLATE_UNKNOWN_PLACEHOLDER', { placeholders: analysis.unknown });
  }
}
