import type { LucideIcon } from 'lucide-react';
import {
  Ban,
  Check,
  CheckCheck,
  CircleQuestionMark,
  CircleX,
  Clock,
  Hourglass,
  Reply,
  Send,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FailureReason, MessageStatus, WaitingReason } from '#contract/queue.ts';
import type { StateName } from '../theme/tokens.ts';
import { StatusChip } from './status-chip.tsx';

export interface MessageChipProps {
  readonly status: MessageStatus;
  /** A queued message with a reason is one that waits. */
  readonly waitingReason?: WaitingReason | undefined;
  /** Names the cause in place of «Fallito». */
  readonly failureReason?: FailureReason | null | undefined;
  /** The guest has answered. */
  readonly answered?: boolean;
  /** Filled whatever the state: session cards, panel heads. */
  readonly filled?: boolean;
}

interface Look {
  readonly state: StateName;
  readonly icon: LucideIcon;
}

const looks: Readonly<Record<MessageStatus | 'WAITING' | 'ANSWERED', Look>> = {
  PENDING: { state: 'pending', icon: Clock },
  WAITING: { state: 'waiting', icon: Hourglass },
  SENDING: { state: 'sending', icon: Send },
  SENT: { state: 'sent', icon: Check },
  DELIVERED: { state: 'delivered', icon: CheckCheck },
  READ: { state: 'read', icon: CheckCheck },
  ANSWERED: { state: 'answered', icon: Reply },
  UNCONFIRMED: { state: 'unconfirmed', icon: CircleQuestionMark },
  FAILED: { state: 'failed', icon: CircleX },
  CANCELLED: { state: 'pending', icon: Ban },
};

/** The state of a message: an icon and a word, filled only when a person must act. */
export function MessageChip(props: MessageChipProps) {
  const { status, waitingReason, failureReason, answered, filled } = props;
  const { t } = useTranslation('components');
  const shown = answered ? 'ANSWERED' : status === 'PENDING' && waitingReason ? 'WAITING' : status;
  const { state, icon } = looks[shown];
  return (
    <StatusChip
      state={state}
      icon={icon}
      filled={filled || shown === 'UNCONFIRMED' || shown === 'FAILED'}
      dashed={shown === 'UNCONFIRMED'}
      struck={shown === 'CANCELLED'}
      moving={shown === 'SENDING'}
    >
      {shown === 'FAILED' && failureReason ? t(`failure.${failureReason}`) : t(`message.${shown}`)}
    </StatusChip>
  );
}
