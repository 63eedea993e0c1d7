import { Refusal } from '#contract/result.ts';
import { checkSecret, newSecret, secretCheckValue } from '../domain/links/secret.ts';
import type { Random } from '../domain/random.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** Remembers, one way, which secret the sent links were made with. */
export interface SecretCheckStore {
  event(): Promise<{ readonly id: string; readonly secretCheck: string | null }>;
  setSecretCheck(check: string): Promise<void>;
}

export interface LinkSecretOptions {
  readonly secrets: SecretStore;
  readonly events: SecretCheckStore;
  readonly random: Random;
  /** Whether links may be out in the world already. */
  readonly linksSent: () => Promise<boolean>;
}

const name = 'invitation_link_secret';

/**
 * The key all personal links are signed with. It is made once, on first use; if it is missing or another one later,
 * sending stops, since a new one would break every link that was sent.
 */
export function createLinkSecret({ secrets, events, random, linksSent }: LinkSecretOptions) {
  async function current(): Promise<string> {
    const { secretCheck } = await events.event();
    const stored = secrets.get(name);
    if (secretCheck === null) return adopt(stored ?? newSecret(random));
    if (stored === null) throw new Refusal('LINK_SECRET_MISSING');
    if (secretCheckValue(stored) !== secretCheck) throw new Refusal('LINK_SECRET_CHANGED');
    return stored;
  }

  /** The web site's own secret, or the lost one put back. */
  async function replace(secret: string): Promise<void> {
    const checked = checkSecret(secret);
    if (!checked.ok) throw new Refusal('LINK_SECRET_WEAK', { reason: checked.reason });
    const { secretCheck } = await events.event();
    const isOther = secretCheck !== null && secretCheckValue(secret) !== secretCheck;
    if (isOther && (await linksSent())) throw new Refusal('LINK_SECRET_CHANGED');
    await adopt(secret);
  }

  async function adopt(secret: string): Promise<string> {
    secrets.set(name, secret);
    await events.setSecretCheck(secretCheckValue(secret));
    return secret;
  }

  return { current, replace, isSet: () => secrets.get(name) !== null };
}

export type LinkSecret = ReturnType<typeof createLinkSecret>;
