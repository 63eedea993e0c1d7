import { Refusal } from '#contract/result.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { sessionOfSide } from '../domain/guests/session-of-side.ts';
import type { KnownSession } from '../sessions/session-service.ts';

export interface KnownSessions {
  known(type: string): Promise<KnownSession>;
  all(): Promise<readonly KnownSession[]>;
}

/** The type of the session that writes to a household. */
export type SenderOf = (household: Pick<HouseholdRecord, 'side'>) => string;

/** The session that was asked for writes to all of them; else each household's side says which one does. */
export async function sendersOf(asked: string | undefined, sessions: KnownSessions): Promise<SenderOf> {
  if (asked !== undefined) {
    await sessions.known(asked);
    return () => asked;
  }
  const records = (await sessions.all()).map(({ record }) => record);
  return ({ side }) => {
    const type = sessionOfSide(side, records);
    if (type === null) throw new Refusal('UNKNOWN_SESSION');
    return type;
  };
}
