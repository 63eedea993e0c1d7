import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/admin.ts';
import { arrived, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

const chatOf = (n: number) => `3933312345${10 + n}@c.us`;
const answers = { COMING: 'guests:answer.COMING', NOT_COMING: 'guests:answer.NOT_COMING' } as const;

test('a reply is taken as it was read, another one is corrected, and an answer is taken back', async ({
  invita,
  admin,
}) => {
  const { screen, dialog, words } = admin;
  await importGuests(invita, 2);
  await linkPhone(invita);
  await invita.call('practice.reply', { chatId: chatOf(0), text: 'Ci saremo in 2' });
  await invita.call('practice.reply', { chatId: chatOf(1), text: 'Forse, vi dico' });
  await admin.goTo('overview');
  const button = (what: string, household: string) =>
    screen.getByRole('button', {
      name: words('components:reply.of', { what: words(`components:reply.${what}`), household }),
    });
  await button('accept', 'Ospite0 Rossi').click();
  await expect(button('accept', 'Ospite0 Rossi')).toHaveCount(0);
  await button('correct', 'Ospite1 Rossi').click();
  await dialog.getByText(words(answers.NOT_COMING), { exact: true }).click();
  await dialog.getByRole('button', { name: words('components:answer.save') }).click();
  await expect(screen.getByRole('heading', { name: words('overview:replies.title') })).toHaveCount(0);

  await admin.goTo('guests');
  await screen.getByRole('row', { name: /Ospite1/ }).click();
  const panel = screen.getByRole('complementary', { name: 'Ospite1 Rossi' });
  await expect(panel.getByText(words(answers.NOT_COMING)).first()).toBeVisible();
  await panel.getByRole('button', { name: words('guests:panel.takeBack') }).click();
  await expect(panel.getByText(words('guests:panel.noAnswer'))).toBeVisible();
  await admin.goTo('overview');
  await expect(button('correct', 'Ospite1 Rossi')).toBeVisible();
});

test('a STOP takes the invitation out of the queue; taken back, it goes after all @browser', async ({
  invita,
  admin,
}) => {
  const { screen, words } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 1);
  await linkPhone(invita);
  await invita.call('queue.pause');
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await invita.call('practice.reply', { chatId: chatOf(0), text: 'STOP' });
  await admin.goTo('guests');
  await screen.getByRole('row', { name: /Ospite0/ }).click();
  const panel = screen.getByRole('complementary', { name: 'Ospite0 Rossi' });
  await expect(panel.getByText(words('guests:optedOut.text'))).toBeVisible();
  await expect(panel.getByText(words('components:conversation.refusal.HOUSEHOLD_OPTED_OUT'))).toBeVisible();
  await panel.getByRole('button', { name: words('guests:actions.optIn') }).click();
  await expect(
    admin.page.getByText(words('guests:optedOut.over', { name: 'Ospite0 Rossi', count: 1 })),
  ).toBeVisible();
  await admin.button('shell:pause.resume').click();
  await expect.poll(() => arrived(invita)).toBe(1);
});

test('a question is answered from the messages, and the words arrive once @browser', async ({
  invita,
  admin,
}) => {
  const { screen, words, page } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 1);
  await linkPhone(invita);
  await invita.call('practice.reply', { chatId: chatOf(0), text: 'A che ora iniziate?' });
  await admin.goTo('inbox');
  await screen.getByRole('link', { name: /Ospite0 Rossi/ }).click();
  const field = screen.getByRole('textbox', {
    name: words('components:conversation.answerTo', { name: 'Ospite0 Rossi' }),
  });
  await field.fill('Alle 17, in chiesa');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  const log = screen.getByRole('log', { name: 'Ospite0 Rossi' });
  await expect(log.getByText('Alle 17, in chiesa')).toBeVisible();
  await expect.poll(() => arrived(invita)).toBe(1);
  const { chats } = await invita.call('practice.phone');
  expect(chats[0]?.messages.map(({ text }) => text)).toEqual(['A che ora iniziate?', 'Alle 17, in chiesa']);
  await expect(screen.getByRole('link', { name: /Ospite0 Rossi/ })).not.toContainText(
    words('inbox:unseen', { count: 1 }),
  );
  await page.reload();
  await expect(log.getByText('Alle 17, in chiesa')).toBeVisible();
  await invita.call('practice.reply', { chatId: '393339998877@c.us', text: 'Veniamo in due' });
  await expect(screen.getByRole('link', { name: /Veniamo in due/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = async () =>
      (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
    await expect.poll(found, colorScheme).toEqual([]);
  }
});
