import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RemoteView } from '../../../components/remote-view.tsx';
import { Scrollable } from '../../../components/scrollable.tsx';
import { BlockSkeleton } from '../../../components/skeletons.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import { byReason, leftOutSummary } from '../left-out.ts';

export interface MeantDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Whom a rule would reach if it ran now, and whom it would leave out. */
export function MeantDialog({ id, onClose }: MeantDialogProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const [preview, retry] = useRemote('automation.preview', {
    input: { id },
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('automation:meant.title')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <RemoteView remote={preview} retry={retry} loading={<BlockSkeleton height={120} />}>
        {({ meant, skipped }) => (
          <Scrollable className="rule-scroll" label={t('automation:meant.title')}>
            <p className="second" role="status">
              {t('automation:meant.count', { count: meant.length })}
            </p>
            <ul>
              {meant.map((household) => (
                <li key={household.id}>{household.name}</li>
              ))}
            </ul>
            {[...byReason(skipped)].map(([reason, group]) => (
              <section key={reason}>
                <h3 className="rule-runs-title">{leftOutSummary(group, t, format)}</h3>
                <p className="second">{group.map(({ name }) => name).join(', ')}</p>
              </section>
            ))}
          </Scrollable>
        )}
      </RemoteView>
    </Modal>
  );
}
