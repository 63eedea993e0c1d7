import { useTranslation } from 'react-i18next';
import { ReasonLine } from '../components/reason-line.tsx';
import { SessionLight } from '../components/session-chip.tsx';
import { useNow } from '../lib/use-now.ts';
import { useApp } from '../state/invita-context.ts';
import type { ScreenName } from '../state/navigation.ts';
import { useClockLead } from '../state/use-clock-lead.ts';
import { useFormat } from '../state/use-format.ts';
import { followReason, useReasonWords } from '../state/use-reason.ts';
import { PauseButton } from './pause-button.tsx';
import './header.css';

/** The one line, the session lights, pause. On Panoramica the line is the page's title, so the date stands here. */
export function Header({ screen }: { readonly screen: ScreenName }) {
  return (
    <header className="header">
      {screen === 'overview' ? <Today /> : <HeaderLine />}
      <div className="header-right">
        {screen !== 'overview' && <SessionLights />}
        <PauseButton />
      </div>
    </header>
  );
}

function HeaderLine() {
  return <ReasonLine words={useReasonWords()} onAction={followReason} />;
}

function Today() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const now = useNow(15_000) + useClockLead();
  const date = useApp((app) => app.configuration.event_date);
  const days = date === null ? -1 : format.daysTo(date);
  return (
    <div className="header-today">
      <strong>{t('screen.overview')}</strong>
      <span className="header-date second">
        {format.longDate(now)}, {format.clock(now)}
        {days >= 0 && ` · ${t('header.daysLeft', { count: days })}`}
      </span>
    </div>
  );
}

function SessionLights() {
  const { t } = useTranslation('shell');
  const sessions = useApp((app) => app.sessions);
  return (
    <ul className="header-sessions" aria-label={t('header.sessions')}>
      {sessions.map(({ type, label, status }) => (
        <li key={type}>
          <SessionLight label={label} status={status} />
        </li>
      ))}
    </ul>
  );
}
