import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueSummary } from '#contract/queue.ts';
import { CauseCard } from '../../components/cause-card.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useCommand } from '../../state/use-command.ts';

type Campaign = QueueSummary['campaigns'][number];

function opensByItself({ stuck }: Campaign): boolean {
  return stuck === null || stuck === 'NOT_DELIVERED';
}

/** What waits for the first messages of its campaign, each with the ways on. */
export function HeldCampaigns() {
  const { t } = useTranslation('queue');
  const campaigns = useApp(({ queue }) => queue.campaigns);
  const run = useCommand();
  const [leaving, setLeaving] = useState<Campaign | null>(null);
  const [busy, setBusy] = useState(false);

  async function cancel(id: string): Promise<void> {
    setBusy(true);
    await run('campaigns.cancelHeld', { id });
    setBusy(false);
    setLeaving(null);
  }

  return (
    <>
      {campaigns.map((campaign) => (
        <CauseCard
          key={campaign.id}
          state={campaign.stuck === null ? 'waiting' : 'unconfirmed'}
          icon={Hourglass}
          title={t('held.title', { count: campaign.held })}
          text={t(`held.${campaign.stuck ?? 'WAIT'}`, {
            delivered: campaign.delivered,
            required: campaign.required,
            canaries: campaign.canaries,
          })}
          actions={[
            { label: t('held.open'), onClick: () => void run('campaigns.openTap', { id: campaign.id }) },
            ...(opensByItself(campaign)
              ? [
                  {
                    label: t('held.hold'),
                    onClick: () => void run('campaigns.closeTap', { id: campaign.id }),
                  },
                ]
              : []),
            { label: t('held.cancel'), onClick: () => setLeaving(campaign) },
          ]}
        />
      ))}
      {leaving !== null && (
        <ConfirmDialog
          opened
          danger
          title={t('held.question', { count: leaving.held })}
          confirmLabel={t('held.confirm', { count: leaving.held })}
          cancelLabel={t('held.keep')}
          busy={busy}
          onConfirm={() => void cancel(leaving.id)}
          onCancel={() => setLeaving(null)}
        >
          {t('held.safe')}
        </ConfirmDialog>
      )}
    </>
  );
}
