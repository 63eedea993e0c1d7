import type { Input } from '#contract';
import type { SkippedHousehold } from '#contract/invitations.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { isLandline } from '../domain/guests/landline.ts';

export type InvitationOrder = Input<'invitations.plan'>;

export interface Audience {
  readonly chosen: readonly HouseholdRecord[];
  readonly skipped: readonly SkippedHousehold[];
}

/** Whom an order reaches and whom it leaves out, each with the reason. */
export async function audienceOf(
  { households: wanted }: InvitationOrder,
  store: HouseholdStore,
): Promise<Audience> {
  if (wanted === 'all-not-invited') {
    const waiting = (await store.all()).filter(({ invitation }) => invitation === null);
    return sorted(waiting, ({ phones }) => phones.every(isLandline));
  }
  const found = await store.households(wanted);
  const known = new Set(found.map(({ id }) => id));
  const unknown = wanted.filter((id) => !known.has(id));
  // Whoever is picked by hand is tried, landline or not: some have WhatsApp.
  const { chosen, skipped } = sorted(found, () => false);
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

function sorted(
  households: readonly HouseholdRecord[],
  isUnlikely: (household: HouseholdRecord) => boolean,
): Audience {
  const chosen: HouseholdRecord[] = [];
  const skipped: SkippedHousehold[] = [];
  const phones = new Set<string>();
  for (const household of households) {
    const reason = obstacleTo(household, phones) ?? (isUnlikely(household) ? 'LANDLINE_ONLY' : null);
    if (reason !== null) {
      skipped.push(skip(household, reason));
      continue;
    }
    for (const phone of household.phones.slice(0, 1)) phones.add(phone);
    chosen.push(household);
  }
  return { chosen, skipped };
}

function obstacleTo(
  household: HouseholdRecord,
  phones: ReadonlySet<string>,
): SkippedHousehold['reason'] | null {
  if (household.invitation !== null) return 'ALREADY_INVITED';
  if (household.optedOut) return 'OPTED_OUT';
  const [first] = household.phones;
  if (first === undefined) return 'NO_PHONE';
  return phones.has(first) ? 'SAME_PHONE' : null;
}
