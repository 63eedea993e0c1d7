import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { useNow } from '../../lib/use-now.ts';
import { useFormat } from '../../state/use-format.ts';
import './session-restriction.css';

export interface SessionRestrictionProps {
  readonly restriction: NonNullable<SessionView['restrictions']>;
  readonly clockLead: number;
}

const hour = 3_600_000;

/** WhatsApp wants no new chats for a while: until when, and what goes on. */
export function SessionRestriction({ restriction, clockLead }: SessionRestrictionProps) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const { newChatsUntil: until, toldBy } = restriction;
  const now = useNow() + clockLead;
  const left = until === null ? null : Date.parse(until) - now;
  if (left !== null && left <= 0) return null;
  return (
    <div className="session-restriction">
      <span className="session-restriction-light" aria-hidden />
      <div>
        <p className="session-restriction-title">
          {until === null ? t('restriction.noEnd') : t('restriction.until', { when: format.when(until) })}
        </p>
        <p className="second">{toldBy === 'WHATSAPP' ? t('restriction.text') : t('restriction.refused')}</p>
      </div>
      {left !== null && (
        <span className="session-restriction-left tabular" role="timer">
          {left < hour ? format.countdown(left) : format.span(left, Math.ceil)}
        </span>
      )}
    </div>
  );
}
