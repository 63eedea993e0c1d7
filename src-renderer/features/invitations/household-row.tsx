import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { formatPhone } from '../../lib/phone.ts';

export function canBeInvited({ invitation, optedOut, phones }: Household): boolean {
  return invitation === null && !optedOut && phones.length > 0;
}

export interface HouseholdRowProps {
  readonly household: Household;
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** A household to choose, or why it cannot be. */
export function HouseholdRow({ household, chosen, onChange }: HouseholdRowProps) {
  const { t } = useTranslation('invitations');
  const { name, invitation, optedOut } = household;
  const [phone] = household.phones;
  return (
    <li className="household-row">
      <Checkbox
        label={name}
        disabled={!canBeInvited(household)}
        checked={chosen && canBeInvited(household)}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="second tabular">
        {invitation !== null
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
