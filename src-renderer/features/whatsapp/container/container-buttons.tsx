import { ArrowUpToLine, CirclePlay, KeyRound, LogIn, RotateCw, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnContainer } from '#contract/container.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ActionButton } from '../action-button.tsx';
import type { ContainerPanelState } from './use-container.ts';

export interface ContainerButtonsProps {
  readonly container: OwnContainer;
  readonly panel: ContainerPanelState;
  /** A piece of work is under way: the buttons wait for it. */
  readonly busy: boolean;
}

type Question = 'stop' | 'update' | 'changeKey' | 'remove';

/** «Avvia» or «Ferma», «Riavvia», «Aggiorna», «Cambia la chiave di WAHA», «Rimuovi»; each that stops WAHA for a while says first what becomes of the queue. */
export function ContainerButtons({ container, panel, busy }: ContainerButtonsProps) {
  const { t } = useTranslation('container');
  const [question, setQuestion] = useState<Question | null>(null);
  const blocked = busy || panel.asking;
  const close = () => setQuestion(null);
  return (
    <div className="container-buttons">
      {container.status === 'RUNNING' && !container.inUse && (
        <ActionButton
          icon={LogIn}
          label={t('use.action')}
          hint={t('use.hint')}
          blocked={blocked}
          onClick={() => void panel.act('use')}
        />
      )}
      <OnAndOff container={container} panel={panel} blocked={blocked} onStop={() => setQuestion('stop')} />
      {container.updateTo !== null && (
        <ActionButton
          icon={ArrowUpToLine}
          label={t('update.action')}
          hint={t('update.hint', { version: container.updateTo })}
          blocked={blocked}
          onClick={() => setQuestion('update')}
        />
      )}
      <div className="container-buttons-end">
        {container.status !== 'STOPPED' && (
          <ActionButton
            icon={KeyRound}
            label={t('changeKey.action')}
            hint={t('changeKey.hint')}
            variant="subtle"
            blocked={blocked}
            onClick={() => setQuestion('changeKey')}
          />
        )}
        <ActionButton
          icon={Trash2}
          label={t('remove.action')}
          hint={t('remove.hint')}
          variant="subtle"
          danger
          blocked={blocked}
          onClick={() => setQuestion('remove')}
        />
      </div>
      {question !== null && (
        <Asked
          question={question}
          container={container}
          busy={panel.asking}
          onConfirm={() => void panel.act(question).then(close)}
          onCancel={close}
        />
      )}
    </div>
  );
}

interface OnAndOffProps {
  readonly container: OwnContainer;
  readonly panel: ContainerPanelState;
  readonly blocked: boolean;
  readonly onStop: () => void;
}

function OnAndOff({ container, panel, blocked, onStop }: OnAndOffProps) {
  const { t } = useTranslation('container');
  if (container.status === 'STOPPED')
    return (
      <ActionButton
        icon={CirclePlay}
        label={t('start.action')}
        hint={t('start.hint')}
        blocked={blocked}
        onClick={() => void panel.act('start')}
      />
    );
  return (
    <>
      <ActionButton
        icon={Square}
        label={t('stop.action')}
        hint={t('stop.hint')}
        blocked={blocked}
        onClick={onStop}
      />
      <ActionButton
        icon={RotateCw}
        label={t('restart.action')}
        hint={t('restart.hint')}
        blocked={blocked}
        onClick={() => void panel.act('restart')}
      />
    </>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly container: OwnContainer;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Before WAHA stops: what waits, and what stays. */
function Asked({ question, container, busy, onConfirm, onCancel }: AskedProps) {
  const { t } = useTranslation('container');
  return (
    <ConfirmDialog
      opened
      title={t(`${question}.question`, { version: container.updateTo ?? '' })}
      confirmLabel={t(`${question}.confirm`)}
      danger={question === 'remove'}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {t(`${question}.safe`, { volume: container.volume ?? '–' })}
    </ConfirmDialog>
  );
}
