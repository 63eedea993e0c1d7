import type { Configuration } from '#contract/configuration.ts';
import { openingHours } from '../domain/governor/opening-hours.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';

/** Made again only when the configuration is another one: the opening hours remember their day. */
export function governorSettings(configuration: () => Configuration): () => GovernorSettings {
  let of: Configuration | null = null;
  let made: GovernorSettings | null = null;
  return () => {
    const current = configuration();
    if (made === null || of !== current) {
      of = current;
      made = toGovernor(current);
    }
    return made;
  };
}

/** What decides when messages leave, as it is configured just now. */
export function sendingPace(configuration: () => Configuration) {
  const governor = governorSettings(configuration);
  return () => ({ governor: governor(), manners: configuration().manners });
}

export function toGovernor({
  whatsapp_rate_limit,
  pacing,
  send_window,
  time_zone,
  new_chat_cap_per_day,
  warm_up,
}: Configuration): GovernorSettings {
  const window = send_window && {
    start: send_window.start,
    end: send_window.end,
    weekdays: send_window.weekdays,
    blackoutDates: send_window.blackout_dates,
  };
  return {
    rateLimit: whatsapp_rate_limit,
    newChatCap: new_chat_cap_per_day,
    warmUp: warm_up,
    pacing,
    hours: openingHours(window, time_zone),
  };
}
