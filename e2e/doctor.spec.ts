import { expect, test } from './support/real-realm.ts';

test('a WAHA that is gone is found by the doctor, who says what to do and leads there @browser', async ({
  admin,
  waha,
}) => {
  const { page, screen, words } = admin;
  await waha.kill();
  await page.keyboard.press('9');
  await admin.expectScreen('doctor');
  const gone = screen.getByRole('listitem').filter({ hasText: new URL(waha.url).host });
  await expect(gone).toBeVisible({ timeout: 30_000 });

  await waha.start();
  await admin.button('doctor:again').click();
  await expect(screen.getByRole('listitem').filter({ hasText: /GOWS|NOWEB/ })).toBeVisible({
    timeout: 30_000,
  });

  await waha.kill();
  await admin.button('doctor:again').click();
  await gone.getByRole('button', { name: words('doctor:action.SHOW_WHATSAPP') }).click({ timeout: 30_000 });
  await admin.expectScreen('whatsapp');
});
