import { hasBegun } from '#contract/needs-you.ts';
import type { Overview } from '#contract/overview.ts';
import { useApp } from '../../state/invita-context.ts';
import { AttentionCard } from './attention-card.tsx';
import { AutomaticCard } from './automatic-card.tsx';
import { DeletionCard } from './deletion-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import { firstStepsOf } from './first-steps-of.ts';
import { FunnelCard } from './funnel-card.tsx';
import { LatestCard } from './latest-card.tsx';
import { OverviewLine } from './overview-line.tsx';
import { PhonesCard } from './phones-card.tsx';
import { ProgressCard } from './progress-card.tsx';
import { useRealmClock } from './realm-clock.ts';
import { RepliesCard } from './replies-card.tsx';
import { SlotsCard } from './slots-card.tsx';
import { StrangersCard } from './strangers-card.tsx';

/** Everything there is to say; a card with nothing to say is not there. */
export function Dashboard({ overview }: { readonly overview: Overview }) {
  const clock = useRealmClock();
  const { steps, done } = firstStepsOf(
    overview,
    useApp((app) => app.info.firstRun),
  );
  const { counts, slots } = overview;
  const started = counts.total > 0 || slots.some(({ used }) => used.length > 0);
  return (
    <>
      <OverviewLine overview={overview} clock={clock} />
      <DeletionCard clock={clock}>{!done && <FirstSteps steps={steps} overview={overview} />}</DeletionCard>
      <div className="overview-grid">
        {started && <SlotsCard overview={overview} clock={clock} />}
        <div className="overview-side">
          <PhonesCard overview={overview} clock={clock} />
          <AttentionCard overview={overview} quietWhenEmpty={!hasBegun(overview)} />
          <AutomaticCard clock={clock} />
          <RepliesCard />
          <StrangersCard />
          <LatestCard latest={overview.latest} format={clock.format} />
        </div>
        <ProgressCard overview={overview} format={clock.format} />
        {started && <FunnelCard overview={overview} />}
      </div>
    </>
  );
}
