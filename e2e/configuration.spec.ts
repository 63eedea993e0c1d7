import { type Admin, expect, test } from './support/admin.ts';

for (const language of ['it', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a limit that is none is refused in words, and the old one stays', async ({ invita, admin }) => {
      const { screen } = admin;
      await admin.goTo('configuration');
      for (const wrong of ['0', '1001', '-5', '']) {
        await test.step(`«${wrong}»`, async () => {
          await limit(admin).fill(wrong);
          await limit(admin).blur();
          await expect(limit(admin)).toHaveAccessibleDescription(/1000/);
          await expect(admin.button('configuration:save.save')).toBeDisabled();
        });
      }
      await admin.button('common:cancel').click();
      await expect(limit(admin)).toHaveValue('10');
      await expect(screen.getByRole('toolbar')).toBeHidden();
      expect(await invita.call('configuration.get')).toMatchObject({ whatsapp_rate_limit: 10 });
    });
  });
}

test('more than sixty an hour is asked about first @browser', async ({ invita, admin }) => {
  const { dialog, words } = admin;
  await admin.goTo('configuration');
  await limit(admin).fill('61');
  await admin.button('configuration:save.save').click();
  await expect(dialog).toContainText(words('configuration:bold.text'));
  await dialog.getByRole('button', { name: words('common:cancel') }).click();
  expect(await invita.call('configuration.get')).toMatchObject({ whatsapp_rate_limit: 10 });
  await admin.button('configuration:save.save').click();
  await dialog.getByRole('button', { name: words('configuration:bold.confirm', { limit: 61 }) }).click();
  await expect(admin.button('configuration:save.save')).toBeHidden();
  expect(await invita.call('configuration.get')).toMatchObject({ whatsapp_rate_limit: 61 });
});

test('what is not saved is asked about before the screen is left @browser', async ({ admin }) => {
  const { dialog, words } = admin;
  await admin.goTo('configuration');
  await limit(admin).fill('7');
  await admin.page.keyboard.press('Tab');
  await admin.page.getByRole('link', { name: words('shell:screen.queue') }).click();
  await expect(dialog).toContainText(words('configuration:leave.text'));
  await dialog.getByRole('button', { name: words('configuration:leave.stay') }).click();
  await expect(limit(admin)).toHaveValue('7');
});

function limit({ screen, words }: Admin) {
  return screen.getByRole('textbox', { name: words('configuration:limit.title') });
}
