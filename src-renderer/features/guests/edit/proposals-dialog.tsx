import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MergeProposal } from '#contract/guest-editing.ts';
import { formatPhone } from '../../../lib/phone.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useRemote } from '../../../state/use-remote.ts';
import './household-dialog.css';

export interface ProposalsDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMerge: (ids: readonly string[]) => void;
}

/** Households that may be one, a group at a time: merged, or said to be several. */
export function ProposalsDialog({ opened, onClose, onMerge }: ProposalsDialogProps) {
  const { t } = useTranslation('guests');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('proposals.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Proposals onMerge={onMerge} />
    </Modal>
  );
}

function Proposals({ onMerge }: Pick<ProposalsDialogProps, 'onMerge'>) {
  const { t } = useTranslation('guests');
  const call = useCommand();
  const [remote, reload] = useRemote('guests.proposals', { refreshOn: ['guests.changed'] });
  const proposals = remote.status === 'ready' ? remote.data : [];
  const idsOf = ({ households }: MergeProposal) => households.map(({ id }) => id);

  async function keepApart(proposal: MergeProposal): Promise<void> {
    if ((await call('guests.keepApart', { ids: idsOf(proposal) })) !== null) await reload();
  }

  return (
    <div className="household-form">
      <p className="second">{t(proposals.length === 0 ? 'proposals.none' : 'proposals.intro')}</p>
      {proposals.map((proposal) => {
        const { reason, phone, households } = proposal;
        const names = households.map(({ name }) => name).join(', ');
        return (
          <section key={`${reason} ${idsOf(proposal).join()}`} className="proposal" aria-label={names}>
            <p className="proposal-names">{names}</p>
            <p className="hint">
              {t(`proposals.${reason}`, { phone: phone === null ? '' : formatPhone(phone) })}
            </p>
            <div className="household-actions">
              <Button size="xs" variant="default" onClick={() => onMerge(idsOf(proposal))}>
                {t('proposals.merge')}
              </Button>
              <Button size="xs" variant="default" onClick={() => void keepApart(proposal)}>
                {t('proposals.apart')}
              </Button>
            </div>
          </section>
        );
      })}
    </div>
  );
}
