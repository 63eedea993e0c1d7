import { mkdirSync } from 'node:fs';
import { type Admin, expect, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';
import { guestList, householdsInList, importGuests } from './support/prepare.ts';

/** The smallest picture there is: one transparent pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

for (const language of ['it', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('what is no guest list is refused in words, and nothing changes', async ({ invita, admin }) => {
      const { words } = admin;
      await importGuests(invita, 2);
      await admin.goTo('guests');
      const folder = test.info().outputPath('folder');
      mkdirSync(folder);
      const ten = Array.from({ length: 10 }, (_, n) => admin.file(`list-${n}.csv`, guestList(3)));
      const refusals: readonly [paths: readonly string[], sentence: string][] = [
        [[folder], words('guests:problem.folder')],
        [[admin.file('party.png', picture)], words('guests:problem.image')],
        [ten, words('guests:problem.several')],
        [[admin.file('empty.csv', '')], words('guests:problem.empty')],
        [[admin.file('list.pdf', '%PDF-1.7\n')], words('guests:problem.noList', { format: 'PDF' })],
        [
          [admin.file('renamed.csv', picture)],
          words('guests:problem.noList', { format: words('guests:format.image') }),
        ],
      ];
      for (const [paths, sentence] of refusals) {
        await test.step(sentence, () => expectRefused(admin, paths, sentence));
      }
      expect(await householdsInList(invita)).toBe(2);
    });
  });
}

async function expectRefused(admin: Admin, paths: readonly string[], sentence: string): Promise<void> {
  const { screen, words } = admin;
  await admin.drop(...paths);
  await expect(screen.getByRole('alert')).toContainText(sentence);
  await expect(screen.getByRole('row', { name: /Ospite/ })).toHaveCount(2);
  await screen.getByRole('button', { name: words('common:close') }).click();
  await expect(screen.getByRole('alert')).toBeHidden();
}

test('a list that is refused leaves the preview that was open as it is', async ({ admin }) => {
  const { screen } = admin;
  await openPreview(admin, 3);
  await admin.drop(admin.file('empty.csv', ''));
  await expect(screen.getByRole('alert')).toBeVisible();
  await expect(screen.getByRole('row', { name: /Ospite/ })).toHaveCount(3);
});

test('a list that is let go on another screen is not opened in place of the app', async ({
  invita,
  admin,
}) => {
  // `drop` ends only when the page has taken the file; else a browser with a window would open it.
  await admin.drop(admin.file('guests.csv', guestList(3)));
  await admin.goTo('guests');
  await expectNothingWritten(invita, admin);
});

test('a window that is reloaded in the middle of a preview has written nothing', async ({
  invita,
  admin,
}) => {
  await openPreview(admin, 3);
  await admin.page.reload();
  await admin.expectScreen('guests');
  await expectNothingWritten(invita, admin);
  await importByHand(admin, 3);
  expect(await householdsInList(invita)).toBe(3);
});

test('an app that is killed in the middle of a preview has written nothing', async ({ invita, admin }) => {
  await openPreview(admin, 3);
  await invita.restart('kill');
  await admin.goTo('guests');
  await expectNothingWritten(invita, admin);
});

test('a preview that is left has written nothing, and says so @browser', async ({ invita, admin }) => {
  await openPreview(admin, 3);
  await admin.button('common:cancel').click();
  await expect(admin.page.getByText(admin.words('guests:import.left'))).toBeVisible();
  await expectNothingWritten(invita, admin);
});

test('the same list again finds everybody there already @browser', async ({ invita, admin }) => {
  await openPreview(admin, 3);
  await importByHand(admin, 3);
  await openPreview(admin, 3);
  const { screen, words } = admin;
  await expect(screen.getByRole('tab', { name: `${words('guests:tab.duplicates')} 3` })).toBeVisible();
  await expect(admin.button('guests:bar.nothing')).toBeDisabled();
  expect(await householdsInList(invita)).toBe(3);
});

test('a list longer than the window scrolls to its end, and draws only what is in sight @browser', async ({
  admin,
}) => {
  const { screen, words } = admin;
  const rows = Array.from({ length: 400 }, (_, n) => `Ospite${n},Rossi,+39347${1_000_000 + n}`);
  await admin.goTo('guests');
  await admin.drop(admin.file('guests.csv', ['First Name,Last Name,Phone', ...rows].join('\n')));
  const list = screen.getByRole('table', { name: words('guests:tab.ready') });
  await expect(list.getByRole('row', { name: /Ospite0\b/ })).toBeVisible();
  expect(await list.getByRole('row').count()).toBeLessThan(60);
  // Rows are as high as their words once they are drawn: the end is a little further on each time.
  await expect(async () => {
    await list.press('End');
    await expect(list.getByRole('row', { name: /Ospite399\b/ })).toBeInViewport({ timeout: 1000 });
  }).toPass();
});

async function openPreview(admin: Admin, households: number): Promise<void> {
  await admin.goTo('guests');
  await admin.drop(admin.file('guests.csv', guestList(households)));
  await expect(admin.screen.getByText(admin.words('guests:import.unchanged'))).toBeVisible();
}

async function expectNothingWritten(invita: Invita, admin: Admin): Promise<void> {
  await expect(admin.screen.getByText(admin.words('guests:empty.title'))).toBeVisible();
  expect(await householdsInList(invita)).toBe(0);
}

async function importByHand(admin: Admin, households: number): Promise<void> {
  const count = { count: households, n: String(households) };
  if (await admin.button('guests:bar.apply', count).isHidden()) await openPreview(admin, households);
  await admin.button('guests:bar.apply', count).click();
  await expect(admin.screen.getByText(admin.words('guests:list.all', count))).toBeVisible();
}
