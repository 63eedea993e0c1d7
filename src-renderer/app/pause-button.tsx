import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../components/busy-button.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useApp, useInvita } from '../state/invita-context.ts';
import { useCommand } from '../state/use-command.ts';

export interface Pausing {
  readonly asking: boolean;
  readonly busy: boolean;
  ask(): void;
  leave(): void;
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/** Pause, which asks first, and resume, which does not. */
export function usePausing(): Pausing {
  const { app } = useInvita();
  const command = useCommand();
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

  return {
    asking,
    busy,
    ask: () => setAsking(true),
    leave: () => setAsking(false),
    pause: () => change('queue.pause'),
    resume: () => change('queue.resume'),
  };
}

export function PauseQuestion({ pausing }: { readonly pausing: Pausing }) {
  const { t } = useTranslation('shell');
  return (
    <ConfirmDialog
      opened={pausing.asking}
      title={t('pause.question')}
      confirmLabel={t('pause.pause')}
      busy={pausing.busy}
      onConfirm={() => void pausing.pause()}
      onCancel={pausing.leave}
    >
      {t('pause.safe')}
    </ConfirmDialog>
  );
}

/** «Metti in pausa» or «Riprendi». */
export function PauseButton() {
  const { t } = useTranslation('shell');
  const pausing = usePausing();
  const paused = useApp(({ queue }) => queue.paused);
  return (
    <>
      {paused ? (
        <BusyButton
          variant="default"
          size="xs"
          leftSection={<Play />}
          busy={pausing.busy}
          onClick={() => void pausing.resume()}
        >
          {t('pause.resume')}
        </BusyButton>
      ) : (
        <BusyButton busy={false} variant="default" size="xs" leftSection={<Pause />} onClick={pausing.ask}>
          {t('pause.pause')}
        </BusyButton>
      )}
      <PauseQuestion pausing={pausing} />
    </>
  );
}
