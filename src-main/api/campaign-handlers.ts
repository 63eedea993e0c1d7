import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { CampaignStore } from '../domain/queue/campaign-store.ts';
import type { Handlers } from './handlers.ts';

export interface CampaignHandlerParts {
  readonly campaigns: CampaignStore;
  readonly clock: Clock;
  readonly queueChanged: () => void;
}

type CampaignHandlers = Pick<Handlers, Extract<keyof Handlers, `campaigns.${string}`>>;

export function campaignHandlers({ campaigns, clock, queueChanged }: CampaignHandlerParts): CampaignHandlers {
  const now = () => clock.now().wall;

  async function turn(id: string, change: CampaignStore['openTap']) {
    if (!(await change(id, now()))) throw new Refusal('UNKNOWN_CAMPAIGN', { id });
    queueChanged();
    return { id };
  }

  return {
    async 'campaigns.list'() {
      const items = [...(await campaigns.held(now()))];
      return { items, total: items.length };
    },
    'campaigns.openTap': ({ id }) => turn(id, campaigns.openTap),
    'campaigns.closeTap': ({ id }) => turn(id, campaigns.closeTap),
    async 'campaigns.cancelHeld'({ id }) {
      const cancelled = await campaigns.cancelHeld(id, now());
      if (cancelled === null) throw new Refusal('UNKNOWN_CAMPAIGN', { id });
      queueChanged();
      return { cancelled };
    },
  };
}
