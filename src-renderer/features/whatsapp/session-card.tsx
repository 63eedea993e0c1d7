import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../components/card.tsx';
import { conditionOf } from './condition.ts';
import { QrPanel } from './qr-panel.tsx';
import { SessionButtons } from './session-buttons.tsx';
import { SessionExplanation } from './session-explanation.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionHearing } from './session-hearing.tsx';
import { SessionPause } from './session-pause.tsx';
import { SessionRestriction } from './session-restriction.tsx';
import { useSessionActions } from './use-session-actions.ts';
import './session-card.css';

export interface SessionCardProps {
  readonly session: SessionView;
  /** See useClockLead. */
  readonly clockLead: number;
  /** «Refresh» of this session is the one filled button of the view. */
  readonly isNextStep: boolean;
  readonly reload: () => Promise<void>;
}

/** One session: who it is, what holds it up, what can be done. */
export function SessionCard({ session, clockLead, isNextStep, reload }: SessionCardProps) {
  const { t } = useTranslation('whatsapp');
  const actions = useSessionActions(session.type, reload);
  const condition = conditionOf(session);
  const word = t(`components:session.${session.status}`);
  // The key is one problem, told once.
  const pauseIsTold = session.paused?.reason === 'WRONG_KEY' && session.problem === 'WAHA_WRONG_KEY';
  return (
    <Card label={session.label}>
      <div className="session-card">
        <SessionHead session={session} clockLead={clockLead} running={actions.running} />
        <p className="visually-hidden" role="status">
          {actions.running === null
            ? t('spoken', { label: session.label, status: word })
            : t(`running.${actions.running}`)}
        </p>
        {session.paused !== null && !pauseIsTold && <SessionPause pause={session.paused} actions={actions} />}
        {session.restrictions !== null && (
          <SessionRestriction until={session.restrictions.newChatsUntil} clockLead={clockLead} />
        )}
        <SessionHearing status={session.status} events={session.events} />
        {condition.kind === 'status' && condition.status === 'WAITING_QR' ? (
          <QrPanel qr={session.qr} label={session.label} clockLead={clockLead} />
        ) : (
          <SessionExplanation
            session={session}
            condition={condition}
            actions={actions}
            isNextStep={isNextStep}
          />
        )}
        <SessionButtons session={session} actions={actions} isNextStep={isNextStep} />
      </div>
    </Card>
  );
}
