import { expect, test } from './support/admin.ts';

test('a token made on the screen opens what it may, and nothing once it is revoked @browser', async ({
  admin,
  invita,
}) => {
  const { dialog, screen, words } = admin;
  await admin.goTo('configuration');
  await admin.page.getByRole('link', { name: words('configuration:section.access') }).click();
  await admin.button('configuration:access.new').click();
  await dialog.getByRole('textbox', { name: words('configuration:access.name') }).fill('Catering');
  await dialog.getByRole('radio', { name: words('configuration:access.scope.read') }).check();
  await dialog.getByRole('button', { name: words('configuration:access.create') }).click();
  const shown = dialog.getByRole('textbox', {
    name: words('configuration:access.token', { name: 'Catering' }),
  });
  const token = await shown.inputValue();
  await dialog.getByRole('button', { name: words('configuration:access.close') }).click();

  const { address } = await invita.call('tokens.list');
  const ask = async (path: string, method = 'GET') =>
    (await fetch(`${address}${path}`, { method, headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask('/api/admin/guests/')).toBe(200);
  expect(await ask('/api/admin/whatsapp/queue/pause/', 'POST')).toBe(403);

  await screen
    .getByRole('button', { name: words('configuration:access.revokeOne', { name: 'Catering' }) })
    .click();
  await dialog.getByRole('button', { name: words('configuration:access.revokeConfirm') }).click();
  await expect(screen.getByText(words('configuration:access.none'))).toBeVisible();
  expect(await ask('/api/admin/guests/')).toBe(401);
});
