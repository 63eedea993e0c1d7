import AxeBuilder from '@axe-core/playwright';
import { type Admin, expect, test } from './support/admin.ts';
import { guestList, importGuests, linkPhone } from './support/prepare.ts';

const field = ({ page, words }: Admin) => page.getByRole('combobox', { name: words('palette:field') });

/** As fast as a person who knows the name. */
async function call(admin: Admin, name: string): Promise<void> {
  await admin.page.keyboard.press('ControlOrMeta+k');
  await expect(field(admin)).toBeFocused();
  await admin.page.keyboard.type(name);
}

test('a guest list comes in, its invitations are near, and a household is found, all from the palette', async ({
  invita,
  admin,
}) => {
  const { page, screen, words, dialog } = admin;
  const { keyboard } = page;
  const asked = page.waitForEvent('filechooser');
  await call(admin, words('palette:do.import').slice(0, 7));
  await keyboard.press('Enter');
  await (await asked).setFiles(admin.file('guests.csv', guestList(3)));
  await expect(admin.button('guests:bar.apply', { count: 3, n: '3' })).toBeVisible();
  await admin.button('guests:bar.apply', { count: 3, n: '3' }).press('Enter');
  await expect(screen.getByRole('row', { name: /Ospite/ })).toHaveCount(3);

  await call(admin, words('palette:do.send').replace('…', ''));
  await keyboard.press('Enter');
  await admin.expectScreen('invitations');
  await expect(admin.button('invitations:send.action.INVITATION')).toBeFocused();

  await call(admin, 'Ospite1');
  const households = dialog.getByRole('group', { name: words('palette:group.households') });
  await expect(households.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await admin.expectScreen('guests');
  await expect(page).toHaveURL(/#\/guests\?id=/);

  await call(admin, words('palette:do.pause').replace('…', ''));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: words('shell:pause.pause') })).toBeFocused();
  await keyboard.press('Enter');
  await expect(admin.button('shell:pause.resume')).toBeVisible();
  expect((await invita.call('queue.summary')).paused).toBe(true);

  await expect(dialog).toBeHidden();
  await call(admin, words('palette:do.resume'));
  await keyboard.press('Enter');
  await expect(admin.button('shell:pause.pause')).toBeVisible();
});

test('the test message opens for the phone that was named, once', async ({ invita, admin }) => {
  const { page, words, dialog } = admin;
  await linkPhone(invita);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await call(admin, words('whatsapp:test.action'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: words('whatsapp:test.phone') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.reload();
  await admin.expectScreen('whatsapp');
  await expect(dialog).toBeHidden();
});

test('axe finds nothing in the palette, full or with nothing found, and «/» searches the list @browser', async ({
  invita,
  admin,
}) => {
  const { page, screen, words } = admin;
  await importGuests(invita, 3);
  await admin.goTo('guests');
  for (const typed of ['', 'Ospite', 'zzzz']) {
    await call(admin, typed);
    await expect(page.locator('.palette-note')).not.toHaveText(words('palette:searching'));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(field(admin)).toBeHidden();
  }
  await page.keyboard.press('/');
  await expect(screen.getByRole('searchbox')).toBeFocused();
});
