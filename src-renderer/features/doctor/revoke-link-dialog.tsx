import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useClient } from '../../state/invita-context.ts';
import { notifyDone } from '../../state/use-command.ts';

export interface RevokeLinkDialogProps {
  readonly household: { readonly id: string; readonly name: string };
  readonly opened: boolean;
  readonly onRevoked: () => void;
  readonly onCancel: () => void;
}

/** A link that fell into wrong hands: the household gets another one, all before it stop counting. */
export function RevokeLinkDialog({ household, opened, onRevoked, onCancel }: RevokeLinkDialogProps) {
  const { t } = useTranslation('doctor');
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);

  async function confirm(): Promise<void> {
    setBusy(true);
    const result = await client.call('links.revoke', { household: household.id });
    setBusy(false);
    if (!result.ok) return setError(result.error);
    const { stillQueued } = result.data;
    notifyDone(
      stillQueued > 0
        ? t('revoke.doneQueued', { name: household.name })
        : t('revoke.done', { name: household.name }),
    );
    onRevoked();
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={t('revoke.question', { name: household.name })}
      confirmLabel={t('revoke.confirm')}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    >
      {error === null ? t('revoke.text') : <ErrorState title={error.message} code={error.code} />}
    </ConfirmDialog>
  );
}
