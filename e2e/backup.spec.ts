import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Admin, expect, test } from './support/admin.ts';
import { importGuests } from './support/prepare.ts';

const passphrase = 'quattro sedie al sole';

test('a backup is saved, and restored after it has said what it would change', async ({
  invita,
  admin,
}, info) => {
  const { page, screen, dialog, words } = admin;
  await importGuests(invita, 3);
  await openBackups(admin);
  await expect(
    screen.getByRole('heading', { name: words('configuration:backup.restoreTitle') }),
  ).toBeVisible();
  expect(await findings(admin)).toEqual([]);

  await admin.button('configuration:backup.make').click();
  const save = admin.button('configuration:backup.save');
  const phrase = dialog.getByLabel(words('configuration:backup.passphrase'), { exact: true });
  await phrase.fill(passphrase);
  await dialog.getByLabel(words('configuration:backup.again')).fill('un’altra');
  await expect(dialog.getByText(words('configuration:backup.differs'))).toBeVisible();
  await expect(save).toBeDisabled();
  await dialog.getByLabel(words('configuration:backup.again')).fill(passphrase);
  expect(await findings(admin)).toEqual([]);
  const saving = page.waitForEvent('download');
  await save.click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^invita-[-\dT]+\.invita$/);
  const path = info.outputPath('copy.invita');
  await file.saveAs(path);

  await invita.call('configuration.update', { whatsapp_rate_limit: 7 });
  const choosing = page.waitForEvent('filechooser');
  await admin.button('configuration:backup.choose').click();
  await (await choosing).setFiles(path);
  await phrase.fill('another one altogether');
  await admin.button('configuration:backup.open').click();
  await expect(phrase).toHaveAccessibleDescription(/\S/);
  await phrase.fill(passphrase);
  await admin.button('configuration:backup.open').click();
  const guests = dialog.getByRole('row', { name: words('configuration:backup.row.households') });
  await expect(guests).toContainText('3');
  await expect(dialog.getByText(words('configuration:backup.queue'))).toBeVisible();
  expect(await findings(admin)).toEqual([]);
  await admin.button('configuration:backup.confirm').click();
  await admin.expectScreen('overview');
  expect((await invita.call('queue.summary', undefined)).paused).toBe(true);
  expect((await invita.call('configuration.get', undefined)).whatsapp_rate_limit).toBe(10);
});

test('copies by themselves are switched on, made, and told of when their folder is gone', async ({
  invita,
  admin,
}) => {
  const { screen, dialog, words } = admin;
  const folder = mkdtempSync(join(tmpdir(), 'invita-copies-'));
  try {
    await importGuests(invita, 3);
    await openBackups(admin);
    await screen.getByRole('switch', { name: words('configuration:backup.schedule.title') }).press('Space');
    await dialog.getByLabel(words('configuration:backup.schedule.folder')).fill(folder);
    await dialog.getByLabel(words('configuration:backup.passphrase'), { exact: true }).fill(passphrase);
    expect(await findings(admin)).toEqual([]);
    await admin.button('configuration:backup.schedule.save').click();
    await expect(dialog).toBeHidden();
    await expect(screen.getByText(/invita-auto-\w+-[-\dT]+\.invita$/)).toBeVisible();
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^invita-auto-\w+-[-\dT]+\.invita$/)]);
    expect(await findings(admin)).toEqual([]);

    rmSync(folder, { recursive: true });
    await admin.button('configuration:backup.schedule.now').click();
    await expect(screen.getByText('BACKUP_FOLDER_GONE')).toBeVisible();
    await admin.goTo('overview');
    await expect(screen.getByText(words('overview:attention.backup'))).toBeVisible();
    await screen.getByRole('button', { name: words('overview:attention.link.backup') }).click();
    await admin.expectScreen('configuration');
    expect(await findings(admin)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('everything is exported as one zip', async ({ invita, admin }, info) => {
  await importGuests(invita, 3);
  await openBackups(admin);
  const saving = admin.page.waitForEvent('download');
  await admin.button('configuration:export.action').click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^invita-tutto-[-\dT]+\.zip$/);
  const path = info.outputPath('all.zip');
  await file.saveAs(path);
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('households.csv')).toBe(true);
  await expect(
    admin.page.getByText(admin.words('configuration:export.done', { name: file.suggestedFilename() })),
  ).toBeVisible();
});

async function openBackups(admin: Admin): Promise<void> {
  await admin.goTo('configuration');
  await admin.screen.getByRole('link', { name: admin.words('configuration:section.backup') }).click();
}

async function findings({ page }: Admin): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
