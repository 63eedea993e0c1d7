import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { MessageChip } from '../../components/message-chip.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useNow } from '../../lib/use-now.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import './test-message.css';

export interface TestMessageProgressProps {
  /** Of the queued message. */
  readonly id: string;
  readonly onClose: () => void;
}

/** Follows a test message from the queue to the phone. */
export function TestMessageProgress({ id, onClose }: TestMessageProgressProps) {
  const { t } = useTranslation('whatsapp');
  const close = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useEffect(() => close.current?.focus(), []);
  const [remote, ask] = useRemote('queue.get', { input: { id }, refreshOn: ['queue.changed'] });
  return (
    <div className="test-message">
      <RemoteView remote={remote} retry={ask} title={t('test.lost')} loading={<BlockSkeleton height={72} />}>
        {(message) => <Where message={message} />}
      </RemoteView>
      <div className="test-message-buttons">
        <Button variant="default" onClick={() => navigate('queue', { message: id })}>
          {t('test.showInQueue')}
        </Button>
        <Button ref={close} onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  );
}

function Where({ message }: { readonly message: QueueItem }) {
  const { t } = useTranslation('whatsapp');
  const { status, waitingReason, failureReason, phones } = message;
  return (
    <div className="test-message-where" role="status">
      <div>
        <MessageChip status={status} waitingReason={waitingReason} failureReason={failureReason} filled />
      </div>
      <p>{status === 'PENDING' ? <Expected at={message.expectedAt} /> : t(`test.where.${status}`)}</p>
      <p className="hint tabular">{phones.map(formatPhone).join(', ')}</p>
    </div>
  );
}

function Expected({ at }: { readonly at: string | undefined }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  useNow();
  if (at === undefined) return t('test.where.stuck');
  return t('test.where.PENDING', { in: format.until(at) });
}
