import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Admin, expect, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';
import { arrived, linkPhone, sendAtOnce } from './support/prepare.ts';

test('what guests answered stands in the reports, on paper and in a file', async ({ invita, admin }) => {
  const { page, screen, words } = admin;
  await invitations(invita);
  await admin.goTo('reports');
  const sent = screen.getByRole('row', { name: /^(Invito partito|Invitation sent) 2 / });
  await expect(sent).toBeVisible();
  await expect(screen.getByText(words('reports:answers.title.day'))).toBeVisible();

  await screen.getByRole('tab', { name: words('reports:view.coming') }).click();
  const anna = screen.getByRole('row', { name: /^Anna Rossi/ });
  await expect(anna).toContainText('Anna · vegana');
  await expect(screen.getByRole('row', { name: /^Bruno/ })).toHaveCount(0);
  await expect(page).toHaveURL(/view=coming/);

  await admin.button('components:export.button').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: words('components:export.csv') }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^invita-.+-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/Anna Rossi[;,]2[;,]1[;,]/);

  await screen.getByRole('tab', { name: words('reports:view.missing') }).click();
  await screen.getByRole('link', { name: 'Carla Verdi' }).click();
  await admin.expectScreen('guests');
  await expect(screen.getByRole('complementary', { name: 'Carla Verdi' })).toBeVisible();
});

test('a report is printed without the window around it, black on white even in the dark @browser', async ({
  invita,
  admin,
}) => {
  const { page, screen, words } = admin;
  await invitations(invita);
  await admin.goTo('reports');
  await screen.getByRole('tab', { name: words('reports:view.coming') }).click();
  await expect(screen.getByRole('row', { name: /^Anna Rossi/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(admin.button('reports:print')).toBeHidden();
  await expect(admin.practicePhone).toBeHidden();
  await expect(screen.getByText(words('reports:practice'))).toBeVisible();
  const row = screen.getByRole('row', { name: /^Anna Rossi/ });
  await expect(row).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('body')).toHaveCSS('overflow', 'visible');
  await page.emulateMedia({ media: 'screen' });

  // What the button asks of the browser.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await admin.button('reports:print').press('Enter');
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
});

test('axe finds nothing in the reports @browser', async ({ invita, admin }) => {
  const { page, screen, words } = admin;
  await invitations(invita);
  await admin.goTo('reports');
  for (const view of ['summary', 'coming', 'missing']) {
    await screen.getByRole('tab', { name: words(`reports:view.${view}`) }).click();
    await expect(screen.getByRole('table').first()).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect.poll(() => findings(admin), `${view}, ${colorScheme}`).toEqual([]);
    }
  }
});

/** Two got their invitation, one of them comes; one waits for a number. */
async function invitations(invita: Invita): Promise<void> {
  await sendAtOnce(invita);
  const list = 'Nome,Cognome,Telefono\nAnna,Rossi,+393331234510\nBruno,Neri,+393331234511\nCarla,Verdi,\n';
  const content = Buffer.from(list).toString('base64');
  const { previewId } = await invita.call('guests.previewImport', { content });
  await invita.call('guests.applyImport', { previewId, include: ['toCheck'] });
  await linkPhone(invita);
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(() => arrived(invita)).toBe(2);
  const { items } = await invita.call('guests.list', {});
  const idOf = (name: string) => items.find((each) => each.name === name)?.id ?? '';
  const guests = [{ name: 'Anna', coming: true, dietary: 'vegana' }];
  const coming = { rsvp: 'COMING', adults: 2, children: 1, guests } as const;
  await invita.call('rsvp.record', { household: idOf('Anna Rossi'), ...coming });
  await invita.call('rsvp.record', { household: idOf('Bruno Neri'), rsvp: 'NOT_COMING' });
}

async function findings({ page }: Admin): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
