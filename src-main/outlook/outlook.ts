import type { Clock, Stamp } from '../domain/clock.ts';
import { type Forecast, forecasting } from '../domain/forecast/forecast.ts';
import type { Effort } from '../domain/forecast/pace.ts';
import { type Decision, decide, type Errand } from '../domain/governor/governor.ts';
import { untouched } from '../domain/governor/number-view.ts';
import { type Slot, windowMs } from '../domain/governor/slots.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { CampaignStore, HeldCampaign } from '../domain/queue/campaign-store.ts';
import { errandOf } from '../domain/queue/errand-of.ts';
import type { WaitingReason } from '../domain/queue/message.ts';
import type { MessageRecord, QueueCounts, QueueReader, WaitingMessage } from '../domain/queue/queue-store.ts';
import {
  type ReasonLine,
  reasonLine,
  type SessionLine,
  type StopReason,
} from '../domain/queue/reason-line.ts';
import type { SlotStore } from '../domain/queue/worker-store.ts';
import { restrictionOn } from '../domain/sessions/restriction-on.ts';
import type { KnownSession, SessionService } from '../sessions/session-service.ts';
import {
  forecastLines,
  foreseeable,
  isPlanned,
  noPast,
  type PlannedShare,
  plannedMessages,
  sharingWith,
} from './forecast-lines.ts';
import { inTurns } from './in-turns.ts';
import { AheadOfQueue, type SendingPace } from './queue-ahead.ts';
import type { SessionOutlook } from './session-outlook.ts';

/** What is known at one moment of what the queue does and will do. Times are epoch milliseconds. */
export interface Outlook {
  readonly now: Stamp;
  readonly counts: QueueCounts;
  readonly households: number;
  readonly invited: number;
  readonly queuePaused: boolean;
  /** Those that hold messages back. */
  readonly campaigns: readonly HeldCampaign[];
  readonly line: ReasonLine;
  readonly sessions: readonly SessionOutlook[];
  /** When what can leave is expected to leave. */
  readonly forecast: Forecast;
  /** When this message is expected to leave; undefined when it cannot now. */
  readonly expectedAt: (id: string) => number | undefined;
}

/** When each of the planned messages would leave, in order; fewer where the rest never could. */
export interface Plan {
  readonly times: readonly number[];
  readonly finish: Forecast['finish'];
}

export interface OutlookOptions {
  readonly reader: QueueReader;
  readonly campaigns: Pick<CampaignStore, 'held'>;
  readonly slots: SlotStore;
  readonly households: HouseholdStore;
  readonly sessions: SessionService;
  readonly settings: () => SendingPace;
  readonly clock: Clock;
}

/** An outlook this old is made anew even when nothing was announced, since time itself changes it. */
const freshMs = 1_000;

export class OutlookService {
  readonly #options: OutlookOptions;
  readonly #ahead: AheadOfQueue;
  #last: { readonly outlook: Promise<Outlook>; readonly madeAt: number } | null = null;

  constructor(options: OutlookOptions) {
    this.#options = options;
    this.#ahead = new AheadOfQueue(options.reader);
  }

  /** Shared by all who ask within a second. */
  read(): Promise<Outlook> {
    const now = this.#options.clock.now().wall;
    if (this.#last === null || Math.abs(now - this.#last.madeAt) > freshMs) {
      const outlook = this.#make();
      this.#last = { outlook, madeAt: now };
      outlook.catch(() => this.changed());
    }
    return this.#last.outlook;
  }

  /** Something was queued, sent, changed: the next reader gets a new one. */
  changed(): void {
    this.#last = null;
  }

  /** When so many more messages of these sessions would leave; fewer where the rest never could. */
  async plan(shares: readonly PlannedShare[]): Promise<Plan> {
    const { sessions, campaigns, now } = await this.read();
    const { reader, settings } = this.#options;
    const messages = [...foreseeable(await reader.waiting(), campaigns), ...shares.flatMap(plannedMessages)];
    const lines = forecastLines(sharingWith(shares, sessions), messages);
    const effort = await this.#effort();
    const ahead = await inTurns(forecasting(lines, settings().governor, effort, now, isPlanned));
    return {
      times: ahead.times.filter((_, index) => isPlanned(ahead.ids[index] ?? '')),
      finish: ahead.finish,
    };
  }

  /** The queue under other settings, as if every session were connected; with these first messages behind it. */
  async whatIf(pace: SendingPace, shares: readonly PlannedShare[]): Promise<Plan> {
    const { reader, slots } = this.#options;
    const { sessions, campaigns, now } = await this.read();
    const seen: SessionOutlook[] = [];
    for (const session of sessions) {
      const { number } = session.known.record;
      seen.push(number === null ? session : { ...session, past: await slots.past(number, pace.governor) });
    }
    const messages = [...foreseeable(await reader.waiting(), campaigns), ...shares.flatMap(plannedMessages)];
    const effort = { manners: pace.manners, textLength: await reader.usualTextLength() };
    const lines = forecastLines(seen, messages);
    const { times, finish } = await inTurns(forecasting(lines, pace.governor, effort, now));
    return { times, finish };
  }

  async #make(): Promise<Outlook> {
    const { reader, slots, households, sessions, settings, clock } = this.#options;
    const now = clock.now();
    const counts = await reader.counts();
    const people = await households.counts();
    const queuePaused = await slots.queuePaused();
    const campaigns = await this.#options.campaigns.held(now.wall);
    const seen: SessionOutlook[] = [];
    const all = await sessions.all();
    for (const known of all) seen.push(await this.#look(known, all, now, queuePaused));
    const able = seen.filter(({ canSend }) => canSend);
    const pending = counts.byStatus.PENDING;
    const { waiting, forecast } = await this.#ahead.look({ now, pending, able, campaigns, pace: settings() });
    const line = reasonLine({
      now: now.wall,
      households: people.households,
      total: counts.total - counts.byStatus.CANCELLED,
      sending: counts.byStatus.SENDING,
      unconfirmed: counts.byStatus.UNCONFIRMED,
      queuePaused,
      lines: seen.flatMap((session) => linesOf(session, waiting, campaigns, now.wall)),
    });
    return {
      now,
      counts,
      households: people.households,
      invited: people.invited,
      queuePaused,
      campaigns,
      line,
      sessions: seen,
      forecast,
      expectedAt: lookup(forecast),
    };
  }

  async #effort(): Promise<Effort> {
    const { settings, reader } = this.#options;
    return { manners: settings().manners, textLength: await reader.usualTextLength() };
  }

  async #look(
    known: KnownSession,
    all: readonly KnownSession[],
    now: Stamp,
    queuePaused: boolean,
  ): Promise<SessionOutlook> {
    const { record, sight } = known;
    const { slots } = this.#options;
    const settings = this.#options.settings().governor;
    const { number } = record;
    const past = number === null ? noPast : await slots.past(number, settings);
    const view = number === null ? untouched : await slots.view(number, settings, now);
    const restriction = restrictionOn(
      record,
      all.map((each) => each.record),
      now,
    );
    const sessionConnected = sight.status === 'CONNECTED' && sight.problem === null;
    const ask = (errand: Errand): Decision =>
      decide({
        now,
        settings,
        number: view,
        queuePaused,
        sessionPaused: record.paused !== null,
        sessionConnected,
        rest: record.rest,
        restriction,
        errand,
      });
    const decisions = { URGENT: ask('URGENT'), WARM: ask('WARM'), COLD: ask('COLD'), KNOWN: ask('KNOWN') };
    const canSend = sessionConnected && record.paused === null && !queuePaused;
    return { known, past, restriction, decisions, canSend };
  }
}

/** Why this message waits, and until when; null when it is its turn. */
export function waitingFor(
  { now, sessions }: Outlook,
  message: Pick<
    MessageRecord,
    'type' | 'lane' | 'newChat' | 'notBefore' | 'waitingReason' | 'urgentUntil' | 'held'
  >,
): { readonly reason: WaitingReason; readonly until: number | null } | null {
  if (message.notBefore > now.wall) {
    return { reason: message.waitingReason ?? 'SCHEDULED', until: message.notBefore };
  }
  if (message.held) return { reason: 'CANARY', until: null };
  const session = sessions.find(({ known }) => known.record.type === message.type);
  const decision = session?.decisions[errandOf(message, now.wall)];
  return decision === undefined || decision.go ? null : { reason: decision.reason, until: decision.until };
}

/** The moment a slot comes free, epoch milliseconds. */
export function freeAt(slot: Slot): number {
  return slot.countsFrom.wall + windowMs;
}

/** What waits in a session, by what it is to the governor: a guest who wrote may be answered when others may not. */
function linesOf(
  session: SessionOutlook,
  waiting: readonly WaitingMessage[],
  campaigns: readonly HeldCampaign[],
  wall: number,
): readonly SessionLine[] {
  const { record } = session.known;
  const own = waiting.filter((message) => message.type === record.type);
  const byErrand = Map.groupBy(
    own.filter(({ heldIn }) => heldIn === null),
    (message) => errandOf(message, wall),
  );
  const free = Array.from(byErrand, ([errand, messages]) => ({
    type: record.type,
    dueAt: messages.reduce((first, { notBefore }) => Math.min(first, notBefore), Number.POSITIVE_INFINITY),
    stop: stopOf(session.known),
    decision: session.decisions[errand],
  }));
  const held = new Set(own.flatMap(({ heldIn }) => heldIn ?? []));
  return [...free, ...campaigns.filter(({ id }) => held.has(id)).map((each) => heldLine(session, each))];
}

function heldLine({ known, decisions }: SessionOutlook, { stuck }: HeldCampaign): SessionLine {
  const { COLD: first } = decisions;
  const paused = !first.go && first.reason === 'PAUSED';
  return {
    type: known.record.type,
    dueAt: 0,
    stop: stopOf(known) ?? (stuck === null || paused ? null : 'CANARY_STUCK'),
    decision: paused ? first : { go: false, reason: 'CANARY', until: null },
  };
}

function stopOf({ record, sight }: KnownSession): StopReason | null {
  if (record.paused !== null && record.paused.reason !== 'ADMIN') return record.paused.reason;
  if (sight.problem === 'WAHA_WRONG_KEY') return 'WRONG_KEY';
  if (sight.status === 'UNREACHABLE') return 'WAHA_UNREACHABLE';
  return sight.status === 'CONNECTED' && sight.problem === null ? null : 'SESSION_NOT_CONNECTED';
}

/** Made when somebody asks: the chart needs no more than the times. */
function lookup({ ids, times }: Forecast): Outlook['expectedAt'] {
  let byId: Map<string, number> | null = null;
  return (id) => {
    byId ??= new Map(ids.map((each, index) => [each, times[index] as number]));
    return byId.get(id);
  };
}
