import { expect, it } from 'vitest';
import { ask, refusal, until } from './testing/ask.ts';
import { Story } from './testing/story.ts';

const chat = '393331111111@c.us';

/** Linked, its first household invited, and a question of theirs on a card. */
async function questioned() {
  const story = await Story.begin({ households: 2 });
  await story.link();
  await story.invite();
  await story.everybodyOnce(2);
  story.waha.phone.reply(chat, 'Ci siamo in 2! A che ora iniziate?');
  const { items } = await until(
    () => ask(story.app, 'replies.open', {}),
    ({ total }) => total === 1,
  );
  const household = items[0]?.household.id ?? '';
  const answer = (text: string, idempotencyKey: string) =>
    ask(story.app, 'inbox.answer', { household, text, idempotencyKey });
  const refused = (input: object) =>
    refusal(story.app, 'inbox.answer', { household, text: 'Sì', idempotencyKey: 'k', ...input });
  const conversation = () => ask(story.app, 'inbox.conversation', { household });
  /** What arrived in a chat and was not written by its guest. */
  const arrivedIn = (chatId: string) =>
    story.waha.phone
      .chats()
      .filter((each) => each.chatId === chatId)
      .flatMap(({ messages }) => messages.filter(({ direction }) => direction === 'in'))
      .map(({ text }) => text);
  return { story, household, answer, refused, conversation, arrivedIn };
}

it('answers a guest from the app: the words arrive once, on the phone that asked, and count in the window', async () => {
  const { story, answer, conversation, arrivedIn } = await questioned();
  const used = async () => (await ask(story.app, 'overview.get', undefined)).slots[0]?.used.length;
  const before = await used();
  const first = await answer('Alle 17, in chiesa', 'press-1');
  // The same press again, as after a break of the line.
  expect((await answer('Alle 17, in chiesa', 'press-1')).id).toBe(first.id);
  const { items } = await until(conversation, ({ items: all }) => {
    const last = all.at(-1);
    return last?.from === 'us' && last.message.id === first.id && last.message.status === 'DELIVERED';
  });
  expect(items.map(({ from, message: { text } }) => `${from} ${text.slice(0, 10)}`)).toEqual([
    expect.stringMatching(/^us /),
    'household Ci siamo i',
    'us Alle 17, i',
  ]);
  expect(arrivedIn(chat).filter((text) => text === 'Alle 17, in chiesa')).toHaveLength(1);
  expect(story.arrived()).toHaveLength(3);
  expect(await used()).toBe((before ?? 0) + 1);
});

it('refuses an answer with words where it would be empty, too long, unwanted, or to nobody who wrote', async () => {
  const { story, household, answer, refused, conversation } = await questioned();
  expect(await refused({ text: ' \u200b ' })).toBe('TEXT_EMPTY');
  expect(await refused({ text: 'a'.repeat(4097) })).toBe('TEXT_TOO_LONG');
  expect(await refused({ household: 'nobody' })).toBe('UNKNOWN_HOUSEHOLD');
  const { items } = await ask(story.app, 'guests.list', { limit: 2 });
  const silent = items.find(({ id }) => id !== household)?.id ?? '';
  expect(await refused({ household: silent })).toBe('NOTHING_TO_ANSWER');
  expect((await ask(story.app, 'inbox.conversation', { household: silent })).refusal).toBe(
    'NOTHING_TO_ANSWER',
  );
  await answer('Alle 17', 'press-1');
  expect(await refused({ text: 'Alle 18', idempotencyKey: 'press-1' })).toBe('IDEMPOTENCY_CONFLICT');
  story.waha.phone.reply(chat, 'STOP');
  await until(conversation, ({ refusal: because }) => because === 'HOUSEHOLD_OPTED_OUT');
  expect(await refused({})).toBe('HOUSEHOLD_OPTED_OUT');
});

it('answers whom the admin was reading, though another of the household has written since', async () => {
  const { story, household, conversation, arrivedIn } = await questioned();
  const shown = (await conversation()).items.findLast(({ from }) => from === 'household')?.message.id ?? '';
  const hers = '393331111119@c.us';
  story.waha.phone.reply(hers, 'Sono Anna, di Piero: porto io la torta?');
  await until(
    () => ask(story.app, 'inbox.list', { unknown: true }),
    ({ total }) => total === 1,
  );
  await ask(story.app, 'inbox.assign', { sender: '+393331111119', household });
  const answer = { household, messageId: shown, text: 'Alle 17', idempotencyKey: 'press-1' };
  const { id } = await ask(story.app, 'inbox.answer', answer);
  await until(
    () => ask(story.app, 'queue.get', { id }),
    ({ status }) => status === 'DELIVERED',
  );
  expect([arrivedIn(chat).at(-1), arrivedIn(hers)]).toEqual(['Alle 17', []]);
  const of = { messageId: 'of nobody', idempotencyKey: 'press-2' };
  expect(await refusal(story.app, 'inbox.answer', { household, text: 'Sì', ...of })).toBe(
    'NOTHING_TO_ANSWER',
  );
});
