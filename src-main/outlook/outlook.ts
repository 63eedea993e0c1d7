import type { Configuration } from '#contract/configuration.ts';
import type { Clock, Stamp } from '../domain/clock.ts';
import { forecast, type ForecastMessage } from '../domain/forecast/forecast.ts';
import { type Decision, decide } from '../domain/governor/governor.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import { type Slot, windowMs } from '../domain/governor/slots.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { WaitingReason } from '../domain/queue/message.ts';
import type { QueueCounts, QueueReader, WaitingMessage } from '../domain/queue/queue-store.ts';
import { type ReasonLine, reasonLine, type StopReason } from '../domain/queue/reason-line.ts';
import type { SlotStore } from '../domain/queue/worker-store.ts';
import type { KnownSession, SessionService } from '../sessions/session-service.ts';

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

export interface SessionOutlook {
  readonly known: KnownSession;
  /** Newest first: those that count in the last hour. */
  readonly slots: readonly Slot[];
  /** For a first message. */
  readonly decision: Decision;
  readonly canSend: boolean;
}

export interface OutlookOptions {
  readonly reader: QueueReader;
  readonly slots: SlotStore;
  readonly households: HouseholdStore;
  readonly sessions: SessionService;
  readonly governor: () => GovernorSettings;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
}

/** An outlook this old is made anew even when nothing was announced, since time itself changes it. */
const freshMs = 1_000;

export function createOutlook(options: OutlookOptions) {
  const { reader, slots, households, sessions, governor, clock } = options;
  let last: Promise<Outlook> | null = null;
  let madeAt = 0;

  /** Shared by all who ask within a second. */
  function read(): Promise<Outlook> {
    const now = clock.now().wall;
    if (last === null || Math.abs(now - madeAt) > freshMs) {
      madeAt = now;
      last = make();
      last.catch(() => {
        last = null;
      });
    }
    return last;
  }

  async function make(): Promise<Outlook> {
    const now = clock.now();
    const [counts, people, queuePaused, waiting] = [
      await reader.counts(),
      await households.counts(),
      await slots.queuePaused(),
      await reader.waiting(),
    ];
    const seen = [];
    for (const known of await sessions.all()) seen.push(await look(known, now, queuePaused));
    const expected = expectedTimes(seen, waiting, now);
    return {
      now,
      counts,
      households: people.households,
      invited: people.invited,
      queuePaused,
      sessions: seen,
      expected,
      finishesAt: latest(expected.values()),
      line: reasonLine({
        now: now.wall,
        households: people.households,
        total: counts.total - counts.byStatus.CANCELLED,
        sending: counts.byStatus.SENDING,
        unconfirmed: counts.byStatus.UNCONFIRMED,
        queuePaused,
        sessions: seen.map((session) => ({
          ...due(waiting.filter(({ type }) => type === session.known.record.type)),
          type: session.known.record.type,
          stop: stopOf(session.known),
          decision: session.decision,
        })),
      }),
    };
  }

  async function look(known: KnownSession, now: Stamp, queuePaused: boolean): Promise<SessionOutlook> {
    const { record, sight } = known;
    const { rateLimit } = governor();
    const recent = record.number === null ? [] : await slots.recent(record.number, rateLimit);
    const sessionConnected = sight.status === 'CONNECTED' && sight.problem === null;
    const decision = decide({
      now,
      settings: governor(),
      slots: { nthNewest: recent[rateLimit - 1] ?? null, newest: recent[0] ?? null },
      queuePaused,
      sessionPaused: record.paused !== null,
      sessionConnected,
      newChatsRestrictedUntil: record.newChatsRestrictedUntil,
      errand: 'COLD',
    });
    return { known, slots: recent, decision, canSend: sessionConnected && record.paused === null && !queuePaused };
  }

  /** Sessions on one number share its budget: they are one line. */
  function expectedTimes(seen: readonly SessionOutlook[], waiting: readonly WaitingMessage[], now: Stamp) {
    const expected = new Map<string, number>();
    const able = seen.filter(({ canSend }) => canSend);
    for (const sharing of Map.groupBy(able, ({ known }) => known.record.number ?? known.record.type).values()) {
      const [first] = sharing;
      if (first === undefined) continue;
      const types = new Set(sharing.map(({ known }) => known.record.type));
      const messages = waiting.filter(({ type }) => types.has(type));
      for (const [id, at] of forecastLine(first, messages, now)) expected.set(id, at);
    }
    return expected;
  }

  function forecastLine(session: SessionOutlook, messages: readonly ForecastMessage[], now: Stamp) {
    const { newChatsRestrictedUntil } = session.known.record;
    return forecast({ messages, slots: session.slots, newChatsRestrictedUntil }, governor(), now);
  }

  /** When `count` more first messages of a session would leave, behind what waits already; as if it were connected. */
  async function plan(type: string, count: number): Promise<readonly number[]> {
    const outlook = await read();
    const session = outlook.sessions.find(({ known }) => known.record.type === type);
    if (session === undefined) return [];
    const waiting = (await reader.waiting()).filter((message) => message.type === type);
    const more = Array.from({ length: count }, (_, index) => ({
      id: `planned-${index}`,
      lane: 'COLD' as const,
      notBefore: 0,
    }));
    const times = forecastLine(session, [...waiting, ...more], outlook.now);
    return more.flatMap(({ id }) => times.get(id) ?? []);
  }

  /** Why this message waits, and until when; null when it is its turn. */
  function waitingFor(
    outlook: Outlook,
    message: { type: string; notBefore: number; waitingReason: WaitingReason | null; urgentUntil: number | null },
  ): { reason: WaitingReason; until: number | null } | null {
    if (message.notBefore > outlook.now.wall) {
      return { reason: message.waitingReason ?? 'SCHEDULED', until: message.notBefore };
    }
    const session = outlook.sessions.find(({ known }) => known.record.type === message.type);
    if (session === undefined || session.decision.go) return null;
    const { reason, until } = session.decision;
    const urgent = (message.urgentUntil ?? 0) > outlook.now.wall;
    return urgent && (reason === 'SEND_WINDOW' || reason === 'GAP') ? null : { reason, until };
  }

  return {
    read,
    plan,
    waitingFor,
    /** Something was queued, sent, changed: the next reader gets a new one. */
    changed: () => {
      last = null;
    },
  };
}

export type OutlookService = ReturnType<typeof createOutlook>;

/** The moment a slot comes free, epoch milliseconds. */
export function freeAt(slot: Slot): number {
  return slot.countsFrom.wall + windowMs;
}

function due(messages: readonly WaitingMessage[]): {
  pending: number;
  dueAt: number;
  dueReason: WaitingReason | null;
} {
  let dueAt = Number.POSITIVE_INFINITY;
  for (const { notBefore } of messages) dueAt = Math.min(dueAt, notBefore);
  return { pending: messages.length, dueAt: Number.isFinite(dueAt) ? dueAt : 0, dueReason: null };
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
