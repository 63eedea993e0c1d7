import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MessageChip } from '../../../components/message-chip.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { Scrollable } from '../../../components/scrollable.tsx';
import { LinesSkeleton } from '../../../components/skeletons.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { navigate } from '../../../state/navigation.ts';
import { useRemote } from '../../../state/use-remote.ts';

export interface RunDialogProps {
  readonly run: string;
  readonly onClose: () => void;
}

/** The messages of one run, each with what became of it and the way to its story. */
export function RunDialog({ run, onClose }: RunDialogProps) {
  const { t } = useTranslation('automation');
  const [messages, retry] = useRemote('automation.messages', {
    input: { run },
    refreshOn: ['queue.changed'],
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('runs.messages')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <RemoteView remote={messages} retry={retry} loading={<LinesSkeleton count={4} />}>
        {(items) => (
          <Scrollable className="rule-scroll" label={t('runs.messages')}>
            <ul>
              {items.map(({ id, name, status }) => (
                <li key={id} className="rule-message">
                  <TextLink onClick={() => navigate('queue', { message: id })}>{name}</TextLink>
                  <MessageChip status={status} />
                </li>
              ))}
            </ul>
          </Scrollable>
        )}
      </RemoteView>
    </Modal>
  );
}
