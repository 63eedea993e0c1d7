import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { TestMessageForm } from './test-message-form.tsx';
import { TestMessageProgress } from './test-message-progress.tsx';

export interface TestMessageDialogProps {
  readonly session: SessionView;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One message to a phone of the admin's own: first the form, then where it is. */
export function TestMessageDialog({ session, opened, onClose }: TestMessageDialogProps) {
  const { t } = useTranslation('whatsapp');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('test.title', { label: session.label })}
      size={460}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <TestMessage type={session.type} onClose={onClose} />
    </Modal>
  );
}

// Inside the Modal, which forgets it when it closes: the next test starts from an empty form.
function TestMessage({ type, onClose }: { readonly type: string; readonly onClose: () => void }) {
  const [queued, setQueued] = useState<string | null>(null);
  return queued === null ? (
    <TestMessageForm type={type} onQueued={setQueued} onCancel={onClose} />
  ) : (
    <TestMessageProgress id={queued} onClose={onClose} />
  );
}
