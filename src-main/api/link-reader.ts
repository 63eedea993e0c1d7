import type { Output } from '#contract';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { tokenIn } from '../domain/links/read-link.ts';
import { verify } from '../domain/links/verify.ts';
import type { LinkSecret, SecretCheckStore } from '../invitations/link-secret.ts';

export interface LinkReaderParts {
  readonly households: HouseholdStore;
  readonly events: Pick<SecretCheckStore, 'event'>;
  readonly linkSecret: LinkSecret;
}

export interface ReadLink {
  readonly verdict: Output<'links.verify'>['verdict'];
  /** Whose it is, of a link that is valid or was revoked. */
  readonly household: HouseholdRecord | null;
  /** Epoch milliseconds; null where nothing was signed by us. */
  readonly signedAt: number | null;
  readonly previousSecret: boolean;
}

const nobody = { household: null, signedAt: null, previousSecret: false } as const;

/** Reads a personal link, or a text with one in it, as the event's web site would. */
export function createLinkReader({ households, events, linkSecret }: LinkReaderParts) {
  return async (text: string): Promise<ReadLink> => {
    const token = tokenIn(text);
    if (token === null) return { verdict: 'NO_LINK', ...nobody };
    const secrets = await linkSecret.accepted();
    const read = verify(token, secrets);
    if (!read.ok) return { verdict: 'BAD_SIGNATURE', ...nobody };
    const { payload } = read;
    const signed = {
      signedAt: read.signedAt * 1000,
      previousSecret: !verify(token, secrets.slice(0, 1)).ok,
    };
    if (payload.event !== (await events.event()).id)
      return { verdict: 'OTHER_EVENT', household: null, ...signed };
    const household = await households.household(payload.household);
    if (household === null) return { verdict: 'UNKNOWN_HOUSEHOLD', household: null, ...signed };
    const verdict = payload.version === household.linkVersion ? 'VALID' : 'REVOKED';
    return { verdict, household, ...signed };
  };
}
