import type { Stamp } from '../domain/clock.ts';
import { forecast } from '../domain/forecast/forecast.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { WaitingMessage } from '../domain/queue/queue-store.ts';
import type { SessionOutlook } from './session-outlook.ts';

type WaitingLine = readonly Omit<WaitingMessage, 'type'>[];

/** When each waiting message is expected to leave, epoch milliseconds. Sessions on one number share its budget. */
export function expectedTimes(
  sessions: readonly SessionOutlook[],
  waiting: readonly WaitingMessage[],
  settings: GovernorSettings,
  now: Stamp,
): ReadonlyMap<string, number> {
  const able = sessions.filter(({ canSend }) => canSend);
  const lines = Map.groupBy(able, numberOf).values();
  const expected = new Map<string, number>();
  for (const sharing of lines) {
    const times = lineTimes(sharing, (type) => waitingIn(type, waiting), settings, now);
    for (const [id, at] of times) expected.set(id, at);
  }
  return expected;
}

/** When `count` more first messages of a session would leave, behind what waits already; as if it were connected. */
export function plannedTimes(
  session: SessionOutlook,
  all: readonly SessionOutlook[],
  waiting: readonly WaitingMessage[],
  count: number,
  settings: GovernorSettings,
  now: Stamp,
): readonly number[] {
  const planned = Array.from({ length: count }, (_, index) => ({
    id: `planned-${index}`,
    lane: 'COLD' as const,
    urgentUntil: null,
    notBefore: 0,
  }));
  const sharing = all.filter(
    (other) => other === session || (other.canSend && numberOf(other) === numberOf(session)),
  );
  const { type } = session.known.record;
  const messagesOf = (each: string) =>
    each === type ? [...waitingIn(each, waiting), ...planned] : waitingIn(each, waiting);
  const times = lineTimes(sharing, messagesOf, settings, now);
  return planned.flatMap(({ id }) => times.get(id) ?? []);
}

/** A session that was never linked has a budget of its own. */
function numberOf({ known: { record } }: SessionOutlook): string {
  return record.number ?? record.type;
}

function waitingIn(type: string, waiting: readonly WaitingMessage[]): WaitingLine {
  return waiting.filter((message) => message.type === type);
}

function lineTimes(
  sharing: readonly SessionOutlook[],
  messagesOf: (type: string) => WaitingLine,
  settings: GovernorSettings,
  now: Stamp,
): ReadonlyMap<string, number> {
  const senders = sharing.map(({ known: { record } }) => ({
    messages: messagesOf(record.type),
    newChatsRestrictedUntil: record.newChatsRestrictedUntil,
    warmStreak: record.warmStreak,
  }));
  return forecast({ senders, slots: sharing[0]?.slots ?? [] }, settings, now);
}
