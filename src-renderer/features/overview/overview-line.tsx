import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import type { Overview } from '#contract/overview.ts';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { ReasonLine } from '../../components/reason-line.tsx';
import { reasonWords } from '../../lib/reason-words.ts';
import { followReason } from '../../state/use-reason.ts';
import { inSentence } from './in-sentence.ts';
import { type RealmClock, useRealmNow } from './realm-clock.ts';
import './overview-line.css';

const hour = 3_600_000;

export interface OverviewLineProps {
  readonly overview: Overview;
  readonly clock: RealmClock;
}

/** Why nothing moves and until when, as the page's title; counts down to the next message while that is near. */
export function OverviewLine({ overview, clock }: OverviewLineProps) {
  const { t } = useTranslation('components');
  const { line, sessions } = overview;
  const now = useRealmNow(clock);
  const detail = useDetail(overview, clock.format.language);
  const session = sessions.find(({ type }) => type === line.type)?.label;
  const left = line.until === null ? 0 : Date.parse(line.until) - now;
  const near = (line.kind === 'wait' || line.kind === 'go') && left > 0 && left <= hour;
  return (
    <ReasonLine
      size="page"
      words={reasonWords(line, { t, format: clock.format, session })}
      onAction={followReason}
      {...(detail !== null && { detail })}
      {...(near && {
        aside: (
          <Countdown left={left} total={waitOf(overview)} clock={clock} waiting={line.kind === 'wait'} />
        ),
      })}
    />
  );
}

/** What comes next, or what is safe. */
function useDetail({ line }: Overview, language: Language): string | null {
  const { t } = useTranslation('overview');
  if (line.reason === 'SETTLING') return t('line.settling');
  if (line.reason === 'NEEDS_YOU') return t('line.needsYou');
  if (line.pending === 0) return null;
  if (line.kind === 'idle') return t('line.idle');
  if (line.kind === 'stop') return t('line.stop');
  const rest = t('line.rest', { count: line.pending });
  return line.nextHousehold === null
    ? rest
    : t('line.next', { household: inSentence(line.nextHousehold, language), rest });
}

interface CountdownProps {
  readonly left: number;
  readonly total: number;
  readonly clock: RealmClock;
  readonly waiting: boolean;
}

function Countdown({ left, total, clock, waiting }: CountdownProps) {
  const { t } = useTranslation('overview');
  return (
    <>
      <div className="overview-countdown" aria-hidden>
        <div className="overview-countdown-time tabular">{clock.format.countdown(left)}</div>
        <div className="second">{t('line.toNext')}</div>
      </div>
      <CountdownRing remainingMs={left} totalMs={total} label={null} size={40} waiting={waiting} />
    </>
  );
}

/** How long the present wait takes in all: it began with the last message, at most an hour before its end. */
function waitOf({ line, slots }: Overview): number {
  const taken = slots
    .filter(({ type }) => line.type === null || type === line.type)
    .flatMap(({ used }) => used.map(({ takenAt }) => Date.parse(takenAt)));
  const whole = Date.parse(line.until ?? '') - Math.max(...taken);
  return whole > 0 && whole < hour ? whole : hour;
}
