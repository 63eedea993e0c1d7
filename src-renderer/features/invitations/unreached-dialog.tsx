import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import type { UnreachedReason } from '#contract/unreached.ts';
import { unreachedReasons } from '#contract/unreached.ts';
import { RemoteView } from '../../components/remote-view.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { saveFile } from '../../lib/save-file.ts';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { OtherWays } from './other-ways.tsx';
import './unreached-dialog.css';

export interface UnreachedDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Who has no invitation, why, and what to send them by other means. */
export function UnreachedDialog({ opened, onClose }: UnreachedDialogProps) {
  const { t } = useTranslation('invitations');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('unreached.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {opened && <Unreached onClose={onClose} />}
    </Modal>
  );
}

function Unreached({ onClose }: Pick<UnreachedDialogProps, 'onClose'>) {
  const { t } = useTranslation('invitations');
  const client = useClient();
  const [list, retry] = useRemote('invitations.unreached', {
    input: {},
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  const [said, setSaid] = useState('');
  const total = list.status === 'ready' ? list.data.total : 0;

  async function download(): Promise<void> {
    const sheet = await client.call('invitations.unreachedSheet');
    if (sheet.ok) saveFile(sheet.data.filename, sheet.data.content, 'text/csv;charset=utf-8');
    setSaid(sheet.ok ? t('unreached.saved', { name: sheet.data.filename }) : sheet.error.message);
  }

  return (
    <>
      <RemoteView remote={list} retry={retry} loading={<ListSkeleton />}>
        {(unreached) => <ByReason unreached={unreached} onDone={setSaid} />}
      </RemoteView>
      <p className="unreached-said" role="status">
        {said}
      </p>
      <div className="left-out-buttons">
        <Button variant="default" disabled={total === 0} onClick={() => void download()}>
          {t('unreached.download')}
        </Button>
        <Button onClick={onClose}>{t('common:close')}</Button>
      </div>
    </>
  );
}

interface ByReasonProps {
  readonly unreached: Output<'invitations.unreached'>;
  /** Told what was done by other means. */
  readonly onDone: (said: string) => void;
}

function ByReason({ unreached: { items, counts, total }, onDone }: ByReasonProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const groups = unreachedReasons.filter((reason) => (counts[reason] ?? 0) > 0);

  function heading(reason: UnreachedReason): string {
    const count = counts[reason] ?? 0;
    return t(`unreached.reason.${reason}`, { count, number: format.number(count) });
  }

  return (
    <>
      <p className="second">{t(total === 0 ? 'unreached.nobody' : 'unreached.text')}</p>
      <Scrollable className="unreached" label={t('unreached.title')}>
        {groups.map((reason) => (
          <section key={reason}>
            <h3 className="unreached-reason">{heading(reason)}</h3>
            <ul>
              {items
                .filter((item) => item.reason === reason)
                .map((item) => (
                  <li key={item.household} className="unreached-row">
                    <span>{item.name}</span>
                    {reason !== 'OPTED_OUT' && <OtherWays household={item} onDone={onDone} />}
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {total > items.length && (
          <p className="second">{t('unreached.more', { number: format.number(total - items.length) })}</p>
        )}
      </Scrollable>
    </>
  );
}
