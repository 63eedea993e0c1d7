import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../components/card.tsx';
import { conditionOf } from './condition.ts';
import { LinkingPanel } from './linking-panel.tsx';
import { SessionButtons } from './session-buttons.tsx';
import { SessionExplanation } from './session-explanation.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionHearing } from './session-hearing.tsx';
import { SessionMenu } from './session-menu.tsx';
import { SessionNotices } from './session-notices.tsx';
import { SessionPause } from './session-pause.tsx';
import { SessionProgress } from './session-progress.tsx';
import { SessionQuota } from './session-quota.tsx';
import { SessionRestriction } from './session-restriction.tsx';
import { type SessionActions, useSessionActions } from './use-session-actions.ts';
import { WahaLacks } from './waha-lacks.tsx';
import './session-card.css';

export interface SessionCardProps {
  readonly session: SessionView;
  readonly others: readonly SessionView[];
  /** See useClockLead. */
  readonly clockLead: number;
  /** «Refresh» of this session is the one filled button of the view. */
  readonly isNextStep: boolean;
  readonly reload: () => Promise<void>;
}

/** One session: who it is, what holds it up, what can be done. */
export function SessionCard({ session, others, clockLead, isNextStep, reload }: SessionCardProps) {
  const { t } = useTranslation('whatsapp');
  const actions = useSessionActions(session.type, reload);
  const word = t(`components:session.${session.status}`);
  // The key is one problem, told once.
  const pauseIsTold = session.paused?.reason === 'WRONG_KEY' && session.problem === 'WAHA_WRONG_KEY';
  return (
    <Card label={session.label}>
      <div className="session-card">
        <SessionHead session={session} running={actions.running}>
          <SessionMenu session={session} others={others} reload={reload} />
        </SessionHead>
        <p className="visually-hidden" role="status">
          {actions.running === null
            ? t('spoken', { label: session.label, status: word })
            : t(`running.${actions.running}`)}
        </p>
        {session.paused !== null && !pauseIsTold && <SessionPause pause={session.paused} actions={actions} />}
        {session.restrictions !== null && session.status === 'CONNECTED' && (
          <SessionRestriction restriction={session.restrictions} clockLead={clockLead} />
        )}
        {session.quota !== null && session.me !== null && <SessionQuota quota={session.quota} />}
        <SessionHearing status={session.status} events={session.events} />
        <SessionNotices notices={session.notices} isToldDeaf={session.events.deaf} />
        <State session={session} actions={actions} clockLead={clockLead} isNextStep={isNextStep} />
        {session.problem === null && <WahaLacks session={session} />}
        <SessionButtons session={session} actions={actions} isNextStep={isNextStep} />
      </div>
    </Card>
  );
}

type StateProps = Omit<SessionCardProps, 'others' | 'reload'> & { readonly actions: SessionActions };

/** What the session is at, and what a person can do about it. */
function State({ session, actions, clockLead, isNextStep }: StateProps) {
  const condition = conditionOf(session);
  if (session.doing !== null) return <SessionProgress doing={session.doing} clockLead={clockLead} />;
  if (condition.kind === 'status' && condition.status === 'WAITING_QR')
    return <LinkingPanel session={session} actions={actions} clockLead={clockLead} />;
  return (
    <SessionExplanation session={session} condition={condition} actions={actions} isNextStep={isNextStep} />
  );
}
