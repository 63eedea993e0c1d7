import type { Stamp } from '../domain/clock.ts';
import { type ForecastMessage, forecast } from '../domain/forecast/forecast.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { WaitingMessage } from '../domain/queue/queue-store.ts';
import type { SessionOutlook } from './session-outlook.ts';

/** When each waiting message is expected to leave, epoch milliseconds. Sessions on one number share its budget. */
export function expectedTimes(
  sessions: readonly SessionOutlook[],
  waiting: readonly WaitingMessage[],
  settings: GovernorSettings,
  now: Stamp,
): ReadonlyMap<string, number> {
  const expected = new Map<string, number>();
  const able = sessions.filter(({ canSend }) => canSend);
  const byNumber = Map.groupBy(able, ({ known }) => known.record.number ?? known.record.type);
  for (const sharing of byNumber.values()) {
    const [first] = sharing;
    if (first === undefined) continue;
    const types = new Set(sharing.map(({ known }) => known.record.type));
    const messages = waiting.filter(({ type }) => types.has(type));
    for (const [id, at] of lineTimes(first, messages, settings, now)) expected.set(id, at);
  }
  return expected;
}

/** When `count` more first messages of a session would leave, behind what waits already; as if it were connected. */
export function plannedTimes(
  session: SessionOutlook,
  waiting: readonly WaitingMessage[],
  count: number,
  settings: GovernorSettings,
  now: Stamp,
): readonly number[] {
  const { type } = session.known.record;
  const planned = Array.from({ length: count }, (_, index) => ({
    id: `planned-${index}`,
    lane: 'COLD' as const,
    notBefore: 0,
  }));
  const line = [...waiting.filter((message) => message.type === type), ...planned];
  const times = lineTimes(session, line, settings, now);
  return planned.flatMap(({ id }) => times.get(id) ?? []);
}

function lineTimes(
  session: SessionOutlook,
  messages: readonly ForecastMessage[],
  settings: GovernorSettings,
  now: Stamp,
) {
  const { newChatsRestrictedUntil } = session.known.record;
  return forecast({ messages, slots: session.slots, newChatsRestrictedUntil }, settings, now);
}
