import { expect, test } from './support/real-realm.ts';

test('a WAHA that dies while its QR is shown is named, and when it is back a QR is shown again', async ({
  admin,
  waha,
}) => {
  const { screen, words } = admin;
  await admin.goTo('whatsapp');
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  const { host } = new URL(waha.url);

  await waha.kill();
  await expect(screen.getByRole('alert')).toContainText(
    words('whatsapp:problem.WAHA_UNREACHABLE.title', { host }),
  );
  await expect(admin.qr).toBeHidden();

  await waha.start();
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  await expect(screen.getByRole('alert')).toBeHidden();
  waha.scan();
  await expect(admin.button('whatsapp:test.action')).toBeEnabled();
});

test.describe('with a key that WAHA does not accept', () => {
  test.use({ key: 'another-key' });

  test('the window says so, and nothing is asked of the person but the key', async ({ admin }) => {
    const { screen, words } = admin;
    await admin.goTo('whatsapp');
    await expect(screen.getByRole('alert')).toContainText(words('whatsapp:problem.WAHA_WRONG_KEY.title'));
    await screen
      .getByRole('alert')
      .getByRole('button', { name: words('whatsapp:problem.WAHA_WRONG_KEY.link') })
      .click();
    await admin.expectScreen('configuration');
    await expect(
      screen.getByRole('textbox', { name: words('configuration:phones.field.waha_api_key') }),
    ).toBeVisible();
  });
});
