import { expect, it } from 'vitest';
import { ask, guestList } from './testing/ask.ts';
import { Story } from './testing/story.ts';

const plan = async ({ app }: Story) => (await ask(app, 'overview.get', undefined)).planSeries;

async function add(story: Story, households: number): Promise<void> {
  const { previewId } = await ask(story.app, 'guests.previewImport', { content: guestList(households) });
  await ask(story.app, 'guests.applyImport', { previewId });
}

it('what was expected when a round began stays beside how it went, until the next round begins', async () => {
  const story = await Story.begin({ households: 6 });
  await story.link();
  expect(await plan(story)).toEqual([]);

  await story.invite();
  const first = await plan(story);
  expect([first[0]?.sent, first.at(-1)?.sent]).toEqual([0, 6]);
  await story.everybodyOnce(6);
  expect(await plan(story)).toEqual(first);

  await add(story, 7);
  await story.invite();
  await story.everybodyOnce(7);
  expect(await plan(story), 'one guest more is no round').toEqual(first);

  await add(story, 10);
  await story.invite();
  const second = await plan(story);
  expect([second[0]?.sent, second.at(-1)?.sent]).toEqual([7, 10]);
  await story.everybodyOnce(10);
});
