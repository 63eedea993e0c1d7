import type { SkippedHousehold } from '#contract/invitations.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { isLandline } from '../domain/guests/landline.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import type { TextHolder } from '../domain/queue/queue-store.ts';

type Reason = SkippedHousehold['reason'];

export interface Rules {
  readonly kind: MessageKind;
  /** Whoever is picked by hand is tried, landline or not: some have WhatsApp. */
  readonly byHand: boolean;
  /** They are chosen by what they answered. */
  readonly byAnswer: boolean;
  readonly held: HeldText;
  /** Phones (E.164) of households that want no more, whosever list they stand on besides. */
  readonly optedOut: ReadonlySet<string>;
}

/** Who has the text already. */
export interface HeldText {
  /** Households and phones (E.164) it waits for, in whatever revision. */
  readonly waiting: ReadonlySet<string>;
  /** Those that have it as it would leave now. */
  readonly got: ReadonlySet<string>;
}

export const heldByNobody: HeldText = { waiting: new Set(), got: new Set() };

/** `current`: the revision of each template that would leave now. */
export function heldText(holders: readonly TextHolder[], current: ReadonlyMap<string, number>): HeldText {
  const namesOf = (some: readonly TextHolder[]) =>
    new Set(some.flatMap(({ household, phone }) => [phone, ...(household === null ? [] : [household])]));
  return {
    waiting: namesOf(holders.filter(({ waits }) => waits)),
    got: namesOf(holders.filter((each) => !each.waits && current.get(each.template) === each.revision)),
  };
}

/** Why a household gets nothing; null: it does. `phones` are those that are written to already. */
export function obstacleTo(
  household: HouseholdRecord,
  phones: ReadonlySet<string>,
  rules: Rules,
): Reason | null {
  const invitation = rules.kind === 'INVITATION';
  if (invitation && household.invitation !== null) return 'ALREADY_INVITED';
  if (household.optedOut) return 'OPTED_OUT';
  const [first] = household.phones;
  if (first === undefined) return 'NO_PHONE';
  if (rules.optedOut.has(first)) return 'OPTED_OUT';
  const held = invitation ? null : heldBy(household, first, rules);
  if (held !== null) return held;
  if (rules.kind === 'REMINDER') {
    const status = household.invitation?.status;
    if (status === 'PENDING' || status === 'SENDING') return 'INVITATION_WAITING';
    if (household.rsvp !== null && !rules.byHand && !rules.byAnswer) return 'ANSWERED';
  }
  if (phones.has(first)) return 'SAME_PHONE';
  return !rules.byHand && household.phones.every(isLandline) ? 'LANDLINE_ONLY' : null;
}

function heldBy({ id }: HouseholdRecord, phone: string, { held, byHand }: Rules): Reason | null {
  if (held.waiting.has(id)) return 'ALREADY_WAITING';
  if (held.got.has(id) && !byHand) return 'ALREADY_GOT';
  const onPhone = held.waiting.has(phone) || (held.got.has(phone) && !byHand);
  return onPhone ? 'SAME_PHONE' : null;
}
