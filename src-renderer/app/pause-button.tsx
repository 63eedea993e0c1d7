import { Button } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useApp, useInvita } from '../state/invita-context.ts';
import { useCommand } from '../state/use-command.ts';

/** «Metti in pausa», which asks first, or «Riprendi», which does not. */
export function PauseButton() {
  const { t } = useTranslation('shell');
  const { app } = useInvita();
  const command = useCommand();
  const paused = useApp(({ queue }) => queue.paused);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function change(method: 'queue.pause' | 'queue.resume') {
    setBusy(true);
    await command(method);
    // The line speaks of it at once, whether or not an event has come yet.
    await app.reload();
    setBusy(false);
    setAsking(false);
  }

  return (
    <>
      {paused ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<Play />}
          loading={busy}
          onClick={() => void change('queue.resume')}
        >
          {t('pause.resume')}
        </Button>
      ) : (
        <Button variant="default" size="xs" leftSection={<Pause />} onClick={() => setAsking(true)}>
          {t('pause.pause')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('pause.question')}
        confirmLabel={t('pause.pause')}
        busy={busy}
        onConfirm={() => void change('queue.pause')}
        onCancel={() => setAsking(false)}
      >
        {t('pause.safe')}
      </ConfirmDialog>
    </>
  );
}
