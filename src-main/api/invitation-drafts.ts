import type { SkippedHousehold } from '#contract/invitations.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Compose, Composer } from '../invitations/composer.ts';
import { skip } from './audience.ts';
import { lanes } from './message-drafts.ts';
import type { SenderOf } from './senders.ts';
import { variantsOf } from './templates.ts';

export interface DraftingParts {
  readonly templates: TemplateStore;
  readonly composer: Composer;
  readonly random: Random;
}

/** What every message of an order has. */
export interface OrderFacts {
  readonly kind: MessageKind;
  readonly template: TemplateRecord;
  readonly senderOf: SenderOf;
  /** Of the press of the button, if it has one. */
  readonly idempotencyKey: string | undefined;
}

/** Every text is made before anything is queued, each in the language of its household where there is a variant. */
export async function draftInvitations(
  households: readonly HouseholdRecord[],
  facts: OrderFacts,
  { templates, composer, random }: DraftingParts,
): Promise<{ drafts: MessageDraft[]; failed: SkippedHousehold[] }> {
  const variantFor = await variantsOf(facts.template, templates);
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
      drafts.push(draft(random.id(), household, rendered.text, { ...facts, template: variant }));
    else failed.push(skip(household, 'TEMPLATE_FAILED'));
  }
  return { drafts, failed };
}

function draft(
  id: string,
  household: HouseholdRecord,
  text: string,
  { kind, template, senderOf, idempotencyKey }: OrderFacts,
): MessageDraft {
  return {
    id,
    type: senderOf(household),
    kind,
    lane: lanes[kind],
    urgentUntil: null,
    householdId: household.id,
    recipient: household.name,
    phones: household.phones,
    text,
    attachment: template.attachment,
    template: { id: template.id, revision: template.revision },
    notBefore: 0,
    idempotency: idempotencyKey === undefined ? null : once(idempotencyKey, household, template),
  };
}

/** The same press, the same text, the same household: the same message. No session has `*` in its type. */
function once(
  press: string,
  household: HouseholdRecord,
  { id, revision }: TemplateRecord,
): MessageDraft['idempotency'] {
  const key = `*:${press}:${id}:${revision}:${household.id}`;
  return { key, fingerprint: key };
}
