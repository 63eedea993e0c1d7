import type { LucideIcon } from 'lucide-react';
import { BellOff, CircleQuestionMark, CircleX, Hash, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type FailureReason, failureReasons, type QueueItem } from '#contract/queue.ts';
import type { Client } from '../../api/client.ts';
import { CauseCard, CauseCards } from '../../components/cause-card.tsx';
import { useApp, useClient } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyFailure } from '../../state/use-command.ts';
import { HeldCampaigns } from './held-campaigns.tsx';
import { type Actionable, type MessageAction, retryHelps } from './message-offers.ts';
import type { View } from './queue-view.ts';

const icons: Partial<Record<FailureReason, LucideIcon>> = {
  NOT_ON_WHATSAPP: PhoneOff,
  INVALID_NUMBER: Hash,
  OPTED_OUT: BellOff,
};

export interface CausesProps {
  /** The filter that is on: a card leads to where one is not yet. */
  readonly view: View;
  readonly onAction: (action: MessageAction, items: readonly Actionable[]) => void;
}

/** What needs a person, each cause as one job. Nothing when there is none. */
export function Causes({ view, onAction }: CausesProps) {
  const { t } = useTranslation('queue');
  const client = useClient();
  const { byFailure, byStatus } = useApp(({ queue }) => queue.counts);
  const causes = failureReasons
    .map((reason) => ({ reason, count: byFailure[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

  async function retryAll(reason: FailureReason) {
    const items = await failedBy(client, reason);
    if (items.length > 0) onAction('retry', items);
  }

  return (
    <CauseCards>
      <HeldCampaigns />
      {causes.map(({ reason, count }) => (
        <CauseCard
          key={reason}
          state="failed"
          icon={icons[reason] ?? CircleX}
          title={t(`components:failed.${reason}`, { count })}
          text={t(`failed.${reason}.why`)}
          actions={[
            ...(retryHelps(reason)
              ? [{ label: t('common:retry'), onClick: () => void retryAll(reason) }]
              : []),
            ...(view === 'FAILED'
              ? []
              : [{ label: t('cause.see'), onClick: () => navigate('queue', { status: 'FAILED' }) }]),
          ]}
        />
      ))}
      {byStatus.UNCONFIRMED > 0 && (
        <CauseCard
          state="unconfirmed"
          icon={CircleQuestionMark}
          title={t('cause.unconfirmed.title', { count: byStatus.UNCONFIRMED })}
          text={t('cause.unconfirmed.why')}
          actions={[{ label: t('cause.check'), onClick: () => navigate('queue', { status: 'UNCONFIRMED' }) }]}
        />
      )}
    </CauseCards>
  );
}

/** All messages that failed for this cause, read to the last page. */
async function failedBy(client: Client, reason: FailureReason): Promise<readonly QueueItem[]> {
  const found: QueueItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.call('queue.list', {
      status: 'FAILED',
      failureReason: reason,
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) {
      notifyFailure(page.error);
      return [];
    }
    found.push(...page.data.items);
    cursor = page.data.nextCursor;
  } while (cursor !== undefined);
  return found;
}
