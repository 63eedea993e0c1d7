import { Activity, RefreshCw, Send, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useRoute } from '../../state/navigation.ts';
import { useRemote } from '../../state/use-remote.ts';
import { useWanted } from '../../state/use-wanted.ts';
import { ActionButton } from './action-button.tsx';
import { TestMessageDialog } from './test-message-dialog.tsx';
import type { SessionActions } from './use-session-actions.ts';
import './session-buttons.css';

export interface SessionButtonsProps {
  readonly session: SessionView;
  readonly actions: SessionActions;
  readonly isNextStep: boolean;
}

/** «Verifica stato», «Refresh», «Messaggio di prova», «Disconnetti». */
export function SessionButtons({ session, actions, isNextStep }: SessionButtonsProps) {
  const { t } = useTranslation('whatsapp');
  const [open, setOpen] = useState<'test' | 'logout' | null>(null);
  const { running, run } = actions;
  const connected = session.status === 'CONNECTED';
  const wantedHere = useRoute().params['type'] === session.type;
  useWanted('test', connected && wantedHere, () => setOpen('test'));
  const close = () => setOpen(null);
  return (
    <div className="session-buttons">
      <ActionButton
        icon={Activity}
        label={t('check.action')}
        hint={t('check.hint')}
        busy={running === 'check'}
        blocked={running !== null}
        onClick={() => void run('check')}
      />
      <ActionButton
        icon={RefreshCw}
        label={t('refresh.action')}
        hint={t('refresh.hint')}
        // A failed session has its filled button in the explanation.
        variant={isNextStep && session.status !== 'FAILED' ? 'filled' : 'default'}
        busy={running === 'refresh'}
        blocked={running !== null}
        onClick={() => void run('refresh')}
      />
      <ActionButton
        icon={Send}
        label={t('test.action')}
        hint={connected ? t('test.hint') : t('test.connectFirst')}
        blocked={!connected || running === 'logout'}
        onClick={() => setOpen('test')}
      />
      <div className="session-buttons-end">
        <ActionButton
          icon={Unplug}
          label={t('logout.action')}
          hint={connected ? t('logout.hint') : t('logout.notConnected')}
          variant="subtle"
          danger
          busy={running === 'logout'}
          blocked={!connected || running !== null}
          onClick={() => setOpen('logout')}
        />
      </div>
      <ConfirmDialog
        opened={open === 'logout'}
        title={t('logout.question', { label: session.label })}
        confirmLabel={t('logout.action')}
        danger
        busy={running === 'logout'}
        onConfirm={() => void run('logout').then(close)}
        onCancel={close}
      >
        <WhatWaits type={session.type} />
      </ConfirmDialog>
      <TestMessageDialog session={session} opened={open === 'test'} onClose={close} />
    </div>
  );
}

/** What happens to the queue of a phone that is disconnected. Asked when the question is. */
function WhatWaits({ type }: { readonly type: string }) {
  const { t } = useTranslation('whatsapp');
  const [remote] = useRemote('sessions.unsent', { input: { type } });
  if (remote.status !== 'ready') return t('logout.safe');
  const { unsent } = remote.data;
  return `${unsent === 0 ? t('logout.nothingWaits') : t('logout.waiting', { count: unsent })} ${t('logout.safe')}`;
}
