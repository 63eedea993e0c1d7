import { lacksOf, type WahaServerFacts } from '../domain/sessions/waha-server.ts';

/** What a WAHA server says of itself. */
export interface WahaIdentity extends WahaServerFacts {
  /** Hands out message ids before sending, and finds a message by its bare id. */
  readonly hasMessageIds: boolean;
}

export function identityOf(facts: WahaServerFacts): WahaIdentity {
  return { ...facts, hasMessageIds: !lacksOf(facts).includes('MESSAGE_IDS') };
}
