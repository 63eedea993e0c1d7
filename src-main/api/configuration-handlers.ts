import { IANAZone } from 'luxon';
import type { Configuration, ConfigurationView } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { isKnownCountry } from '../domain/guests/phone-number.ts';
import { checkLinkBase } from '../domain/links/link-base.ts';
import type { LinkSecret } from '../invitations/link-secret.ts';
import type { Settings } from '../settings/settings.ts';
import type { Handlers } from './handlers.ts';
import { type WhatIfParts, whatIf } from './what-if.ts';

export interface ConfigurationHandlerParts extends WhatIfParts {
  readonly settings: Settings;
  readonly linkSecret: LinkSecret;
  readonly configurationChanged: (view: ConfigurationView) => void;
}

type ConfigurationHandlers = Pick<Handlers, Extract<keyof Handlers, `configuration.${string}`>>;

export function configurationHandlers(parts: ConfigurationHandlerParts): ConfigurationHandlers {
  const { settings, linkSecret, configurationChanged } = parts;
  const view = (): ConfigurationView => ({
    ...settings.get(),
    invitation_link_secret_set: linkSecret.isSet(),
  });

  return {
    'configuration.get': view,
    async 'configuration.update'({ invitation_link_secret, ...changes }) {
      const wanted = given(changes);
      check(wanted);
      if (invitation_link_secret !== undefined) await linkSecret.replace(invitation_link_secret);
      settings.change(wanted);
      configurationChanged(view());
      return view();
    },
    async 'configuration.whatIf'(changes) {
      const wanted = given(changes);
      check(wanted);
      return whatIf(settings.get(), { ...settings.get(), ...wanted }, parts);
    },
  };
}

function given(
  changes: {
    readonly [F in keyof Configuration]?: Configuration[F] | undefined;
  },
): Partial<Configuration> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** What a schema cannot know. */
function check({ time_zone, link_base_url, default_country }: Partial<Configuration>): void {
  if (default_country !== undefined && !isKnownCountry(default_country)) {
    throw new Refusal('INVALID_INPUT', { issues: [{ path: 'default_country', message: 'no such country' }] });
  }
  if (time_zone !== undefined && !IANAZone.isValidZone(time_zone))
    throw new Refusal('TIME_ZONE_UNKNOWN', { time_zone });
  if (link_base_url === undefined) return;
  const base = checkLinkBase(link_base_url);
  if (!base.ok) throw new Refusal('LINK_BASE_INVALID', { reason: base.reason });
}
