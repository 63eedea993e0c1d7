import type { TFunction } from 'i18next';
import type { SkippedHousehold } from '#contract/invitations.ts';
import type { Format } from '../../lib/format.ts';

export type LeftOutReason = SkippedHousehold['reason'];

/** Households by why they are left out, in the order of their first one. */
export function byReason(
  households: readonly SkippedHousehold[],
): ReadonlyMap<LeftOutReason, readonly SkippedHousehold[]> {
  return Map.groupBy(households, ({ reason }) => reason);
}

/** «6 famiglie senza numero restano fuori»; several reasons are told one by one where there is room. */
export function leftOutSummary(
  households: readonly SkippedHousehold[],
  t: TFunction<'invitations'>,
  format: Format,
): string {
  const reasons = [...byReason(households).keys()];
  const values = { count: households.length, number: format.number(households.length) };
  const [reason] = reasons;
  return reasons.length === 1 && reason !== undefined
    ? t(`leftOut.some.${reason}`, values)
    : t('leftOut.mixed', values);
}
