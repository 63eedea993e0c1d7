import { type Admin, expect, test } from './support/admin.ts';
import { press, typeInto } from './support/keys.ts';
import { householdsInList } from './support/prepare.ts';

/** Five rows: two that Excel or a hasty hand has spoiled, one that is there twice. */
const spoiled = [
  'Nome;Cognome;Cellulare',
  'Rosa;Esposito;347.000.0131',
  'Tommaso;Rinaldi;3,33E+09',
  'Ivo;Gallo;34700001',
  'Rosa;Esposito;3470000131',
  'Nina;Costa;+39 328 000 0117',
].join('\r\n');

test.use({ language: 'it' });

test('a list is mended in the preview, imported, taken back and imported again @browser', async ({
  invita,
  admin,
}) => {
  const { screen, words, page, dialog } = admin;
  await openSpoiled(admin);
  await mend(admin, 3, '333 123 4502');
  await mend(admin, 4, '347 000 0133');
  await expect(screen.getByRole('tab', { name: `${words('guests:tab.ready')} 4` })).toBeVisible();
  await applyFour(admin);
  expect(await householdsInList(invita)).toBe(4);
  await expect(screen.getByRole('row', { name: /Tommaso Rinaldi.*\+39 333 123 4502/ })).toBeVisible();

  await admin.button('guests:undo.button').click();
  await dialog.getByRole('button', { name: words('guests:undo.button') }).click();
  await expect(page.getByText(words('guests:undo.done'))).toBeVisible();
  await expect(screen.getByText(words('guests:empty.title'))).toBeVisible();
  expect(await householdsInList(invita)).toBe(0);

  await openSpoiled(admin);
  await mend(admin, 3, '333 123 4502');
  await mend(admin, 4, '347 000 0133');
  await applyFour(admin);
  expect(await householdsInList(invita)).toBe(4);
});

test('a row is mended and another left out without a mouse @browser', async ({ invita, admin }) => {
  const { screen, words, page } = admin;
  await admin.goTo('guests');
  const asked = page.waitForEvent('filechooser');
  await press(admin, admin.button('guests:empty.pick'));
  await (await asked).setFiles(admin.file('guests.csv', spoiled));
  await press(admin, admin.button('guests:decide.correctRow', { row: 3 }));
  await typeInto(admin, phoneOf(admin, 3), '3331234502');
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('tab', { name: `${words('guests:tab.ready')} 3` })).toBeVisible();
  await press(
    admin,
    admin.button('guests:decide.leaveOutName', { name: words('guests:decide.ofRow', { row: 4 }) }),
  );
  await expect(screen.getByText(words('guests:decide.leftOut'), { exact: true })).toBeVisible();
  await press(admin, admin.button('guests:bar.apply', { count: 3, n: '3' }));
  await expect(screen.getByText(words('guests:list.all', { count: 3, n: '3' }))).toBeVisible();
  expect(await householdsInList(invita)).toBe(3);
});

async function openSpoiled(admin: Admin): Promise<void> {
  await admin.goTo('guests');
  await admin.drop(admin.file('guests.csv', spoiled));
  await expect(admin.screen.getByText(admin.words('guests:import.unchanged'))).toBeVisible();
  await expect(admin.screen.getByRole('row', { name: /Tommaso Rinaldi/ })).toContainText('C3');
}

async function mend(admin: Admin, row: number, phone: string): Promise<void> {
  await admin.button('guests:decide.correctRow', { row }).click();
  await phoneOf(admin, row).fill(phone);
  await phoneOf(admin, row).press('Enter');
  await expect(phoneOf(admin, row)).toBeHidden();
}

function phoneOf({ screen, words }: Admin, row: number) {
  return screen
    .getByRole('form', { name: words('guests:mend.label', { row }) })
    .getByLabel(words('guests:mend.phone'));
}

async function applyFour(admin: Admin): Promise<void> {
  const count = { count: 4, n: '4' };
  await admin.button('guests:bar.apply', count).click();
  await expect(admin.screen.getByText(admin.words('guests:list.all', count))).toBeVisible();
}
