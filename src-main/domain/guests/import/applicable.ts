import type { NewHousehold } from '../household-store.ts';
import type { PreviewHousehold, ReasonCode } from './preview.ts';

/** What applying would write. With `existingId` it changes that stored household, and nothing is made. */
export interface HouseholdDraft extends NewHousehold {
  readonly rows: readonly number[];
}

/**
 * The households an import writes: the ready ones, and those the person chose to include. A row that was held back as
 * a repetition goes to the household it belongs to, when that one is written too.
 */
export function applicable(
  preview: { readonly households: readonly PreviewHousehold[] },
  { include }: { readonly include: ReadonlySet<'toCheck' | 'duplicates'> },
): HouseholdDraft[] {
  const chosen = preview.households.filter((household) => isChosen(household, include));
  const keys = new Set(chosen.map(({ key }) => key));
  const added = Map.groupBy(chosen, ({ key, joins }) =>
    joins !== undefined && keys.has(joins) ? joins : key,
  );
  return chosen
    .filter(({ joins }) => joins === undefined || !keys.has(joins))
    .map((household) =>
      draft(household, added.get(household.key)?.filter((other) => other !== household) ?? []),
    );
}

function isChosen({ status, decision, reasons }: PreviewHousehold, include: ReadonlySet<string>): boolean {
  if (decision === 'leftOut' || has(reasons, 'PHONE_CHANGED_AFTER_INVITATION')) return false;
  if (status === 'ready' || decision === 'accepted') return true;
  return include.has(status === 'duplicate' ? 'duplicates' : 'toCheck');
}

function has(reasons: PreviewHousehold['reasons'], code: ReasonCode): boolean {
  return reasons.some((reason) => reason.code === code);
}

function draft(household: PreviewHousehold, joining: readonly PreviewHousehold[]): HouseholdDraft {
  const all = [household, ...joining];
  const phones = new Map(all.flatMap((part) => part.phones.map(({ e164, kind }) => [e164, { e164, kind }])));
  const { existingId } = household;
  if (existingId !== undefined && has(household.reasons, 'PHONE_CHANGED')) {
    return {
      name: household.name,
      phones: [...phones.values()],
      guests: [],
      rows: household.rows,
      existingId,
      phonesInstead: true,
    };
  }
  return {
    name: household.name,
    phones: [...phones.values()],
    guests: all.flatMap((part) =>
      part.guests.map(({ firstName, lastName, phone }) => ({ firstName, lastName, ...(phone && { phone }) })),
    ),
    rows: all.flatMap(({ rows }) => rows),
    ...(household.details && { details: household.details }),
    ...(existingId !== undefined && { existingId }),
  };
}
