import { createHash, timingSafeEqual } from 'node:crypto';

/** The tokens of both doors. None opens the other's door; an empty list keeps a door shut. */
export interface AcceptedTokens {
  /** For the Admin API. */
  readonly api: () => readonly string[];
  /** For the window: /rpc and /events. */
  readonly launch: () => readonly string[];
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null;
}

/** Takes the same time wherever the first difference lies, and whatever the lengths. */
export function isAccepted(token: string, accepted: readonly string[]): boolean {
  const digest = digestOf(token);
  return accepted.filter((each) => timingSafeEqual(digest, digestOf(each))).length > 0;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
