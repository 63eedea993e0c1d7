import { type Admin, test as base, expect } from './support/admin.ts';
import { press, reach, typeInto } from './support/keys.ts';
import { noDocker } from './support/no-docker.ts';
import { arrived, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';
import { makePretendDocker } from './support/pretend-docker.ts';
import { makeRealWaha, type RealWaha, wahaKey } from './support/real-waha.ts';

const test = base.extend<{ waha: RealWaha }>({
  firstRun: 'meet',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
  async waha({}, use) {
    const waha = await makeRealWaha({ engine: 'GOWS', version: '2026.8.1' });
    await waha.start();
    await use(waha);
    await waha.remove();
  },
});

const heading = ({ screen, words }: Admin) =>
  screen.getByRole('heading', { level: 1, name: words('welcome:title') });
const eventHeading = ({ screen, words }: Admin) =>
  screen.getByRole('heading', { level: 1, name: words('welcome:event.title') });
const nameField = ({ screen, words }: Admin) =>
  screen.getByRole('textbox', { name: words('configuration:event.name'), exact: true });
const steps = ({ page, screen }: Admin) =>
  screen.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
const way = ({ screen, words }: Admin, name: 'practice' | 'waha' | 'docker') =>
  screen.getByRole('region', { name: words(`welcome:${name}.title`) });

test('practice to the end: three ways, the event, the first steps, a sample list', async ({
  invita,
  admin,
}) => {
  const { screen, words } = admin;
  await expect(heading(admin)).toBeVisible();
  await expect(way(admin, 'practice')).toContainText(words('welcome:practice.safe'));
  await admin.button('welcome:practice.action').click();
  await expect(eventHeading(admin)).toBeFocused();

  await nameField(admin).fill('Giulia & Marco');
  await screen.getByLabel(words('configuration:event.date')).fill('2031-06-12');
  await admin.button('welcome:event.save').click();
  await admin.expectScreen('overview');
  await expect(steps(admin).first()).toContainText(
    words('overview:steps.start.result', { count: 1, event: 'Giulia & Marco' }),
  );
  expect(await invita.call('configuration.get')).toMatchObject({
    ...{ event_name: 'Giulia & Marco', event_date: '2031-06-12' },
  });

  await admin.button('overview:steps.guests.sample').click();
  await expect(screen.getByRole('tab').first()).toBeVisible();
  await invita.restart();
  await admin.expectScreen('overview');
});

test('an event without a web site: the invitation holds no link, and a reply in the chat is the answer', async ({
  invita,
  admin,
}) => {
  const { screen, words } = admin;
  await admin.button('welcome:practice.action').click();
  await screen.getByText(words('configuration:site.chat'), { exact: true }).click();
  await expect(screen.getByRole('textbox', { name: words('configuration:links.base') })).toHaveCount(0);
  await admin.button('welcome:event.save').click();
  await admin.expectScreen('overview');

  await sendAtOnce(invita);
  await importGuests(invita, 2);
  await linkPhone(invita);
  await admin.goTo('invitations');
  const checks = screen.getByRole('region', { name: words('invitations:check.heading') });
  await expect(checks).toContainText(words('invitations:check.inTheChat'));
  await admin.button('invitations:send.action.INVITATION').click();
  const send = words('invitations:send.confirm.INVITATION', { count: 2, number: '2' });
  await admin.dialog.getByRole('button', { name: send }).click();
  await expect.poll(() => arrived(invita)).toBe(2);
  const { chats } = await invita.call('practice.phone');
  const texts = chats.flatMap(({ messages }) => messages.map(({ text }) => text));
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).not.toMatch(/http|\bqui\b/);

  await invita.call('practice.reply', { chatId: chats[0]?.chatId ?? '', text: 'Sì, veniamo!' });
  await admin.goTo('overview');
  await screen.getByRole('button', { name: new RegExp(`^${words('components:reply.accept')}`) }).click();
  await expect.poll(async () => (await invita.call('guests.list', { rsvp: 'COMING' })).total).toBe(1);
});

test('left in the middle without a mouse, with what was typed, and resumed after a restart', async ({
  invita,
  admin,
}) => {
  const { words } = admin;
  await press(admin, admin.button('welcome:practice.action'));
  await expect(eventHeading(admin)).toBeFocused();
  await typeInto(admin, nameField(admin), 'Nozze');
  await admin.page.keyboard.press('Escape');
  await admin.expectScreen('overview');
  await expect(admin.page.getByRole('alert').filter({ hasText: words('welcome:event.kept') })).toBeVisible();
  // That it was left is known too, by when the overview offers the way back.
  await expect(admin.button('overview:steps.start.action')).toBeVisible();

  await invita.restart();
  await admin.expectScreen('overview');
  await press(admin, admin.button('overview:steps.start.action'));
  await expect(eventHeading(admin)).toBeVisible();
  await expect(nameField(admin)).toHaveValue('Nozze');
  await press(admin, admin.button('welcome:event.back'));
  await expect(heading(admin)).toBeVisible();

  // The rail leads away, the palette back.
  await admin.goTo('queue');
  await admin.page.keyboard.press('ControlOrMeta+k');
  await expect(admin.page.getByRole('combobox', { name: words('palette:field') })).toBeFocused();
  await admin.page.keyboard.type(words('palette:do.resumeFirstRun'));
  await admin.page.keyboard.press('Enter');
  await expect(heading(admin)).toBeVisible();
  await reach(admin, admin.button('welcome:practice.action'));
});

test('a window that is reloaded, or an app that died, goes on in the middle', async ({ invita, admin }) => {
  await admin.button('welcome:practice.action').click();
  await expect(eventHeading(admin)).toBeVisible();
  await invita.page.reload();
  await expect(eventHeading(admin)).toBeVisible();
  await invita.restart('kill');
  await expect(eventHeading(admin)).toBeVisible();
});

test('a WAHA of one’s own: nobody there, a wrong key, then through to the QR', async ({
  invita,
  admin,
  waha,
}) => {
  const { screen, words } = admin;
  const card = way(admin, 'waha');
  const address = card.getByRole('textbox', { name: words('configuration:phones.field.waha_url') });
  const key = card.getByLabel(words('configuration:phones.field.waha_api_key'), { exact: true });
  await address.fill('http://127.0.0.1:9');
  await admin.button('configuration:connect.probe').click();
  await expect(card).toContainText(words('configuration:connect.refused'));
  await address.fill(waha.url);
  await key.fill('another key');
  await admin.button('configuration:connect.probe').click();
  await expect(card).toContainText(/chiave/i);
  await key.fill(wahaKey);
  await admin.button('configuration:connect.probe').click();
  await expect(card).toContainText(words('configuration:connect.found'));
  await admin.button('configuration:connect.use').click();

  await expect(eventHeading(admin)).toBeVisible();
  expect(await invita.call('app.info')).toMatchObject({ realm: 'real', firstRun: { way: 'waha' } });
  await admin.button('welcome:event.skip').click();
  await admin.expectScreen('overview');
  await expect(steps(admin).first()).toContainText(
    words('overview:steps.start.result', { count: 0, event: '' }),
  );
  await steps(admin)
    .getByRole('button', { name: words('overview:steps.phone.action') })
    .click();
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(words('whatsapp:title'));
});

test.describe('with a Docker', () => {
  const docker = test.extend<{ docker: Awaited<ReturnType<typeof makePretendDocker>> }>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
    async docker({}, use) {
      const pretend = await makePretendDocker();
      await use(pretend);
      await pretend.remove();
    },
    env: ({ docker: pretend }, use) => use({ DOCKER_HOST: pretend.host }),
  });

  docker(
    'the image is fetched while one looks around, then it goes on through it',
    async ({ invita, admin, docker: pretend }) => {
      const { words } = admin;
      await admin.button('welcome:docker.install').click();
      const progress = way(admin, 'docker').getByRole('progressbar', { name: words('container:pull.label') });
      await expect(progress).toBeVisible();
      await admin.goTo('guests');
      await admin.goTo('overview');
      await admin.button('overview:steps.start.action').click();
      await expect(progress).toBeVisible();
      pretend.finishPull();
      await admin.button('welcome:docker.use').click();
      await expect(eventHeading(admin)).toBeVisible();
      expect(await invita.call('app.info')).toMatchObject({ realm: 'real', firstRun: { way: 'docker' } });
    },
  );
});

test.describe('without a Docker @browser', () => {
  test.use({ env: noDocker });

  test('the way says how to start it, and looks again', async ({ admin }) => {
    const { words } = admin;
    await expect(way(admin, 'docker')).toContainText(words('container:docker.NOT_RUNNING.title'));
    await admin.button('container:docker.again').click();
    await expect(admin.button('container:docker.again')).toBeEnabled();
  });
});

test('a directory in use never shows it by itself', async ({ invita, admin }) => {
  await invita.call('firstRun.finish');
  await invita.restart();
  await admin.expectScreen('overview');
  await expect(heading(admin)).toBeHidden();
});
