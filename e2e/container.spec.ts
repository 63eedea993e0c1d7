import { test as base, expect } from './support/admin.ts';
import { makePretendDocker, type PretendDocker } from './support/pretend-docker.ts';

const test = base.extend<{ docker: PretendDocker }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
  async docker({}, use) {
    const docker = await makePretendDocker();
    await use(docker);
    await docker.remove();
  },
  env: ({ docker }, use) => use({ DOCKER_HOST: docker.host }),
});

test('from nothing to a code to scan, without a terminal', async ({ admin, docker }) => {
  const { screen, words } = admin;
  await admin.goTo('whatsapp');
  await admin.button('container:offer.action').click();
  await expect(screen.getByRole('progressbar', { name: words('container:pull.label') })).toBeVisible();
  await expect(admin.button('container:pull.cancel')).toBeVisible();
  docker.finishPull();

  await admin.button('container:use.action').click();
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });
  const log = screen.getByRole('log', { name: words('container:log.lines') });
  await expect(log).toContainText('WAHA listens');
  await expect(log).toContainText('/api/sessions');
  await expect(log).toContainText('x-api-key: •••');

  await screen.getByRole('searchbox', { name: words('container:log.search') }).fill('listens');
  await expect(log).not.toContainText('/api/sessions');

  await admin.button('container:changeKey.action').click();
  await admin.dialog.getByRole('button', { name: words('container:changeKey.confirm') }).click();
  await expect(admin.dialog).toBeHidden();
  await expect(screen.getByText(words('container:chip.RUNNING'), { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  // Another container over the same sessions, and the phone’s session comes to it with the new key.
  await expect(log).toContainText(/listens.*listens/s);
  await expect(admin.qr).toBeVisible({ timeout: 30_000 });

  await admin.button('container:stop.action').click();
  await admin.dialog.getByRole('button', { name: words('container:stop.confirm') }).click();
  await expect(screen.getByText(words('container:chip.STOPPED'), { exact: true })).toBeVisible();
  await expect(screen.getByRole('alert')).toContainText('127.0.0.1');
});

test('a WAHA that anybody can reach is told in red @browser', async ({ admin, docker }) => {
  docker.addForeign('by-hand');
  await admin.goTo('whatsapp');
  await expect(admin.screen.getByRole('alert')).toContainText(
    admin.words('container:hazard.EXPOSED.title', { name: 'by-hand' }),
  );
});
