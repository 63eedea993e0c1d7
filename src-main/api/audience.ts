import type { Input } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import type { SkippedHousehold } from '#contract/invitations.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { QueueReader } from '../domain/queue/queue-store.ts';
import type { TemplateStore } from '../domain/templates/template-store.ts';
import { householdQuestion } from './guest-questions.ts';
import { type HeldText, heldByNobody, heldText, obstacleTo, type Rules } from './obstacles.ts';
import { templateOrDefault } from './templates.ts';

export type InvitationOrder = Input<'invitations.plan'>;

export interface AudienceParts {
  readonly households: HouseholdStore;
  readonly reader: QueueReader;
  readonly templates: TemplateStore;
  readonly configuration: () => Configuration;
}

export interface Audience {
  readonly chosen: readonly HouseholdRecord[];
  readonly skipped: readonly SkippedHousehold[];
}

/** Whom an order reaches and whom it leaves out, each with the reason. */
export async function audienceOf(order: InvitationOrder, parts: AudienceParts): Promise<Audience> {
  const { households: wanted, kind = 'INVITATION' } = order;
  const byHand = Array.isArray(wanted);
  const byAnswer =
    wanted === 'all-answered' || (typeof wanted === 'object' && !byHand && wanted.filter.rsvp !== undefined);
  const rules = {
    kind,
    byHand,
    byAnswer,
    held: await heldOf(order, parts),
    optedOut: await parts.households.optedOutPhones(),
  };
  const found = await findAll(wanted, parts.households);
  const { chosen, skipped } = sorted(found, rules);
  if (!byHand) return { chosen, skipped };
  const known = new Set(found.map(({ id }) => id));
  const unknown = wanted.filter((id) => !known.has(id));
  return {
    chosen,
    skipped: [...skipped, ...unknown.map((id) => skip({ id, name: '' }, 'UNKNOWN_HOUSEHOLD'))],
  };
}

export function skip(
  { id, name }: { readonly id: string; readonly name: string },
  reason: SkippedHousehold['reason'],
): SkippedHousehold {
  return { household: id, name, reason };
}

async function findAll(
  wanted: InvitationOrder['households'],
  store: HouseholdStore,
): Promise<readonly HouseholdRecord[]> {
  if (Array.isArray(wanted)) return store.households(wanted);
  if (typeof wanted === 'object') return store.matching(householdQuestion(wanted.filter));
  const all = await store.all();
  if (wanted === 'all-not-invited') return all.filter(({ invitation }) => invitation === null);
  if (wanted === 'all-answered') return all.filter(({ rsvp }) => rsvp !== null);
  return all.filter(
    ({ invitation, rsvp }) => invitation !== null && invitation.status !== 'FAILED' && rsvp === null,
  );
}

/** Of an invitation the household itself says whether it has one, whatever its text. */
async function heldOf(
  { kind = 'INVITATION', template }: InvitationOrder,
  { reader, templates, configuration }: AudienceParts,
): Promise<HeldText> {
  if (kind === 'INVITATION') return heldByNobody;
  const { family } = await templateOrDefault(templates, template, kind, configuration().language);
  const variants = (await templates.templates()).filter((each) => each.family === family);
  const current = new Map(variants.map(({ id, revision }) => [id, revision]));
  return heldText(await reader.holdersOf([...current.keys()]), current);
}

function sorted(households: readonly HouseholdRecord[], rules: Rules): Audience {
  const chosen: HouseholdRecord[] = [];
  const skipped: SkippedHousehold[] = [];
  const phones = new Set<string>();
  for (const household of households) {
    const reason = obstacleTo(household, phones, rules);
    if (reason !== null) {
      skipped.push(skip(household, reason));
      continue;
    }
    for (const phone of household.phones.slice(0, 1)) phones.add(phone);
    chosen.push(household);
  }
  return { chosen, skipped };
}
