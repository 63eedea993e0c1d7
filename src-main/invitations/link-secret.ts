import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { checkSecret, newSecret, secretCheckValue } from '../domain/links/secret.ts';
import type { Random } from '../domain/random.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** Remembers, one way, which secret links are made with, and until when those of the one before it count. */
export interface SecretCheckStore {
  event(): Promise<{
    readonly id: string;
    readonly secretCheck: string | null;
    /** Epoch milliseconds; null = no previous secret counts. */
    readonly previousSecretUntil: number | null;
  }>;
  setSecretCheck(check: string): Promise<void>;
  /** Both in one step: from then on the new secret is the one. */
  setRotation(check: string, previousUntil: number): Promise<void>;
}

export interface LinkSecretOptions {
  readonly secrets: SecretStore;
  readonly events: SecretCheckStore;
  readonly random: Random;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether links may be out in the world already. */
  readonly linksSent: () => Promise<boolean>;
}

const name = 'invitation_link_secret';
const previousName = 'invitation_link_secret:previous';
/** The new one, from the moment it is decided until it has taken its place. */
const nextName = 'invitation_link_secret:next';
const dayMs = 24 * 60 * 60_000;

/**
 * The key all personal links are signed with. It is made once, on first use; if it is missing or another one later,
 * sending stops, since a new one would break every link that was sent. It is changed by `rotate` alone.
 */
export function createLinkSecret({ secrets, events, random, clock, linksSent }: LinkSecretOptions) {
  async function current(): Promise<string> {
    const { secretCheck } = await events.event();
    const stored = secrets.get(name);
    if (secretCheck === null) return adopt(stored ?? newSecret(random));
    if (is(stored, secretCheck)) return stored;
    // A rotation that was decided and then cut off: it is brought to its end.
    const next = secrets.get(nextName);
    if (is(next, secretCheck)) return settle(next);
    throw new Refusal(stored === null ? 'LINK_SECRET_MISSING' : 'LINK_SECRET_CHANGED');
  }

  /** All that links may be signed with now: the current one, and the previous one while its grace lasts. */
  async function accepted(): Promise<readonly string[]> {
    const secret = await current();
    const previous = (await previousUntil()) === null ? null : secrets.get(previousName);
    return previous === null ? [secret] : [secret, previous];
  }

  /** Epoch milliseconds; null when only the current secret counts. What is over is forgotten. */
  async function previousUntil(): Promise<number | null> {
    const { previousSecretUntil: until } = await events.event();
    if (until !== null && until > clock.now().wall) return until;
    if (secrets.get(previousName) !== null) secrets.remove(previousName);
    return null;
  }

  /** The web site's own secret, or the lost one put back. */
  async function replace(secret: string): Promise<void> {
    requireUsable(secret);
    const { secretCheck } = await events.event();
    const isOther = secretCheck !== null && secretCheckValue(secret) !== secretCheck;
    if (isOther && (await linksSent())) throw new Refusal('LINK_SECRET_CHANGED');
    await adopt(secret);
  }

  /**
   * A new secret, ours or the one given; links made with the present one count for `graceDays` more. A crash in between
   * leaves either the old one in force or the new one, never none.
   */
  async function rotate(graceDays: number, given?: string): Promise<number> {
    if (given !== undefined) requireUsable(given);
    const present = await current();
    const next = given ?? newSecret(random);
    if (next === present) throw new Refusal('LINK_SECRET_WEAK', { reason: 'SAME' });
    const until = clock.now().wall + graceDays * dayMs;
    secrets.set(nextName, next);
    secrets.set(previousName, present);
    await events.setRotation(secretCheckValue(next), until);
    settle(next);
    return until;
  }

  function settle(secret: string): string {
    secrets.set(name, secret);
    secrets.remove(nextName);
    return secret;
  }

  async function adopt(secret: string): Promise<string> {
    secrets.set(name, secret);
    await events.setSecretCheck(secretCheckValue(secret));
    return secret;
  }

  return { current, accepted, previousUntil, replace, rotate, isSet: () => secrets.get(name) !== null };
}

function is(secret: string | null, check: string): secret is string {
  return secret !== null && secretCheckValue(secret) === check;
}

function requireUsable(secret: string): void {
  const checked = checkSecret(secret);
  if (!checked.ok) throw new Refusal('LINK_SECRET_WEAK', { reason: checked.reason });
}

export type LinkSecret = ReturnType<typeof createLinkSecret>;
