import { describe, expect, it } from 'vitest';
import type { Input } from '#contract';
import { deliveryMs } from './domain/queue/canary.ts';
import { ask, until } from './testing/ask.ts';
import { Story } from './testing/story.ts';

const households = 6;

async function linkedStory(): Promise<Story> {
  const story = await Story.begin({ households });
  await story.link();
  return story;
}

function invite({ app }: Story, canary: Input<'invitations.send'>['canary']) {
  return ask(app, 'invitations.send', { households: 'all-not-invited', ...(canary && { canary }) });
}

async function stuckCampaign(story: Story, because: string) {
  const { items } = await until(
    () => ask(story.app, 'campaigns.list', undefined),
    (page) => page.items[0]?.stuck === because,
  );
  const [found] = items;
  if (found === undefined) throw new Error('no campaign waits');
  return found;
}

describe('invitations that send a few ahead', () => {
  it('reach everybody once the first ones have arrived', async () => {
    const story = await linkedStory();
    expect(await invite(story, { count: 2 })).toMatchObject({ queued: 6, held: 4 });
    await story.everybodyOnce(households);
    expect(await ask(story.app, 'campaigns.list', undefined)).toEqual({ items: [], total: 0 });
    const last = await ask(story.app, 'queue.get', { id: (await story.messages()).at(-1)?.id ?? '' });
    const skipped = last.log.filter(({ details }) => details['reason'] === 'CANARY');
    expect(skipped.map(({ name }) => name)).toEqual(['SKIPPED']);
  });

  it('go first to the households that were chosen, and wait while their phones are off', async () => {
    const story = await linkedStory();
    const { items } = await ask(story.app, 'guests.list', { limit: 50 });
    const chosen = items.slice(-2).map(({ id }) => id);
    story.waha.faults.nextSends('no-acks', 'no-acks');
    await invite(story, { households: chosen });
    await until(
      () => story.statuses(),
      (all) => all.filter((status) => status === 'SENT').length === 2,
    );
    story.setClock(deliveryMs);
    const stuck = await stuckCampaign(story, 'NOT_DELIVERED');
    expect(stuck).toMatchObject({ held: 4, canaries: 2, required: 2, delivered: 0 });
    const left = (await story.messages()).filter(({ status }) => status === 'SENT');
    expect(left.map(({ household }) => household?.id).sort()).toEqual(chosen.sort());
    expect(story.arrived()).toHaveLength(2);
    await ask(story.app, 'campaigns.openTap', { id: stuck.id });
    await story.everybodyOnce(households);
  });

  it('stop at a refusal, and the rest can be cancelled', async () => {
    const story = await linkedStory();
    story.waha.faults.nextSends('ack-error');
    await invite(story, { count: 3 });
    const stuck = await stuckCampaign(story, 'REFUSED');
    expect((await ask(story.app, 'overview.get', undefined)).campaigns).toMatchObject([{ held: 3 }]);
    expect(await ask(story.app, 'campaigns.cancelHeld', { id: stuck.id })).toEqual({ cancelled: 3 });
    expect((await story.statuses()).filter((status) => status === 'CANCELLED')).toHaveLength(3);
    expect(await ask(story.app, 'campaigns.list', undefined)).toEqual({ items: [], total: 0 });
  });

  it('wait for nobody where all of them go ahead', async () => {
    const story = await linkedStory();
    expect(await invite(story, { count: 20 })).toMatchObject({ queued: 6, held: 0 });
    await story.everybodyOnce(households);
  });
});
