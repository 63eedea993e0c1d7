import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { formatPhone } from '../../lib/phone.ts';
import type { SentKind } from './audience.ts';

/** Invited households get no second invitation; any other text they may get. */
export function canGet(kind: SentKind, { invitation, optedOut, phones }: Household): boolean {
  return (kind !== 'INVITATION' || invitation === null) && !optedOut && phones.length > 0;
}

export interface HouseholdRowProps {
  readonly kind: SentKind;
  readonly household: Household;
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** A household to choose, or why it cannot be. */
export function HouseholdRow({ kind, household, chosen, onChange }: HouseholdRowProps) {
  const { t } = useTranslation('invitations');
  const { name, invitation, optedOut } = household;
  const [phone] = household.phones;
  return (
    <li className="household-row">
      <Checkbox
        label={name}
        disabled={!canGet(kind, household)}
        checked={chosen && canGet(kind, household)}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="second tabular">
        {invitation !== null && kind === 'INVITATION'
          ? t('choose.invited')
          : optedOut
            ? t('choose.optedOut')
            : phone === undefined
              ? t('choose.noPhone')
              : formatPhone(phone)}
      </span>
    </li>
  );
}
