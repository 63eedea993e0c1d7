import type { SkippedHousehold } from '#contract/invitations.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Compose, Composer } from '../invitations/composer.ts';
import { skip } from './audience.ts';
import type { SenderOf } from './senders.ts';
import { variantsOf } from './templates.ts';

export interface DraftingParts {
  readonly templates: TemplateStore;
  readonly composer: Composer;
  readonly random: Random;
}

/** Every text is made before anything is queued, each in the language of its household where there is a variant. */
export async function draftInvitations(
  households: readonly HouseholdRecord[],
  template: TemplateRecord,
  senderOf: SenderOf,
  { templates, composer, random }: DraftingParts,
): Promise<{ drafts: MessageDraft[]; failed: SkippedHousehold[] }> {
  const variantFor = await variantsOf(template, templates);
  const prepared = new Map<string, Compose>();
  const drafts: MessageDraft[] = [];
  const failed: SkippedHousehold[] = [];
  for (const household of households) {
    const variant = variantFor(household.language);
    const compose =
      prepared.get(variant.id) ?? (await composer.compose(variant.body, variant.attachment !== null));
    prepared.set(variant.id, compose);
    const rendered = compose(household);
    if (rendered.ok)
      drafts.push(invitation(random.id(), household, rendered.text, senderOf(household), variant));
    else failed.push(skip(household, 'TEMPLATE_FAILED'));
  }
  return { drafts, failed };
}

function invitation(
  id: string,
  household: HouseholdRecord,
  text: string,
  type: string,
  template: TemplateRecord,
): MessageDraft {
  return {
    id,
    type,
    kind: 'INVITATION',
    lane: 'COLD',
    urgentUntil: null,
    householdId: household.id,
    recipient: household.name,
    phones: household.phones,
    text,
    attachment: template.attachment,
    template: { id: template.id, revision: template.revision },
    notBefore: 0,
    idempotency: null,
  };
}
