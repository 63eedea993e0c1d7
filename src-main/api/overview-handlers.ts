import type { Configuration } from '#contract/configuration.ts';
import { type Clock, elapsedMs } from '../domain/clock.ts';
import { type PlanStore, type SentBy, sentAhead } from '../domain/forecast/first-plan.ts';
import { windowMs } from '../domain/governor/slots.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { QueueReader } from '../domain/queue/queue-store.ts';
import type { HearingOf } from '../live/hearing.ts';
import { freeAt, type Outlook, type OutlookService } from '../outlook/outlook.ts';
import type { Handlers } from './handlers.ts';
import { curvePoints } from './keep-first-plan.ts';
import { finishView, iso, reasonLineView, sessionView } from './views.ts';

export interface OverviewHandlerParts {
  readonly outlook: OutlookService;
  readonly clock: Pick<Clock, 'now'>;
  readonly speed: () => number;
  readonly households: Pick<HouseholdStore, 'counts'>;
  readonly reader: QueueReader;
  readonly plans: Pick<PlanStore, 'firstPlan'>;
  readonly configuration: () => Configuration;
  readonly keyOf: (type: string) => string | null;
  readonly hearing: HearingOf;
}

const latestMessages = 6;

export function overviewHandlers({
  outlook,
  clock,
  speed,
  households,
  reader,
  plans,
  configuration,
  keyOf,
  hearing,
}: OverviewHandlerParts): Pick<Handlers, 'overview.get' | 'overview.clock'> {
  return {
    'overview.clock': async () => ({ now: iso(clock.now().wall), speed: speed() }),
    async 'overview.get'() {
      const seen = await outlook.read();
      const limit = configuration().whatsapp_rate_limit;
      const people = await households.counts();
      const sent = await reader.sentSeries(curvePoints);
      const [next] = (await reader.page({ order: 'queued', statuses: ['PENDING'], limit: 1 })).items;
      return {
        now: iso(seen.now.wall),
        line: reasonLineView(seen, next?.recipient ?? null, limit),
        sessions: seen.sessions.map(({ known }) =>
          sessionView(known, keyOf(known.record.type) !== null, seen.now, hearing(known.record)),
        ),
        slots: seen.sessions.map((session) => slotGauge(session, seen, limit)),
        counts: seen.counts,
        households: seen.households,
        invited: seen.invited,
        answered: people.answered,
        awaited: people.awaited,
        paused: seen.queuePaused,
        campaigns: [...seen.campaigns],
        ...finishView(seen.forecast.finish),
        sentSeries: seriesView(sent),
        forecastSeries: seriesView(
          sentAhead(seen.forecast.times, sent.at(-1)?.sent ?? 0, seen.now.wall, curvePoints),
        ),
        planSeries: seriesView((await plans.firstPlan())?.points ?? []),
        latest: (await reader.latest(latestMessages)).map((message) => ({
          id: message.id,
          household: message.recipient,
          status: message.status,
          failureReason: message.failureReason,
          at: iso(message.updatedAt),
        })),
      };
    },
  };
}

function slotGauge({ known, past }: Outlook['sessions'][number], { now }: Outlook, limit: number) {
  const used = past.slots
    .filter(({ countsFrom }) => elapsedMs(countsFrom, now) <= windowMs)
    .map((slot) => ({ takenAt: iso(slot.startedAt.wall), freeAt: iso(freeAt(slot)) }))
    .reverse();
  const nextFreeAt = used.length >= limit ? (used[used.length - limit]?.freeAt ?? null) : null;
  return { type: known.record.type, limit, used, nextFreeAt };
}

function seriesView(points: readonly SentBy[]) {
  return points.map(({ at, sent }) => ({ at: iso(at), sent }));
}
