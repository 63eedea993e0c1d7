import { expect, screens, test } from './support/admin.ts';
import { press, reach } from './support/keys.ts';
import { guestList, importGuests, messagesPerChat, sendAtOnce } from './support/prepare.ts';

test('the keys 1 to 9 go through the screens', async ({ admin }) => {
  for (const [index, screen] of screens.entries()) {
    await admin.page.keyboard.press(String(index + 1));
    await admin.expectScreen(screen);
  }
});

test('a digit that is typed into a field stays there @browser', async ({ admin }) => {
  const { page, screen, words } = admin;
  await page.keyboard.press('4');
  await admin.expectScreen('invitations');
  const text = screen.getByRole('textbox', { name: words('invitations:text.label') });
  await text.focus();
  await page.keyboard.type('2');
  await admin.expectScreen('invitations');
  await expect(text).toHaveValue(/2/);
});

test('link, import, send and look without a mouse', async ({ invita, admin }) => {
  const { page, screen, words, dialog, practicePhone } = admin;
  const { keyboard } = page;
  await sendAtOnce(invita);

  await keyboard.press('2');
  await press(admin, practicePhone.getByRole('button', { name: words('practice:sender.scan') }));
  await expect(admin.button('whatsapp:test.action')).toBeEnabled();

  await keyboard.press('3');
  await admin.expectScreen('guests');
  const asked = page.waitForEvent('filechooser');
  await press(admin, admin.button('guests:empty.pick'));
  await (await asked).setFiles(admin.file('guests.csv', guestList(2)));
  await press(admin, admin.button('guests:bar.apply', { count: 2, n: '2' }));
  await expect(screen.getByRole('row', { name: /Ospite/ })).toHaveCount(2);

  await keyboard.press('4');
  await admin.expectScreen('invitations');
  await press(admin, admin.button('invitations:send.action.INVITATION'));
  const send = dialog.getByRole('button', {
    name: words('invitations:send.confirm.INVITATION', { count: 2, number: '2' }),
  });
  await expect(send).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await keyboard.press('5');
  await expect(admin.left).toHaveCount(2);
  await reach(admin, screen.getByRole('grid'));
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(screen.getByRole('region', { name: words('queue:story.title') })).toBeVisible();
  await keyboard.press('Escape');
  await expect(screen.getByRole('region', { name: words('queue:story.title') })).toBeHidden();
  await expect(screen.getByRole('grid')).toBeFocused();
  expect(await messagesPerChat(invita)).toEqual([1, 1]);
});

test('choose, remove and take back guests without a mouse', async ({ invita, admin }) => {
  const { page, screen, words, dialog } = admin;
  const { keyboard } = page;
  await importGuests(invita, 3);
  await keyboard.press('3');
  await admin.expectScreen('guests');
  const rows = screen.getByRole('row', { name: /Ospite/ });
  await expect(rows).toHaveCount(3);
  await reach(admin, screen.getByRole('grid'));
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+Space');
  await expect(screen.getByRole('row', { selected: true })).toHaveCount(2);
  await keyboard.press('Delete');
  await press(
    admin,
    dialog.getByRole('button', { name: words('guests:remove.confirm', { count: 2, n: '2' }) }),
  );
  await expect(rows).toHaveCount(1);
  await keyboard.press('ControlOrMeta+z');
  await expect(rows).toHaveCount(3);
});
