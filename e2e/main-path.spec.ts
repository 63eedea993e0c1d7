import { type Admin, expect, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';

/** Five households that can be invited, one without a number, one twice. */
const guestList = [
  'First name,Last name,Phone,Household',
  'Anna,Rossi,+39 333 123 4501,Rossi',
  'Piero,Rossi,,Rossi',
  'Lucia,Bianchi,+39 333 123 4502,',
  'Marta,Verdi,+39 333 123 4503,',
  'Ugo,Neri,+39 333 123 4504,',
  'Ivo,Gallo,+39 333 123 4505,',
  'Nina,Costa,,',
  'Lucia,Bianchi,+39 333 123 4502,',
].join('\n');

for (const language of ['it', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('from the QR to the last invitation, and all of it there after a restart', async ({
      invita,
      admin,
    }) => {
      await test.step('three an hour, one right after the other, at any hour', () => setThePace(admin));
      await test.step('scan the QR', () => scanTheQr(admin));
      await test.step('drop the list, read its preview, import', () => importTheList(admin));
      await test.step('write, preview, plan, send', () => sendTheInvitations(admin));
      await test.step('watch the queue until the limit', () => watchTheQueue(admin));
      await test.step('raise the limit', () => raiseTheLimit(admin));
      await test.step('read it as a guest', () => readAsAGuest(admin));
      await invita.restart();
      await test.step('find everything as it was', () => findEverything(admin));
      await expectOneOnEachPhone(invita, 5);
    });
  });
}

async function setThePace(admin: Admin): Promise<void> {
  const { screen, words } = admin;
  await admin.goTo('configuration');
  await screen.getByRole('textbox', { name: words('configuration:limit.title') }).fill('3');
  await screen.getByRole('radio', { name: words('configuration:pacing.name.fast') }).check();
  await screen.getByRole('switch', { name: words('configuration:hours.always') }).press('Space');
  await screen.getByRole('switch', { name: words('configuration:manners.title') }).press('Space');
  await admin.button('configuration:save.save').click();
  await expect(admin.button('configuration:save.save')).toBeHidden();
}

async function scanTheQr(admin: Admin): Promise<void> {
  const { screen, words } = admin;
  await admin.goTo('whatsapp');
  await expect(admin.qr).toBeVisible();
  await expect(screen.getByText(words('whatsapp:qr.number', { number: 1, of: 6 }))).toBeVisible();
  await admin.scanInPractice();
  await expectConnected(admin);
}

async function expectConnected(admin: Admin): Promise<void> {
  const { screen, words } = admin;
  const spoken = { label: admin.phone, status: words('components:session.CONNECTED') };
  await expect(screen.getByText(words('whatsapp:spoken', spoken))).toBeAttached();
  await expect(admin.button('whatsapp:test.action')).toBeEnabled();
}

async function importTheList(admin: Admin): Promise<void> {
  const { screen, words } = admin;
  await admin.goTo('guests');
  const { drop } = await admin.drag([admin.file('guests.csv', guestList)]);
  await expect(admin.page.getByText(words('guests:drop.title'))).toBeVisible();
  await drop();
  const counts = { ready: 6, toCheck: 1, duplicates: 1, refused: 0 };
  for (const [tab, count] of Object.entries(counts)) {
    await expect(screen.getByRole('tab', { name: `${words(`guests:tab.${tab}`)} ${count}` })).toBeVisible();
  }
  await expect(screen.getByRole('row', { name: /Nina Costa/ })).toBeVisible();
  await screen.getByRole('tab', { name: words('guests:tab.ready') }).click();
  await expect(screen.getByRole('row', { name: /Ivo Gallo/ })).toBeVisible();
  await admin.button('guests:bar.apply', { count: 6, n: '6' }).click();
  await expect(
    screen.getByRole('status').getByText(words('guests:list.all', { count: 5, n: '5' })),
  ).toBeVisible();
  await expect(
    screen.getByRole('row', { name: /Gallo/ }).getByText(words('guests:invitation.never')),
  ).toBeVisible();
}

async function sendTheInvitations(admin: Admin): Promise<void> {
  const { screen, words, dialog } = admin;
  await admin.goTo('invitations');
  const text = screen.getByRole('textbox', { name: words('invitations:text.label') });
  await text.press('ControlOrMeta+End');
  await text.pressSequentially('\nP.S. #{{ nomi }}#');
  const preview = screen.getByRole('region', { name: words('invitations:preview.message') });
  await expect(preview).toContainText(/P\.S\. #.+#/);
  const before = await preview.textContent();
  await admin.button('invitations:preview.next').click();
  await expect(preview).not.toHaveText(before ?? '');
  await expect(
    screen.getByText(words('invitations:plan.messages', { count: 5, number: '5' }), { exact: true }),
  ).toBeVisible();
  await admin.button('invitations:send.action.INVITATION').click();
  await expect(dialog).toContainText(words('invitations:send.safe'));
  await dialog
    .getByRole('button', { name: words('invitations:send.confirm.INVITATION', { count: 5, number: '5' }) })
    .click();
  await expect(
    screen.getByText(words('invitations:sent.queued.INVITATION', { count: 5, number: '5' })),
  ).toBeVisible();
}

async function watchTheQueue(admin: Admin): Promise<void> {
  const { screen, words, header } = admin;
  await admin.goTo('queue');
  await expect(admin.left).toHaveCount(3);
  await expect(screen.getByRole('row', { name: words('queue:waiting.RATE_LIMIT') })).toHaveCount(2);
  await expect(header).toContainText(words('components:reason.RATE_LIMIT.cause', { count: 3, limit: 3 }));

  await admin.left.first().click();
  const story = screen.getByRole('region', { name: words('queue:story.title') });
  for (const entry of ['QUEUED', 'CHAT_FOUND', 'SEND_STARTED', 'SENT']) {
    await expect(story.getByText(words(`queue:log.${entry}.title`), { exact: true })).toBeVisible();
  }
  await expect(screen.getByRole('region', { name: words('queue:panel.text') })).toContainText('P.S.');
  await admin.page.keyboard.press('Escape');
  await expect(story).toBeHidden();
}

async function raiseTheLimit(admin: Admin): Promise<void> {
  const { screen, words, header } = admin;
  await admin.goTo('configuration');
  await screen.getByRole('textbox', { name: words('configuration:limit.title') }).fill('12');
  await admin.button('configuration:save.save').click();
  await expect(header).toContainText(words('components:reason.ALL_SENT.cause'));
  await admin.goTo('overview');
  await expect(
    screen.getByRole('img', { name: words('components:slots.used', { used: 5, limit: 12 }) }),
  ).toBeVisible();
}

async function readAsAGuest(admin: Admin): Promise<void> {
  const { practicePhone, words } = admin;
  await expect(practicePhone.getByText(words('practice:guests.arrived', { count: 5 }))).toBeVisible();
  const chats = practicePhone.getByRole('list', { name: words('practice:guests.chats') });
  await expect(chats.getByRole('listitem')).toHaveCount(5);
  await chats.getByRole('button').first().click();
  await expect(practicePhone.getByText(/P\.S\. #.+#/)).toHaveCount(1);
}

async function findEverything(admin: Admin): Promise<void> {
  const { words } = admin;
  await expect(admin.screen.getByText(words('components:reason.ALL_SENT.cause'))).toBeVisible();
  await admin.goTo('whatsapp');
  await expectConnected(admin);
  await admin.goTo('guests');
  await expect(admin.screen.getByText(words('guests:list.all', { count: 5, n: '5' }))).toBeVisible();
  await admin.goTo('invitations');
  await expect(admin.screen.getByRole('textbox', { name: words('invitations:text.label') })).toHaveValue(
    /P\.S\./,
  );
  await admin.goTo('queue');
  await expect(admin.left).toHaveCount(5);
  await expect(admin.message('Rossi')).not.toContainText(words('components:message.SENT'), {
    timeout: 40_000,
  });
  await admin.goTo('configuration');
  await expect(admin.screen.getByRole('textbox', { name: words('configuration:limit.title') })).toHaveValue(
    '12',
  );
}

async function expectOneOnEachPhone(invita: Invita, phones: number): Promise<void> {
  const { arrived, chats } = await invita.call('practice.phone');
  expect(arrived).toBe(phones);
  expect(chats.map(({ messages }) => messages.length)).toEqual(Array(phones).fill(1));
}
