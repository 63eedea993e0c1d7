import { expect, test } from './support/admin.ts';
import { importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

test('what is to be deleted after the event is announced, put off, and deleted by who types the word', async ({
  invita,
  admin,
}) => {
  const { page, screen, dialog, words } = admin;
  await sendAtOnce(invita);
  await importGuests(invita, 3);
  await linkPhone(invita);
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(async () => (await invita.call('queue.summary')).counts.byStatus.DELIVERED).toBe(3);
  await invita.call('configuration.update', { event_date: daysAgo(26) });

  await page.goto(`${page.url().split('#')[0]}#/configuration?section=privacy`);
  await screen.getByRole('switch').check({ force: true });
  await admin.button('configuration:save.save').click();
  await expect(page.getByText(words('configuration:save.done'))).toBeVisible();

  await admin.goTo('overview');
  const notice = screen.getByRole('region', { name: words('overview:deletion.label') });
  await expect(notice).toContainText('3');
  await notice.getByRole('button', { name: words('overview:deletion.postpone') }).click();
  await expect(notice).toBeHidden();
  expect((await invita.call('retention.get')).plan?.notice).toBe(false);

  await page.goto(`${page.url().split('#')[0]}#/configuration?section=privacy`);
  await admin.button('configuration:privacy.now.button').click();
  const sure = dialog.getByRole('button', { name: words('components:deleteAll.confirm') });
  await expect(sure).toBeDisabled();
  await dialog.getByRole('textbox').fill(words('components:deleteAll.word').toLowerCase());
  await sure.click();
  await expect(screen.getByText(words('configuration:privacy.now.nothing'))).toBeVisible();

  await admin.goTo('overview');
  await expect(notice).toContainText(words('overview:deletion.clean'));
  await expect(notice.getByRole('button', { name: words('overview:deletion.newList') })).toBeVisible();
  await expect(screen.getByRole('heading', { name: words('overview:steps.title') })).toHaveCount(0);
  await admin.goTo('reports');
  await expect(screen.getByText(words('reports:deleted.text'))).toBeVisible();
  await admin.goTo('queue');
  await expect(screen.getByText('Ospite')).toHaveCount(0);
});
