import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenScope } from '#contract/tokens.ts';

/** Whose token a request of the Admin API came with. */
export interface Bearer {
  readonly id: string;
  readonly scope: TokenScope;
}

/** What a door knows of who came in. */
export type HttpEnv = { Variables: { bearer: Bearer } };

/** The tokens of both doors. None opens the other's door. */
export interface AcceptedTokens {
  /** For the Admin API: whose token it is, null for nobody's. Its time tells nothing of the tokens there are. */
  readonly api: (token: string) => Bearer | null;
  /** For the window: /rpc and /events. An empty list keeps the door shut. */
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
