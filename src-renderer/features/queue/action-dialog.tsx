import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import type { ActionRequest } from './message-offers.ts';

export interface ActionDialogProps {
  readonly request: ActionRequest;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Says what can happen before it does. The way out is the filled button. */
export function ActionDialog({ request: { action, items }, busy, onConfirm, onCancel }: ActionDialogProps) {
  const { t } = useTranslation('queue');
  const count = items.length;
  const unconfirmed = items.filter(({ status }) => status === 'UNCONFIRMED').length;
  return (
    <ConfirmDialog
      opened
      danger
      title={t(`ask.${action}.title`, { count })}
      confirmLabel={t(`ask.${action}.confirm`, { count })}
      cancelLabel={t(`ask.${action}.leave`, { count })}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {t(`ask.${action}.text`, { count })}
      {action === 'cancel' && unconfirmed > 0 && ` ${t('ask.cancel.unconfirmed', { count: unconfirmed })}`}
    </ConfirmDialog>
  );
}
