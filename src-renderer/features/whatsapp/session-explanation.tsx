import { Loader } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { KnowBox } from '../../components/know-box.tsx';
import { ActionButton } from './action-button.tsx';
import type { Condition } from './condition.ts';
import { NoteActions } from './note-actions.tsx';
import { PasskeyPanel } from './passkey-panel.tsx';
import { SessionProblem } from './session-problem.tsx';
import type { SessionActions } from './use-session-actions.ts';
import './session-explanation.css';

export interface SessionExplanationProps {
  readonly session: SessionView;
  readonly condition: Condition;
  readonly actions: SessionActions;
  readonly isNextStep: boolean;
}

/** What the status means and what to do about it; nothing for a phone that is connected. */
export function SessionExplanation({ session, condition, actions, isNextStep }: SessionExplanationProps) {
  const { t } = useTranslation('whatsapp');
  if (condition.kind === 'problem') return <SessionProblem session={session} condition={condition} />;
  const { status } = condition;
  switch (status) {
    case 'CONNECTED':
    case 'WAITING_QR':
      return null;
    case 'WAITING_PASSKEY':
      return <PasskeyPanel passkey={session.passkey} actions={actions} />;
    case 'STARTING':
    case 'ASKING':
      return (
        <div className="session-progress">
          <Loader size={20} aria-hidden />
          <div>
            <p className="session-progress-title">{t(`status.${status}.title`)}</p>
            <p className="second">{t(`status.${status}.text`)}</p>
          </div>
        </div>
      );
    case 'FAILED':
      return <Failed failure={session.failure} actions={actions} isNextStep={isNextStep} />;
    default:
      return (
        <KnowBox state="pending" title={t(`status.${status}.title`)} unknown={status === 'UNKNOWN'}>
          {t(`status.${status}.text`)}
        </KnowBox>
      );
  }
}

type FailedProps = Pick<SessionView, 'failure'> & Pick<SessionExplanationProps, 'actions' | 'isNextStep'>;

/** The codes ran out, or the phone was unlinked: a new code either way. */
function Failed({ failure, actions, isNextStep }: FailedProps) {
  const { t } = useTranslation('whatsapp');
  const words =
    failure === null
      ? { title: t('status.FAILED.title'), text: t('status.FAILED.text') }
      : { title: t(`status.FAILED.${failure}.title`), text: t(`status.FAILED.${failure}.text`) };
  return (
    <KnowBox state="failed" title={words.title}>
      {words.text}
      <NoteActions>
        <ActionButton
          icon={QrCode}
          label={t('status.FAILED.newCode')}
          hint={t('refresh.hint')}
          variant={isNextStep ? 'filled' : 'default'}
          busy={actions.running === 'refresh'}
          blocked={actions.running !== null}
          onClick={() => void actions.run('refresh')}
        />
      </NoteActions>
    </KnowBox>
  );
}
