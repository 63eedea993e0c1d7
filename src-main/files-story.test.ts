import { expect, it } from 'vitest';
import { aJpeg } from './domain/attachments/testing/files.ts';
import { ask, refusal, until } from './testing/ask.ts';
import { Story } from './testing/story.ts';

/** An invitation with a picture. */
async function withPicture({ app }: Story): Promise<string> {
  const content = aJpeg().toString('base64');
  const attachment = await ask(app, 'invitations.addAttachment', { filename: 'mappa.jpg', content });
  const { id } = await ask(app, 'invitations.createTemplate', {
    kind: 'CUSTOM',
    language: 'it',
    name: 'Mappa',
  });
  await ask(app, 'invitations.saveTemplate', { id, body: 'Ciao {{ nomi }}.', attachment: attachment.id });
  return id;
}

it('a WAHA that refuses a file stops its session for that reason, and a better one sends what waits', async () => {
  const story = await Story.begin({ households: 2 });
  await story.link();
  story.waha.faults.filesForPlusOnly = true;
  const template = await withPicture(story);
  await ask(story.app, 'invitations.send', { households: { filter: {} }, kind: 'CUSTOM', template });
  const { paused } = await until(
    () => story.session(),
    (session) => session.paused !== null,
  );
  expect(paused?.reason).toBe('WAHA_SENDS_NO_FILES');
  expect((await ask(story.app, 'queue.summary', undefined)).line).toMatchObject({
    kind: 'stop',
    reason: 'WAHA_SENDS_NO_FILES',
  });
  expect(await story.statuses()).toEqual(['PENDING', 'PENDING']);
  expect((await story.messages()).map(({ attempts }) => attempts)).toEqual([0, 0]);

  story.waha.faults.filesForPlusOnly = false;
  await ask(story.app, 'sessions.resume', { type: 'main' });
  await story.everybodyOnce(2);
});

it('a single message with a file is refused where WAHA is known to send none', async () => {
  const story = await Story.begin({ households: 1, version: '2026.2.1' });
  await story.link();
  const template = await withPicture(story);
  const [household] = (await ask(story.app, 'guests.list', {})).items;
  const order = {
    type: 'main',
    kind: 'CUSTOM',
    household: household?.id ?? '',
    idempotencyKey: 'map',
  } as const;
  expect(await refusal(story.app, 'queue.enqueue', { ...order, template })).toBe('WAHA_SENDS_NO_FILES');
  expect(await ask(story.app, 'queue.enqueue', { ...order, text: 'Ciao' })).toMatchObject({
    status: 'PENDING',
  });
});
