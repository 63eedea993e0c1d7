import { CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { MessageChip } from '../../../components/message-chip.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';

export interface InvitationChipProps {
  readonly invitation: Household['invitation'];
  readonly filled?: boolean;
}

/** Where the household's latest invitation stands, or that there was none. */
export function InvitationChip({ invitation, filled = false }: InvitationChipProps) {
  const { t } = useTranslation('guests');
  if (invitation !== null) return <MessageChip status={invitation.status} filled={filled} />;
  return (
    <StatusChip state="pending" icon={CircleDashed} filled={filled}>
      {t('invitation.never')}
    </StatusChip>
  );
}
