import type { Clock, Stamp } from '../domain/clock.ts';
import { type Decision, decide, type Errand } from '../domain/governor/governor.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import { type Slot, windowMs } from '../domain/governor/slots.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
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
import type { KnownSession, SessionService } from '../sessions/session-service.ts';
import { expectedTimes, plannedTimes } from './expected-times.ts';
import type { SessionOutlook } from './session-outlook.ts';

/** What is known at one moment of what the queue does and will do. Times are epoch milliseconds. */
export interface Outlook {
  readonly now: Stamp;
  readonly counts: QueueCounts;
  readonly households: number;
  readonly invited: number;
  readonly queuePaused: boolean;
  readonly line: ReasonLine;
  readonly sessions: readonly SessionOutlook[];
  /** When each waiting message is expected to leave; empty for those that cannot leave now. */
  readonly expected: ReadonlyMap<string, number>;
  readonly finishesAt: number | null;
}

export interface OutlookOptions {
  readonly reader: QueueReader;
  readonly slots: SlotStore;
  readonly households: HouseholdStore;
  readonly sessions: SessionService;
  readonly governor: () => GovernorSettings;
  readonly clock: Clock;
}

/** An outlook this old is made anew even when nothing was announced, since time itself changes it. */
const freshMs = 1_000;

export class OutlookService {
  readonly #options: OutlookOptions;
  #last: { readonly outlook: Promise<Outlook>; readonly madeAt: number } | null = null;

  constructor(options: OutlookOptions) {
    this.#options = options;
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

  /** When `count` more first messages of this session would leave; fewer where the rest never could. */
  async plan(type: string, count: number): Promise<readonly number[]> {
    const { sessions, now } = await this.read();
    const session = sessions.find(({ known }) => known.record.type === type);
    if (session === undefined) return [];
    const waiting = await this.#options.reader.waiting();
    return plannedTimes(session, sessions, waiting, count, this.#options.governor(), now);
  }

  async #make(): Promise<Outlook> {
    const { reader, slots, households, sessions, governor, clock } = this.#options;
    const now = clock.now();
    const counts = await reader.counts();
    const people = await households.counts();
    const queuePaused = await slots.queuePaused();
    const waiting = await reader.waiting();
    const seen: SessionOutlook[] = [];
    for (const known of await sessions.all()) seen.push(await this.#look(known, now, queuePaused));
    const expected = expectedTimes(seen, waiting, governor(), now);
    const line = reasonLine({
      now: now.wall,
      households: people.households,
      total: counts.total - counts.byStatus.CANCELLED,
      sending: counts.byStatus.SENDING,
      unconfirmed: counts.byStatus.UNCONFIRMED,
      queuePaused,
      lines: seen.flatMap((session) => linesOf(session, waiting, now.wall)),
    });
    const finishesAt = latest(expected.values());
    const { households: all, invited } = people;
    return { now, counts, households: all, invited, queuePaused, line, sessions: seen, expected, finishesAt };
  }

  async #look(known: KnownSession, now: Stamp, queuePaused: boolean): Promise<SessionOutlook> {
    const { record, sight } = known;
    const settings = this.#options.governor();
    const { rateLimit } = settings;
    const recent = record.number === null ? [] : await this.#options.slots.recent(record.number, rateLimit);
    const sessionConnected = sight.status === 'CONNECTED' && sight.problem === null;
    const ask = (errand: Errand): Decision =>
      decide({
        now,
        settings,
        slots: { nthNewest: recent[rateLimit - 1] ?? null, newest: recent[0] ?? null },
        queuePaused,
        sessionPaused: record.paused !== null,
        sessionConnected,
        newChatsRestrictedUntil: record.newChatsRestrictedUntil,
        errand,
      });
    const decisions = { URGENT: ask('URGENT'), WARM: ask('WARM'), COLD: ask('COLD') };
    const canSend = sessionConnected && record.paused === null && !queuePaused;
    return { known, slots: recent, decisions, canSend };
  }
}

/** Why this message waits, and until when; null when it is its turn. */
export function waitingFor(
  { now, sessions }: Outlook,
  message: Pick<MessageRecord, 'type' | 'lane' | 'notBefore' | 'waitingReason' | 'urgentUntil'>,
): { readonly reason: WaitingReason; readonly until: number | null } | null {
  if (message.notBefore > now.wall) {
    return { reason: message.waitingReason ?? 'SCHEDULED', until: message.notBefore };
  }
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
  { known, decisions }: SessionOutlook,
  waiting: readonly WaitingMessage[],
  wall: number,
): readonly SessionLine[] {
  const { type } = known.record;
  const own = waiting.filter((message) => message.type === type);
  const byErrand = Map.groupBy(own, (message) => errandOf(message, wall));
  return Array.from(byErrand, ([errand, messages]) => ({
    type,
    dueAt: messages.reduce((first, { notBefore }) => Math.min(first, notBefore), Number.POSITIVE_INFINITY),
    stop: stopOf(known),
    decision: decisions[errand],
  }));
}

function stopOf({ record, sight }: KnownSession): StopReason | null {
  if (record.paused !== null && record.paused.reason !== 'ADMIN') return record.paused.reason;
  if (sight.problem === 'WAHA_WRONG_KEY') return 'WRONG_KEY';
  if (sight.status === 'UNREACHABLE') return 'WAHA_UNREACHABLE';
  return sight.status === 'CONNECTED' && sight.problem === null ? null : 'SESSION_NOT_CONNECTED';
}

function latest(times: Iterable<number>): number | null {
  let end: number | null = null;
  for (const time of times) end = end === null ? time : Math.max(end, time);
  return end;
}
