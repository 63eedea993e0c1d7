import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './confirm-dialog.css';
import { BusyButton } from './busy-button.tsx';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  /** A question: «Annullare 3 messaggi?». */
  readonly title: string;
  /** What happens and what is safe, at most two sentences. */
  readonly children: ReactNode;
  /** A verb and its object: «Annulla 3 messaggi». */
  readonly confirmLabel: string;
  /** The way out; «Annulla» by default. */
  readonly cancelLabel?: string;
  /** The dangerous choice is never the filled one: then the way out is. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back, or that many people would feel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    opened,
    title,
    children,
    confirmLabel,
    cancelLabel,
    danger = false,
    busy = false,
    onConfirm,
    onCancel,
  } = props;
  const { t } = useTranslation('components');
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      size={440}
      withCloseButton={false}
      // Gone while the work goes on, it would look as if that had been called off.
      closeOnEscape={!busy}
      closeOnClickOutside={!busy}
    >
      <div className="second">{children}</div>
      <div className="confirm-dialog-buttons">
        <Button
          variant={danger ? 'filled' : 'default'}
          disabled={busy}
          onClick={onCancel}
          data-autofocus={danger || undefined}
        >
          {cancelLabel ?? t('common:cancel')}
        </Button>
        <BusyButton
          variant={danger ? 'default' : 'filled'}
          data-danger={danger || undefined}
          busy={busy}
          onClick={onConfirm}
          data-autofocus={!danger || undefined}
        >
          {confirmLabel}
        </BusyButton>
      </div>
    </Modal>
  );
}
