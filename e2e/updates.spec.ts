import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../scripts/paths.mjs';
import { test as base, expect } from './support/admin.ts';
import { realElectron } from './support/desktop-command.ts';
import { noDocker } from './support/no-docker.ts';
import { serveUpdates, type UpdateFolder } from './support/update-folder.ts';

/** A packed copy, as an AppImage unfolds it, and the file it was started from. */
interface Packed {
  readonly updates: UpdateFolder;
  readonly bundle: string;
  readonly resources: string;
  /** What the person has. */
  readonly appImage: string;
  /** What the new version writes when it is started: its arguments. */
  readonly started: string;
}

/** How this copy came here. */
type Installed = 'APPIMAGE' | 'PACKAGE';

const test = base.extend<{ packed: Packed; installed: Installed; proxied: boolean }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
  async packed({}, use) {
    const home = mkdtempSync(join(tmpdir(), 'invita-packed-'));
    const updates = await serveUpdates(home);
    const app = join(home, 'app');
    cpSync(join(ROOT, 'out'), join(app, 'out'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'invita', type: 'module' }));
    writeFileSync(join(app, 'updates.json'), JSON.stringify(updates.asked.source));
    const resources = join(home, 'resources');
    mkdirSync(resources);
    writeFileSync(
      join(resources, 'app-update.yml'),
      'provider: generic\nupdaterCacheDirName: invita-updater\n',
    );
    const appImage = join(home, 'Invita.AppImage');
    writeFileSync(appImage, 'the old version');
    chmodSync(appImage, 0o755);
    const bundle = join(app, 'out/main/index.js');
    await use({ updates, bundle, resources, appImage, started: join(home, 'started') });
    updates.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  },
  installed: ['APPIMAGE', { option: true }],
  proxied: [false, { option: true }],
  bundle: async ({ packed }, use) => use(packed.bundle),
  env: async ({ packed, installed, proxied }, use) => {
    if (installed === 'PACKAGE') writeFileSync(join(packed.resources, 'package-type'), 'deb');
    // The program that runs is the one of this test.
    const unfolded = { APPIMAGE: packed.appImage, APPDIR: dirname(process.execPath) };
    await use({
      ...noDocker,
      INVITA_E2E_RESOURCES: packed.resources,
      ...(installed === 'APPIMAGE' && unfolded),
      ...(proxied && { INVITA_E2E_PROXY: packed.updates.proxy.named }),
    });
  },
});

test('a newer version is found, fetched and started in the place of this one @desktop', async ({
  admin,
  invita,
  packed,
}) => {
  test.skip(realElectron() !== undefined, 'Electron itself runs no packed copy here, and updates no other');
  const { page, screen } = admin;
  const content = `#!/bin/sh\nprintf '%s\\n' "$@" > '${packed.started}.part'\nmv '${packed.started}.part' '${packed.started}'\n`;
  packed.updates.publish({ version: '99.0.0', content, notes: 'Tutto più calmo.' });
  await admin.goTo('configuration');
  await page.getByRole('link', { name: admin.words('configuration:section.updates') }).click();
  await admin.button('updates:check').click();
  await expect(screen.getByText(admin.words('updates:state.AVAILABLE', { version: '99.0.0' }))).toBeVisible();
  await expect(screen.getByText('Tutto più calmo.')).toBeVisible();
  await screen.getByRole('button', { name: new RegExp(`^${admin.words('updates:download')}`) }).click();
  await expect(screen.getByText(admin.words('updates:state.READY', { version: '99.0.0' }))).toBeVisible();
  expect(readFileSync(packed.appImage, 'utf8')).toBe('the old version');

  await admin.goTo('overview');
  await expect(
    page.getByText(admin.words('updates:notice.READY.title', { version: '99.0.0' })),
  ).toBeVisible();
  await admin.button('updates:restart').click();
  await invita.desktop.ended;
  await expect.poll(() => existsSync(packed.started)).toBe(true);
  expect(readFileSync(packed.appImage, 'utf8')).toBe(content);
  expect(readFileSync(packed.started, 'utf8').split('\n').slice(0, 2)).toEqual([
    '--data-dir',
    invita.dataDir,
  ]);
});

test('an update that somebody else signed is refused, and nothing changes @desktop', async ({
  admin,
  packed,
}) => {
  test.skip(realElectron() !== undefined, 'Electron itself runs no packed copy here, and updates no other');
  packed.updates.publish({ version: '99.0.0', content: 'a new version', notes: '' });
  packed.updates.forgeSignature();
  await admin.goTo('configuration');
  await admin.page.getByRole('link', { name: admin.words('configuration:section.updates') }).click();
  await admin.button('updates:check').click();
  await expect(admin.screen.getByText('UPDATE_SIGNATURE_WRONG')).toBeVisible();
  expect(readFileSync(packed.appImage, 'utf8')).toBe('the old version');
});

test.describe('a copy of the package manager', () => {
  test.use({ installed: 'PACKAGE' });

  test('tells of a newer version, which file it is and how it is installed @desktop', async ({
    admin,
    packed,
  }) => {
    test.skip(realElectron() !== undefined, 'Electron itself runs no packed copy here, and updates no other');
    packed.updates.publish({ version: '99.0.0', content: 'a new version', notes: 'Tutto più calmo.' });
    const { page, screen } = admin;
    await admin.goTo('configuration');
    await page.getByRole('link', { name: admin.words('configuration:section.updates') }).click();
    await admin.button('updates:check').click();
    await expect(
      screen.getByText(admin.words('updates:state.AVAILABLE', { version: '99.0.0' })),
    ).toBeVisible();
    const file = `invita-99.0.0-linux-${process.arch}.deb`;
    await expect(screen.getByText(file)).toBeVisible();
    await expect(screen.getByText(admin.words('updates:obstacle.PACKAGE'))).toBeVisible();
    await expect(screen.getByRole('link', { name: admin.words('updates:byHand.fetch') })).toHaveAttribute(
      'href',
      new RegExp(`/${file}$`),
    );
    await expect(screen.getByRole('radio', { name: admin.words('updates:mode.name.DOWNLOAD') })).toHaveCount(
      0,
    );
    await admin.goTo('overview');
    await expect(page.getByText(admin.words('updates:notice.BY_HAND.text'))).toBeVisible();
  });
});

test.describe('where the system has a proxy', () => {
  test.use({ proxied: true });

  test('a newer version is looked for and fetched through it @desktop', async ({ admin, packed }) => {
    test.skip(realElectron() !== undefined, 'Electron itself runs no packed copy here, and updates no other');
    packed.updates.publish({ version: '99.0.0', content: 'a new version', notes: 'Tutto più calmo.' });
    const { page, screen } = admin;
    await admin.goTo('configuration');
    await page.getByRole('link', { name: admin.words('configuration:section.updates') }).click();
    await admin.button('updates:check').click();
    await screen.getByRole('button', { name: new RegExp(`^${admin.words('updates:download')}`) }).click();
    await expect(screen.getByText(admin.words('updates:state.READY', { version: '99.0.0' }))).toBeVisible();
    const asked = packed.updates.proxy.asked.map((url) => new URL(url).pathname);
    expect(asked).toEqual([
      expect.stringMatching(/\.yml$/),
      expect.stringMatching(/\.yml\.sig$/),
      expect.stringMatching(/\.AppImage$/),
    ]);
  });
});
