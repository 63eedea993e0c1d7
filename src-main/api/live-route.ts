import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { type AnswerRoute, fromAnotherNumber } from '../domain/inbox/answer-route.ts';
import { type KnownSessions, sendersOf } from './senders.ts';

export type LiveRoute = AnswerRoute & { readonly type: string };

/** A session that was removed leaves its name in what it heard, and would never send anything again. */
export async function throughLiveSession(
  household: Pick<HouseholdRecord, 'side'>,
  route: AnswerRoute,
  heardBy: string | null,
  sessions: KnownSessions,
): Promise<LiveRoute> {
  const live = (await sessions.all()).map(({ record }) => record);
  const own = live.find(({ type }) => type === route.type);
  if (own !== undefined) return { ...route, type: own.type };
  const type = (await sendersOf(undefined, sessions))(household);
  const sameNumber = heardBy !== null && live.find((each) => each.type === type)?.number === heardBy;
  return { ...(sameNumber ? route : fromAnotherNumber(route)), type };
}
