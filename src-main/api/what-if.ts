import type { Configuration, WhatIf } from '#contract/configuration.ts';
import { perDay } from '../domain/forecast/per-day.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { PlannedShare } from '../outlook/forecast-lines.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import { finishView } from './views.ts';

export interface WhatIfParts {
  readonly outlook: OutlookService;
  readonly toGovernor: (configuration: Configuration) => GovernorSettings;
}

/** The queue under the present and under the proposed settings, by the governor that will send it. */
export async function whatIf(
  present: Configuration,
  proposed: Configuration,
  parts: WhatIfParts,
): Promise<WhatIf> {
  const { counts, households, invited, sessions } = await parts.outlook.read();
  const waiting = counts.byStatus.PENDING;
  const uninvited = Math.max(0, households - invited);
  const type = sessions[0]?.known.record.type;
  const shares = waiting > 0 || type === undefined ? [] : [{ type, count: uninvited }];
  return {
    messages: waiting > 0 ? waiting : uninvited,
    queued: waiting > 0,
    present: await outlookUnder(present, shares, parts),
    proposed: await outlookUnder(proposed, shares, parts),
  };
}

async function outlookUnder(
  configuration: Configuration,
  shares: readonly PlannedShare[],
  { outlook, toGovernor }: WhatIfParts,
): Promise<WhatIf['present']> {
  const pace = { governor: toGovernor(configuration), manners: configuration.manners };
  const { times, finish } = await outlook.whatIf(pace, shares);
  const days = perDay(times, configuration.time_zone);
  return {
    ...finishView(finish),
    peakPerDay: days.reduce((most, { messages }) => Math.max(most, messages), 0),
    perDay: [...days],
  };
}
