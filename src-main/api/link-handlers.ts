import { Refusal } from '#contract/result.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { LinkStore } from '../domain/links/link-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { LinkSecret, SecretCheckStore } from '../invitations/link-secret.ts';
import type { Handlers } from './handlers.ts';
import { createLinkReader } from './link-reader.ts';
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

export function linkHandlers(parts: LinkHandlerParts): LinkHandlers {
  const { households, links, composer, linkSecret, guestsChanged } = parts;
  const readLink = createLinkReader(parts);

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
    async 'links.verify'({ link }) {
      const { verdict, household, signedAt, previousSecret } = await readLink(link);
      return {
        verdict,
        household: household && nameOf(household),
        signedAt: isoOrNull(signedAt),
        previousSecret,
      };
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
