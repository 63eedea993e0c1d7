import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import { ReasonLine } from '../../components/reason-line.tsx';
import { reasonWords } from '../../lib/reason-words.ts';
import { followReason } from '../../state/use-reason.ts';
import { Countdown } from './countdown.tsx';
import { type RealmClock, useRealmNow } from './realm-clock.ts';
import { useLineDetail } from './use-line-detail.ts';

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
  const detail = useLineDetail(overview, clock.format.language);
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

/** How long the present wait takes in all: it began with the last message, at most an hour before its end. */
function waitOf({ line, slots }: Overview): number {
  const taken = slots
    .filter(({ type }) => line.type === null || type === line.type)
    .flatMap(({ used }) => used.map(({ takenAt }) => Date.parse(takenAt)));
  const whole = Date.parse(line.until ?? '') - Math.max(...taken);
  return whole > 0 && whole < hour ? whole : hour;
}
