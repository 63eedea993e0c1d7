import { type Admin, expect, test } from './support/admin.ts';
import { arrived, householdsInList, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

test('a household is added, refused a wrong number, changed, and changed back', async ({ invita, admin }) => {
  const { page, screen, dialog, words } = admin;
  await admin.goTo('guests');
  await admin.button('guests:list.add').click();
  await field(admin, 'guests:form.firstName').fill('Anna');
  await field(admin, 'guests:form.lastName').fill('Verdi');
  await field(admin, 'guests:form.phone').fill('12');
  await dialog.getByRole('button', { name: words('guests:form.add') }).click();
  await expect(field(admin, 'guests:form.phone')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(admin, 'guests:form.phone')).toBeFocused();
  expect(await householdsInList(invita)).toBe(0);

  await field(admin, 'guests:form.phone').fill('347 000 0131');
  await page.keyboard.press('Enter');
  const panel = screen.getByRole('complementary', { name: 'Anna Verdi' });
  await expect(panel.getByText('+39 347 000 0131')).toBeVisible();

  await panel.getByRole('button', { name: words('guests:actions.edit') }).click();
  await field(admin, 'guests:form.phone').fill('347 000 0199');
  await dialog.getByRole('button', { name: words('guests:form.save') }).click();
  await expect(panel.getByText('+39 347 000 0199')).toBeVisible();
  const told = page
    .getByRole('alert')
    .filter({ hasText: words('guests:edited.saved', { name: 'Anna Verdi' }) });
  await told.getByRole('button', { name: words('guests:edited.undo'), exact: true }).click();
  await expect(panel.getByText('+39 347 000 0131')).toBeVisible();
  const story = panel.getByRole('region', { name: words('guests:timeline.label') });
  await expect(story.getByText(words('guests:timeline.UNDONE'))).toBeVisible();
});

test('two that are merged get one invitation; taken back they are two again', async ({ invita, admin }) => {
  const { page, screen, dialog, words } = admin;
  await importGuests(invita, 3);
  await admin.goTo('guests');
  for (const name of ['Ospite0 Rossi', 'Ospite2 Rossi']) await select(admin, name);
  const bar = page.getByRole('toolbar', { name: words('components:bulk.label') });
  await bar.getByRole('button', { name: words('guests:bulk.merge') }).click();
  await dialog.getByRole('button', { name: words('guests:merge.confirm', { count: 2 }) }).click();
  await expect(screen.getByText(words('guests:list.all', { count: 2, n: '2' }))).toBeVisible();
  const panel = screen.getByRole('complementary', { name: 'Ospite0 Rossi' });
  await expect(panel.getByText('Ospite2 Rossi').first()).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(screen.getByText(words('guests:list.all', { count: 3, n: '3' }))).toBeVisible();
  await expect(screen.getByRole('row', { name: /Ospite2/ })).toBeVisible();
  await expect(panel.getByText(words('guests:timeline.UNDONE'))).toBeVisible();
});

test('who is found by a tag and wants no more messages gets none @browser', async ({ invita, admin }) => {
  const { page, screen, words } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 4);
  const { items } = await invita.call('guests.list', {});
  const ids = items.slice(1, 3).map(({ id }) => id);
  await invita.call('guests.bulk', { ids, action: { do: 'addTag', tag: 'colleghi' } });
  await admin.goTo('guests');
  await screen.getByLabel(words('guests:filter.tag'), { exact: true }).click();
  await page.getByRole('option', { name: 'colleghi' }).click();
  await expect(screen.getByRole('row', { name: /Ospite/ })).toHaveCount(2);
  await screen.getByRole('checkbox', { name: words('guests:list.selectAll') }).click();
  const bar = page.getByRole('toolbar', { name: words('components:bulk.label') });
  await bar.getByRole('button', { name: words('guests:bulk.optOut') }).click();
  await expect(page.getByText(words('guests:edited.optOut', { count: 2, n: '2' }))).toBeVisible();

  await linkPhone(invita);
  const { queued } = await invita.call('invitations.send', { households: 'all-not-invited' });
  expect(queued).toBe(2);
  await expect.poll(() => arrived(invita)).toBe(2);
});

test('who is forgotten is gone from the list and the queue, which still counts the message', async ({
  invita,
  admin,
}) => {
  const { page, screen, dialog, words } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 2);
  await linkPhone(invita);
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(() => arrived(invita)).toBe(2);
  await expect.poll(async () => (await invita.call('queue.summary')).counts.byStatus.SENDING).toBe(0);
  await admin.goTo('guests');
  await screen.getByRole('row', { name: /Ospite0/ }).click();
  const panel = screen.getByRole('complementary', { name: 'Ospite0 Rossi' });
  await panel
    .getByRole('button', { name: words('guests:actions.more', { name: 'Ospite0 Rossi' }) })
    .press('Enter');
  await page.getByRole('menuitem', { name: words('guests:actions.forget') }).press('Enter');
  await expect(dialog.getByText(words('guests:forget.stays'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: words('common:cancel') })).toBeFocused();
  await dialog.getByRole('button', { name: words('guests:forget.confirm') }).click();
  await expect(page.getByText(words('guests:forget.done'))).toBeVisible();
  await expect(screen.getByRole('row', { name: /Ospite0/ })).toHaveCount(0);
  await expect(screen.getByRole('row', { name: /Ospite1/ })).toBeVisible();
  await admin.goTo('queue');
  await expect(admin.left).toHaveCount(2);
  await expect(screen.getByText('Ospite0')).toHaveCount(0);
  await expect(screen.getByRole('row', { name: /—/ })).toBeVisible();
});

function field({ dialog, words }: Admin, key: string) {
  return dialog.getByRole('textbox', { name: words(key, { number: 1 }), exact: true });
}

async function select({ screen, words }: Admin, name: string): Promise<void> {
  await screen.getByRole('checkbox', { name: words('guests:list.select', { name }) }).check();
}
