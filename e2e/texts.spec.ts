import { expect, test } from './support/admin.ts';
import { arrived, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

/** The smallest picture there is: one transparent pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a reminder goes to those a filter finds, and to nobody twice @browser', async ({ invita, admin }) => {
  const { page, screen, words, dialog } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 4);
  await linkPhone(invita);
  const { items } = await invita.call('guests.list', {});
  const ids = items.slice(0, 2).map(({ id }) => id);
  await invita.call('guests.bulk', { ids, action: { do: 'addTag', tag: 'colleghi' } });
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(() => arrived(invita)).toBe(4);

  await admin.goTo('guests');
  await screen.getByRole('combobox', { name: words('guests:filter.tag'), exact: true }).click();
  await page.getByRole('option', { name: 'colleghi' }).click();
  await admin.button('guests:filter.write').click();
  await admin.expectScreen('invitations');
  await screen.getByText(words('invitations:kind.REMINDER'), { exact: true }).click();
  await expect(screen.getByRole('combobox', { name: words('invitations:audience.label') })).toHaveValue(
    'colleghi',
  );
  await expect(screen.getByText(words('invitations:plan.messages', { count: 2, number: '2' }))).toBeVisible();
  await admin.button('invitations:send.action.REMINDER').click();
  const send = words('invitations:send.confirm.REMINDER', { count: 2, number: '2' });
  await dialog.getByRole('button', { name: send }).click();
  await expect(
    screen.getByText(words('invitations:sent.queued.REMINDER', { count: 2, number: '2' })),
  ).toBeVisible();
  await expect.poll(() => arrived(invita)).toBe(6);

  // Now everybody who has not answered: the two who have it are told of, and left out.
  await expect(screen.getByText(words('invitations:plan.messages', { count: 2, number: '2' }))).toBeVisible();
  await expect(
    screen.getByText(words('invitations:leftOut.some.ALREADY_GOT', { count: 2, number: '2' })),
  ).toBeVisible();
});

test('a text has a picture, warnings, versions, and a list of whom it did not reach @browser', async ({
  invita,
  admin,
}) => {
  const { screen, words, dialog, practicePhone } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 1);
  await invita.call('guests.add', { name: 'Zio Aldo', phones: [] });
  await linkPhone(invita);
  await admin.goTo('invitations');
  const text = screen.getByRole('textbox', { name: words('invitations:text.label') });
  await text.fill('VENITE TUTTI ALLA FESTA PIU BELLA\n[Link personale]');
  await expect(screen.getByText(words('invitations:check.warning.CAPITALS'))).toBeVisible();
  await expect(screen.getByText(words('invitations:check.warning.NO_NAME'))).toBeVisible();
  await screen
    .getByLabel(words('invitations:file.attach'))
    .and(screen.locator('input'))
    .setInputFiles(admin.file('invito.png', picture));
  const shown = words('components:file.picture', { name: 'invito.png' });
  await expect(screen.getByRole('img', { name: shown })).toBeVisible();
  await admin.button('invitations:text.save').click();
  await expect(admin.button('invitations:text.save')).toBeDisabled();

  await admin.button('invitations:history.open').click();
  await expect(dialog.getByText(words('invitations:history.revision', { number: 2 }))).toBeVisible();
  await admin.page.keyboard.press('Escape');

  await admin.button('invitations:send.action.INVITATION').click();
  const send = words('invitations:send.confirm.INVITATION', { count: 1, number: '1' });
  await dialog.getByRole('button', { name: send }).click();
  await expect.poll(() => arrived(invita)).toBe(1);
  await practicePhone.getByRole('button', { name: /Ospite0/ }).click();
  await expect(practicePhone.getByRole('img', { name: shown })).toBeVisible();

  await admin.button('invitations:unreached.open').click();
  await expect(dialog.getByText('Zio Aldo')).toBeVisible();
});
