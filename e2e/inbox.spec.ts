import { expect, test } from './support/admin.ts';
import { importGuests, linkPhone } from './support/prepare.ts';

const stranger = '393339998877@c.us';

test('who writes from an unknown number is tied to a household, whose panel shows what was written', async ({
  invita,
  admin,
}) => {
  const { words, screen, dialog, page } = admin;
  await importGuests(invita, 2);
  await linkPhone(invita);
  await invita.call('practice.reply', { chatId: stranger, text: 'Veniamo in due' });
  await admin.goTo('overview');
  await expect(screen.getByText('Veniamo in due')).toBeVisible();
  await screen.getByRole('button', { name: /famiglia…|household…/ }).click();
  await dialog.getByRole('combobox').click();
  await dialog.getByRole('combobox').fill('ospite1');
  await page.getByRole('option', { name: /^Ospite1 / }).click();
  await dialog.getByRole('button', { name: words('overview:strangers.assignConfirm') }).click();
  await expect(dialog).toBeHidden();
  // No stranger any more; what was written is a reply of the household now.
  await expect(screen.getByRole('heading', { name: words('overview:strangers.title') })).toHaveCount(0);
  await expect(screen.getByText('Veniamo in due')).toBeVisible();
  await admin.goTo('guests');
  await screen.getByRole('row', { name: /Ospite1/ }).click();
  await expect(screen.getByText('Veniamo in due')).toBeVisible();
});
