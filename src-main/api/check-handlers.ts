import type { Output } from '#contract';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import { householdVariables, type MessageFacts } from '../domain/templates/household-variables.ts';
import type { TemplateRecord } from '../domain/templates/template-store.ts';
import { holesOf, type TextWarning, textWarnings } from '../domain/templates/text-warnings.ts';
import type { Composer } from '../invitations/composer.ts';
import { type AudienceParts, audienceOf } from './audience.ts';
import type { Handlers } from './handlers.ts';
import { templateOrDefault, variantsOf } from './templates.ts';

export interface CheckHandlerParts extends AudienceParts {
  readonly composer: Composer;
}

type Missing = Output<'invitations.check'>['missing'][number];

/** So many are named; all are counted. */
const namedAtMost = 100;

/** What is worth a look before the invitations leave: of the words, and of what is missing for whom. */
export function checkHandlers(parts: CheckHandlerParts): Pick<Handlers, 'invitations.check'> {
  const { templates, composer, configuration } = parts;

  async function warningsOf(
    { body }: TemplateRecord,
    reader: HouseholdRecord,
  ): Promise<readonly TextWarning[]> {
    const analysis = analyseTemplate(body);
    if (!analysis.ok) return [];
    const rendered = (await composer.compose(body))(reader);
    if (!rendered.ok) return [];
    const link = (await composer.sentLinkMaker())(reader);
    return textWarnings(rendered.text, link, analysis.placeholders);
  }

  return {
    async 'invitations.check'(order) {
      const { language } = configuration();
      const stored = await templateOrDefault(templates, order.template, order.kind ?? 'INVITATION', language);
      const template = order.body === undefined ? stored : { ...stored, body: order.body };
      const { chosen } = await audienceOf(order, parts);
      const variantFor = await variantsOf(stored, templates);
      const readers = Map.groupBy(chosen, (household) => {
        const variant = variantFor(household.language);
        return variant.id === template.id ? template : variant;
      });
      const warnings = new Set<TextWarning>();
      const missing = new Map<string, Missing>();
      for (const [variant, each] of readers) {
        const [reader] = each;
        if (reader !== undefined)
          for (const warning of await warningsOf(variant, reader)) warnings.add(warning);
        note(missing, holesOf(variant.body), each, composer.facts('a link'));
      }
      return { warnings: [...warnings], missing: [...missing.values()] };
    },
  };
}

function note(
  missing: Map<string, Missing>,
  holes: readonly string[],
  households: readonly HouseholdRecord[],
  facts: MessageFacts,
): void {
  if (holes.length === 0) return;
  for (const { id, name, guests } of households) {
    const values: Readonly<Record<string, unknown>> = householdVariables({ name, guests }, facts);
    for (const placeholder of holes) {
      if (values[placeholder] !== null) continue;
      const entry = missing.get(placeholder) ?? { placeholder, count: 0, households: [] };
      entry.count += 1;
      if (entry.households.length < namedAtMost) entry.households.push({ id, name });
      missing.set(placeholder, entry);
    }
  }
}
