import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import type { Template } from '#contract/templates.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useClient } from '../../state/invita-context.ts';

export interface DeleteTemplateProps {
  readonly template: Template;
  readonly opened: boolean;
  readonly onDeleted: () => void;
  readonly onCancel: () => void;
}

export function DeleteTemplate({ template: { id, name }, opened, onDeleted, onCancel }: DeleteTemplateProps) {
  const { t } = useTranslation('invitations');
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);

  async function confirm(): Promise<void> {
    setBusy(true);
    const result = await client.call('invitations.deleteTemplate', { id });
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) onDeleted();
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={t('delete.question', { name })}
      confirmLabel={t('delete.confirm')}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onCancel={() => {
        setError(null);
        onCancel();
      }}
    >
      {error === null ? t('delete.safe') : <ErrorState title={error.message} code={error.code} />}
    </ConfirmDialog>
  );
}
