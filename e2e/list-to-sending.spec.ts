import { type Admin, expect, test } from './support/admin.ts';
import { press, reach, typeInto } from './support/keys.ts';
import { arrived, linkPhone, messagesPerChat, sendAtOnce } from './support/prepare.ts';

/** Two rows need a person: one number is too short, one is missing. */
const list = [
  'Nome;Cognome;Cellulare',
  'Anna;Rossi;+39 333 123 4501',
  'Piero;Verdi;333 12',
  'Mia;Bianchi;',
].join('\n');

test.use({ language: 'it' });

test('drop, fix two rows, apply, undo, apply, write, plan, send', async ({ invita, admin }) => {
  const { screen, words, dialog, page } = admin;
  await sendAtOnce(invita);
  await linkPhone(invita);
  await admin.goTo('guests');
  await admin.drop(admin.file('lista.csv', list));
  for (const [row, phone] of [
    [3, '333 123 4502'],
    [4, '333 123 4503'],
  ] as const) {
    await admin.button('guests:decide.correctRow', { row }).click();
    const form = screen.getByRole('form', { name: words('guests:mend.label', { row }) });
    await form.getByLabel(words('guests:mend.phone')).fill(phone);
    await form.getByRole('button', { name: words('guests:mend.save') }).click();
    await expect(form).toBeHidden();
  }
  await apply(admin);
  await expectHouseholds(admin, 3);

  await admin.button('guests:undo.button').click();
  await dialog.getByRole('button', { name: words('guests:undo.button') }).click();
  await expect(screen.getByText(words('guests:empty.title'))).toBeVisible();

  await admin.drop(admin.file('lista.csv', list.replace('333 12\n', '333 1234502\n')));
  await admin.button('guests:decide.correctRow', { row: 4 }).click();
  const form = screen.getByRole('form', { name: words('guests:mend.label', { row: 4 }) });
  await form.getByLabel(words('guests:mend.phone')).fill('333 123 4503');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await apply(admin);
  await expectHouseholds(admin, 3);

  await admin.goTo('invitations');
  const text = screen.getByRole('textbox', { name: words('invitations:text.label') });
  await text.press('ControlOrMeta+End');
  await text.pressSequentially('\nA presto!');
  await expect(screen.getByText(words('invitations:plan.messages', { count: 3, number: '3' }))).toBeVisible();
  await admin.button('invitations:send.action.INVITATION').click();
  const send = words('invitations:send.confirm.INVITATION', { count: 3, number: '3' });
  await dialog.getByRole('button', { name: send }).click();
  await expect.poll(() => arrived(invita)).toBe(3);
  expect(await messagesPerChat(invita)).toEqual([1, 1, 1]);
});

test('the same without a mouse', async ({ invita, admin }) => {
  const { screen, words, dialog, page } = admin;
  const { keyboard } = page;
  await sendAtOnce(invita);
  await linkPhone(invita);
  await keyboard.press('3');
  await admin.expectScreen('guests');
  for (const time of ['applied', 'applied again'] as const) {
    const asked = page.waitForEvent('filechooser');
    await press(admin, admin.button('guests:empty.pick'));
    await (await asked).setFiles(admin.file('lista.csv', list));
    for (const [row, phone] of [
      [3, '333 123 4502'],
      [4, '333 123 4503'],
    ] as const) {
      await press(admin, admin.button('guests:decide.correctRow', { row }));
      const form = screen.getByRole('form', { name: words('guests:mend.label', { row }) });
      await typeInto(admin, form.getByLabel(words('guests:mend.phone')), phone);
      await keyboard.press('Enter');
      // The line leaves with what it waited for, and the next one moves up.
      await expect(admin.button('guests:decide.correctRow', { row })).toHaveCount(0);
      await expect(form).toBeHidden();
    }
    await press(admin, admin.button('guests:bar.apply', { count: 3, n: '3' }));
    await expectHouseholds(admin, 3);
    if (time === 'applied again') break;
    await press(admin, admin.button('guests:undo.button'));
    await press(admin, dialog.getByRole('button', { name: words('guests:undo.button') }));
    await expect(screen.getByText(words('guests:empty.title'))).toBeVisible();
  }

  await keyboard.press('4');
  await admin.expectScreen('invitations');
  await reach(admin, screen.getByRole('textbox', { name: words('invitations:text.label') }));
  await keyboard.press('ControlOrMeta+End');
  await keyboard.type('\nA presto!');
  await press(admin, admin.button('invitations:send.action.INVITATION'));
  const send = words('invitations:send.confirm.INVITATION', { count: 3, number: '3' });
  await press(admin, dialog.getByRole('button', { name: send }));
  await expect.poll(() => arrived(invita)).toBe(3);
  expect(await messagesPerChat(invita)).toEqual([1, 1, 1]);
});

async function apply(admin: Admin): Promise<void> {
  await admin.button('guests:bar.apply', { count: 3, n: '3' }).click();
}

async function expectHouseholds({ screen, words }: Admin, count: number): Promise<void> {
  await expect(screen.getByText(words('guests:list.all', { count, n: String(count) }))).toBeVisible();
}
