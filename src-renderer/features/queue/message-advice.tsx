import { Button } from '@mantine/core';
import { Ban, PenLine, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry, QueueItem } from '#contract/queue.ts';
import { InviteAgain } from '../../components/invite-again.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { useNow } from '../../lib/use-now.ts';
import { navigate } from '../../state/navigation.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import { useInviteAgain } from '../../state/use-invite-again.ts';
import { EditTextDialog } from './edit-text-dialog.tsx';
import { LeavingSoon, leavesIn } from './leaving-soon.tsx';
import { type Actionable, fits, type MessageAction, retryHelps } from './message-offers.ts';
import { untilOf } from './message-words.ts';
import { UnconfirmedAdvice } from './unconfirmed-advice.tsx';

export interface MessageAdviceProps {
  readonly item: QueueItem;
  /** Empty until it is there. */
  readonly log: readonly LogEntry[];
  readonly onAction: (action: MessageAction, items: readonly Actionable[]) => void;
}

/** What is known of a message that has not left, and what can be done. */
export function MessageAdvice({ item, log, onAction }: MessageAdviceProps) {
  const act = (action: MessageAction) => onAction(action, [item]);
  switch (item.status) {
    case 'PENDING':
      return <WaitingAdvice item={item} onCancel={() => act('cancel')} />;
    case 'SENDING':
      return <SendingAdvice log={log} />;
    case 'UNCONFIRMED':
      return <UnconfirmedAdvice item={item} log={log} onAction={act} />;
    case 'FAILED':
      return <FailedAdvice item={item} onRetry={() => act('retry')} />;
    case 'CANCELLED':
      return <CancelledAdvice onRequeue={() => act('retry')} />;
    default:
      return <AnotherInvitation item={item} />;
  }
}

interface WaitingProps {
  readonly item: QueueItem;
  readonly onCancel: () => void;
}

function WaitingAdvice({ item, onCancel }: WaitingProps) {
  const lead = useClockLead();
  const soon = leavesIn(item, useNow(5_000) + lead) !== null;
  return soon ? <LeavingSoon item={item} lead={lead} /> : <PendingAdvice item={item} onCancel={onCancel} />;
}

function PendingAdvice({ item, onCancel }: WaitingProps) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const reason = item.waitingReason;
  const until = untilOf(item, { t, format });
  const [editing, setEditing] = useState(false);
  const sentences = [
    reason === undefined ? t('advice.turn') : t(`advice.${reason}`),
    until === '' ? '' : `${until.charAt(0).toUpperCase()}${until.slice(1)}.`,
    item.expectedAt === undefined ? '' : t('advice.expected', { when: format.when(item.expectedAt) }),
  ];
  return (
    <>
      <KnowBox
        state={reason === undefined ? 'pending' : 'waiting'}
        title={reason === undefined ? t('advice.queued') : t(`waiting.${reason}`)}
      >
        {sentences.filter((sentence) => sentence !== '').join(' ')}
      </KnowBox>
      <Button variant="default" leftSection={<PenLine />} onClick={() => setEditing(true)}>
        {t('advice.edit')}
      </Button>
      <Button variant="default" leftSection={<Ban />} data-danger onClick={onCancel}>
        {t('advice.cancel')}
      </Button>
      {editing && <EditTextDialog item={item} onClose={() => setEditing(false)} />}
    </>
  );
}

/** On its way, or looked for in the chat because no answer came. */
function SendingAdvice({ log }: { readonly log: readonly LogEntry[] }) {
  const { t } = useTranslation('queue');
  const unanswered = log.at(-1)?.name === 'OUTCOME_UNKNOWN';
  return (
    <KnowBox
      state={unanswered ? 'unconfirmed' : 'sending'}
      unknown={unanswered}
      title={unanswered ? t('advice.checking.title') : t('row.sending')}
    >
      {unanswered ? t('advice.checking.text') : t('advice.sending')}
    </KnowBox>
  );
}

function FailedAdvice({ item, onRetry }: { readonly item: QueueItem; readonly onRetry: () => void }) {
  const { t } = useTranslation('queue');
  const reason = item.failureReason;
  const title = reason === undefined ? t('components:message.FAILED') : t(`components:failure.${reason}`);
  return (
    <>
      <KnowBox state="failed" title={title}>
        {reason !== undefined && `${t(`failed.${reason}.why`)} ${t(`failed.${reason}.todo`)}`}
      </KnowBox>
      {fits('retry', item) && (
        <Button leftSection={<RotateCw />} onClick={onRetry}>
          {t('common:retry')}
        </Button>
      )}
      <AnotherInvitation item={item} />
      {reason !== undefined && !retryHelps(reason) && item.household !== null && (
        <Button variant="default" onClick={() => navigate('guests', { q: item.household?.name ?? '' })}>
          {t('advice.guests')}
        </Button>
      )}
    </>
  );
}

function CancelledAdvice({ onRequeue }: { readonly onRequeue: () => void }) {
  const { t } = useTranslation('queue');
  return (
    <Button variant="default" leftSection={<RotateCw />} onClick={onRequeue}>
      {t('advice.requeue')}
    </Button>
  );
}

/** Only an invitation to a household there still is. */
function AnotherInvitation({ item: { id, kind, household, status } }: { readonly item: QueueItem }) {
  const inviteAgain = useInviteAgain();
  if (kind !== 'INVITATION' || household === null) return null;
  return <InviteAgain name={household.name} status={status} onInvite={() => inviteAgain({ id })} />;
}
