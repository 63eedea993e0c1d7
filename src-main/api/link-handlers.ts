import type { Output } from '#contract';
import { Refusal } from '#contract/result.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { LinkStore } from '../domain/links/link-store.ts';
import { tokenIn } from '../domain/links/read-link.ts';
import { verify } from '../domain/links/verify.ts';
import type { Composer } from '../invitations/composer.ts';
import type { LinkSecret, SecretCheckStore } from '../invitations/link-secret.ts';
import type { Handlers } from './handlers.ts';
import { iso, isoOrNull } from './views.ts';

export interface LinkHandlerParts {
  readonly households: HouseholdStore;
  readonly links: LinkStore;
  readonly events: Pick<SecretCheckStore, 'event'>;
  readonly composer: Composer;
  readonly linkSecret: LinkSecret;
  readonly guestsChanged: () => void;
}

type LinkHandlers = Pick<Handlers, Extract<keyof Handlers, `links.${string}`>>;
type Verified = Output<'links.verify'>;

const nobody = { household: null, signedAt: null, previousSecret: false } as const;

export function linkHandlers(parts: LinkHandlerParts): LinkHandlers {
  const { households, links, events, composer, linkSecret, guestsChanged } = parts;

  async function find(id: string): Promise<HouseholdRecord> {
    const household = await households.household(id);
    if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
    return household;
  }

  async function view(household: HouseholdRecord) {
    const link = (await composer.linkMaker())(household);
    return { household: nameOf(household), link, version: household.linkVersion };
  }

  return {
    async 'links.verify'({ link }): Promise<Verified> {
      const token = tokenIn(link);
      if (token === null) return { verdict: 'NO_LINK', ...nobody };
      const secrets = await linkSecret.accepted();
      const read = verify(token, secrets);
      if (!read.ok) return { verdict: 'BAD_SIGNATURE', ...nobody };
      const { payload } = read;
      const signed = {
        signedAt: iso(read.signedAt * 1000),
        previousSecret: !verify(token, secrets.slice(0, 1)).ok,
      };
      if (payload.event !== (await events.event()).id) {
        return { verdict: 'OTHER_EVENT', household: null, ...signed };
      }
      const household = await households.household(payload.household);
      if (household === null) return { verdict: 'UNKNOWN_HOUSEHOLD', household: null, ...signed };
      const verdict = payload.version === household.linkVersion ? 'VALID' : 'REVOKED';
      return { verdict, household: nameOf(household), ...signed };
    },
    async 'links.get'({ household }) {
      return view(await find(household));
    },
    async 'links.revoke'({ household: id }) {
      await find(id);
      const stillQueued = await links.raiseVersion(id);
      guestsChanged();
      return { ...(await view(await find(id))), stillQueued };
    },
    async 'links.rotateSecret'({ graceDays, secret }) {
      return { previousSecretUntil: iso(await linkSecret.rotate(graceDays, secret)) };
    },
    async 'links.status'() {
      return {
        secretSet: linkSecret.isSet(),
        previousSecretUntil: isoOrNull(await linkSecret.previousUntil()),
      };
    },
  };
}

function nameOf({ id, name }: HouseholdRecord) {
  return { id, name };
}
