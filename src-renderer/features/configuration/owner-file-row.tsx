import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { notifyDone, useCommand } from '../../state/use-command.ts';

/** The token in the file `api-token`, which opens everything: renewed here, read in its file alone. */
export function OwnerFileRow() {
  const { t } = useTranslation('configuration');
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function renew(): Promise<void> {
    setBusy(true);
    const renewed = await command('tokens.renewFile');
    setBusy(false);
    setAsking(false);
    if (renewed !== null) notifyDone(t('ownerFile.done', { file: renewed.file }));
  }

  return (
    <div className="access-row">
      <p className="access-row-words second">{t('ownerFile.text')}</p>
      <TextLink onClick={() => setAsking(true)}>{t('ownerFile.renew')}</TextLink>
      <ConfirmDialog
        opened={asking}
        danger
        busy={busy}
        title={t('ownerFile.question')}
        confirmLabel={t('ownerFile.confirm')}
        onConfirm={() => void renew()}
        onCancel={() => setAsking(false)}
      >
        {t('ownerFile.explained')}
      </ConfirmDialog>
    </div>
  );
}
