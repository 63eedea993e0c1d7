import { Button, Modal, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { LinesSkeleton } from '../../components/skeletons.tsx';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import './phone-form.css';

export interface RemovePhoneDialogProps {
  readonly session: SessionView;
  readonly others: readonly SessionView[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Asks what becomes of the messages that have not left, before the phone goes. */
export function RemovePhoneDialog({ opened, ...props }: RemovePhoneDialogProps) {
  const { t } = useTranslation('whatsapp');
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={t('remove.title', { label: props.session.label })}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <RemoveForm {...props} />
    </Modal>
  );
}

function RemoveForm({ session, others, onClose, onDone }: Omit<RemovePhoneDialogProps, 'opened'>) {
  const { t } = useTranslation('whatsapp');
  const command = useCommand();
  const { type, label } = session;
  const [remote, retry] = useRemote('sessions.unsent', { input: { type }, refreshOn: ['queue.changed'] });
  const [choice, setChoice] = useState<'move' | 'cancel'>('move');
  const [target, setTarget] = useState<string | null>(others[0]?.type ?? null);
  const [busy, setBusy] = useState(false);
  const unsent = remote.status === 'ready' ? remote.data.unsent : null;
  const moves = choice === 'move' && target !== null;

  async function remove() {
    setBusy(true);
    const messages = moves ? { moveTo: target } : ('cancel' as const);
    const removed = await command('sessions.remove', { type, messages });
    setBusy(false);
    if (removed === null) return;
    notifyDone(t('remove.done', { label }));
    onClose();
    await onDone();
  }

  return (
    <div className="phone-form">
      <p className="second">{t('remove.text', { label })}</p>
      <RemoteView
        remote={remote}
        retry={retry}
        title={t('remove.unknown')}
        loading={<LinesSkeleton count={1} />}
      >
        {() => (
          <>
            {unsent === 0 && <p className="second">{t('remove.nothingWaits')}</p>}
            {unsent !== null && unsent > 0 && (
              <Radio.Group
                label={t('remove.question', { count: unsent })}
                value={choice}
                onChange={(value) => setChoice(value === 'cancel' ? 'cancel' : 'move')}
              >
                <Stack gap={10} mt={8}>
                  <Radio
                    value="move"
                    label={t('remove.move')}
                    description={t('remove.moveHint')}
                    disabled={target === null}
                  />
                  {choice === 'move' && others.length > 1 && (
                    <Select
                      aria-label={t('remove.target')}
                      data={others.map((each) => ({ value: each.type, label: each.label }))}
                      allowDeselect={false}
                      value={target}
                      onChange={setTarget}
                    />
                  )}
                  <Radio value="cancel" label={t('remove.cancel')} description={t('remove.cancelHint')} />
                </Stack>
              </Radio.Group>
            )}
          </>
        )}
      </RemoteView>
      <div className="phone-form-buttons">
        <Button onClick={onClose} data-autofocus>
          {t('common:cancel')}
        </Button>
        <BusyButton
          variant="default"
          data-danger
          busy={busy}
          disabled={unsent === null}
          onClick={() => void remove()}
        >
          {t('remove.action', { label })}
        </BusyButton>
      </div>
    </div>
  );
}
