import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/admin.ts';
import { arrived, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

test('a confirmation is switched on, and goes to who answers', async ({ invita, admin }) => {
  const { words, screen, page, dialog } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 2);
  await linkPhone(invita);
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(() => arrived(invita)).toBe(2);

  await admin.goTo('invitations');
  await admin.button('invitations:automatic.button').click();
  await expect(screen.getByRole('heading', { level: 1, name: words('automation:title') })).toBeVisible();
  const confirmation = screen.getByRole('switch', { name: words('automation:sentence.ANSWER') });
  await expect(confirmation).not.toBeChecked();
  // The switch is drawn over its box.
  await confirmation.focus();
  await page.keyboard.press('Space');
  await expect(confirmation).toBeChecked();
  await expect(screen.getByText(words('automation:standing.ON_ANSWER'))).toBeVisible();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

  const [household] = (await invita.call('guests.list', {})).items;
  const { link } = await invita.call('links.get', { household: household?.id ?? '' });
  const token = link.slice(link.lastIndexOf('/') + 1);
  for (const adults of [2, 2]) await invita.call('rsvp.fromSite', { token, rsvp: 'COMING', adults });
  await expect.poll(() => arrived(invita)).toBe(3);

  await screen.getByRole('button', { name: /messaggi di|messages of/ }).click();
  await dialog.getByRole('button', { name: household?.name ?? '' }).click();
  await admin.expectScreen('queue');
  await expect(screen.getByRole('region', { name: words('queue:story.title') })).toBeVisible();
  expect(await arrived(invita)).toBe(3);
});

test('a text for a day is added with the keyboard, shown, and deleted', async ({ admin }) => {
  const { words, screen, page, dialog } = admin;
  await admin.goTo('invitations');
  await admin.button('invitations:automatic.button').click();
  await admin.button('automation:add').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: `${words('automation:addOf.DATE')}…` }).click();
  await dialog.getByLabel(words('automation:dialog.date')).fill('2031-06-11');
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await dialog.getByLabel(words('automation:dialog.at'), { exact: true }).fill('18:30');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(screen.getByRole('heading', { name: /2031.*18:30/ })).toBeVisible();
  await screen.getByRole('button', { name: new RegExp(`^${words('automation:remove.link')}.*2031`) }).click();
  await dialog.getByRole('button', { name: words('automation:remove.confirm') }).click();
  await expect(screen.getByRole('heading', { name: /2031/ })).toHaveCount(0);
});
