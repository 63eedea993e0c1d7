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

test('a phone that was unlinked is explained, and a new code links it again', async ({ admin, waha }) => {
  const { screen, words } = admin;
  await admin.goTo('whatsapp');
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  waha.scan();
  await expect(admin.button('whatsapp:test.action')).toBeEnabled();
  await expect(screen.getByText(words('components:session.CONNECTED'), { exact: true })).toBeVisible();

  waha.tell({ do: 'unlink', session: 'default' });
  await expect(screen.getByText(words('whatsapp:status.FAILED.UNLINKED.title'))).toBeVisible();
  await admin.button('whatsapp:status.FAILED.newCode').click();
  // A restart fails again, as the link is dead: it takes a log-out to come to a code.
  await expect(screen.getByRole('progressbar', { name: words('whatsapp:doing.REFRESH') })).toBeVisible();
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  waha.scan();
  await expect(screen.getByText(words('components:session.CONNECTED'), { exact: true })).toBeVisible();
});

test('what WhatsApp holds against the account is shown with its end and its quota', async ({
  admin,
  waha,
}) => {
  const { screen, words } = admin;
  await admin.goTo('whatsapp');
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  waha.scan();
  await expect(screen.getByText(words('components:session.CONNECTED'), { exact: true })).toBeVisible();
  waha.tell({ do: 'cap', session: 'default', used: 210, total: 250 });
  waha.tell({ do: 'restrict', session: 'default', ms: 45 * 60_000 });
  await admin.button('whatsapp:check.action').click();
  await expect(screen.getByText(words('whatsapp:restriction.text'))).toBeVisible();
  await expect(screen.getByRole('timer')).toHaveText(/^4[45]:\d\d$/);
  const quota = words('whatsapp:quota.used', { used: 210, total: 250 });
  await expect(screen.getByRole('progressbar', { name: quota })).toBeVisible();
});

test.describe('with the engine GOWS, on an account with a passkey', () => {
  test.use({ edition: { engine: 'GOWS', version: '2026.8.1' } });

  test('each step is shown for what it is, and the phone is connected in the end', async ({
    admin,
    waha,
  }) => {
    const { screen, words } = admin;
    await admin.goTo('whatsapp');
    waha.tell({ do: 'wantPasskey' });
    await expect(admin.qr).toBeVisible({ timeout: 30_000 });
    waha.scan();
    await expect(screen.getByText(words('whatsapp:passkey.challenge.title'))).toBeVisible();
    waha.tell({ do: 'givePasskey', session: 'default' });
    await expect(screen.getByText(words('whatsapp:passkey.confirm.title'))).toBeVisible();
    await expect(screen.locator('.big-code-characters')).toHaveText(/^\d{4}$/);
    await admin.button('whatsapp:passkey.confirm.same').click();
    await expect(screen.getByText(words('components:session.CONNECTED'), { exact: true })).toBeVisible();
  });
});

test.describe('with an old Core', () => {
  test.use({ edition: { engine: 'NOWEB', version: '2026.2.1' } });

  test('the window says what it lacks, and that a second phone needs another', async ({ admin }) => {
    const { screen, words } = admin;
    await admin.goTo('whatsapp');
    await expect(admin.qr).toBeVisible({ timeout: 30_000 });
    await expect(screen.getByText(words('whatsapp:lacks.SEVERAL_SESSIONS'))).toBeVisible();
    await admin.button('whatsapp:add.button').click();
    await admin.dialog.getByRole('textbox', { name: words('whatsapp:add.name') }).fill('Sposa');
    await admin.dialog.getByRole('button', { name: words('whatsapp:add.action') }).click();
    await expect(screen.getByText(words('whatsapp:problem.WAHA_CORE_ONE_SESSION.title'))).toBeVisible();
  });
});
