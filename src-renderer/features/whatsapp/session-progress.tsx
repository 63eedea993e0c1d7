import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { useNow } from '../../lib/use-now.ts';
import './session-explanation.css';

/** So long WAHA takes as a rule; the bar never says it is over before it is. */
const usualMs = 10_000;
const most = 95;

export interface SessionProgressProps {
  readonly doing: NonNullable<SessionView['doing']>;
  readonly clockLead: number;
}

/** WAHA is at work on this session, whoever asked for it: what it does and how far it may be. */
export function SessionProgress({ doing, clockLead }: SessionProgressProps) {
  const { t } = useTranslation('whatsapp');
  const passed = Math.max(0, useNow(250) + clockLead - Date.parse(doing.since));
  const percent = most * (1 - Math.exp((-2 * passed) / usualMs));
  return (
    <div className="session-progress">
      <div className="session-progress-body">
        <p className="session-progress-title">{t(`doing.${doing.action}`)}</p>
        <Progress value={percent} size="sm" aria-label={t(`doing.${doing.action}`)} />
        <p className="second">{t(passed > usualMs ? 'doing.longer' : 'doing.usual')}</p>
      </div>
    </div>
  );
}
