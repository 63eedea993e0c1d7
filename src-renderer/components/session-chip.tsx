import type { LucideIcon } from 'lucide-react';
import {
  Check,
  CircleQuestionMark,
  CircleX,
  KeyRound,
  Loader,
  QrCode,
  ServerOff,
  Unplug,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '#contract/sessions.ts';
import type { StateName } from '../theme/tokens.ts';
import { StatusChip } from './status-chip.tsx';
import './session-chip.css';

type Dot = 'ok' | 'wait' | 'accent' | 'neutral' | 'fail';

const looks: Readonly<Record<SessionStatus, { state: StateName; icon: LucideIcon; dot: Dot }>> = {
  CONNECTED: { state: 'answered', icon: Check, dot: 'ok' },
  WAITING_QR: { state: 'waiting', icon: QrCode, dot: 'wait' },
  WAITING_PASSKEY: { state: 'waiting', icon: KeyRound, dot: 'wait' },
  STARTING: { state: 'sending', icon: Loader, dot: 'accent' },
  DISCONNECTED: { state: 'pending', icon: Unplug, dot: 'neutral' },
  FAILED: { state: 'failed', icon: CircleX, dot: 'fail' },
  UNREACHABLE: { state: 'failed', icon: ServerOff, dot: 'fail' },
  UNKNOWN: { state: 'pending', icon: CircleQuestionMark, dot: 'neutral' },
};

/** The status of a session, filled, for its card. */
export function SessionChip({ status }: { readonly status: SessionStatus }) {
  const { t } = useTranslation('components');
  const { state, icon } = looks[status];
  return (
    <StatusChip state={state} icon={icon} filled dashed={status === 'UNKNOWN'}>
      {t(`session.${status}`)}
    </StatusChip>
  );
}

export interface SessionLightProps {
  readonly label: string;
  readonly status: SessionStatus;
}

/** A session's dot and name, for the header. A session that is not connected says its status, so colour is never alone. */
export function SessionLight({ label, status }: SessionLightProps) {
  const { t } = useTranslation('components');
  const word = t(`session.${status}`);
  const { icon: Icon, dot } = looks[status];
  return (
    <span className="session-light" data-dot={dot} title={`${label}: ${word}`}>
      {status === 'CONNECTED' ? (
        <span className="session-light-dot" aria-hidden />
      ) : (
        <Icon size={15} aria-hidden />
      )}
      <span>{label}</span>
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
