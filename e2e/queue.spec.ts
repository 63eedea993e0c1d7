import { type Admin, expect, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';
import { arrived, importGuests, linkPhone, messagesPerChat, sendAtOnce } from './support/prepare.ts';

test('a pause keeps every message in the queue, and the way back lets them go', async ({ invita, admin }) => {
  const { words } = admin;
  await pausedWithMessages(invita, admin, 3);
  await expect(admin.header).toContainText(words('components:reason.PAUSED.cause', { count: 3 }));
  await expect(admin.screen.getByRole('row', { name: /Ospite/ })).toHaveCount(3);
  await expect(admin.screen.getByText(words('queue:group.paused'))).toBeVisible();
  expect(await arrived(invita)).toBe(0);

  await invita.restart();
  await admin.goTo('queue');
  await expect(admin.header).toContainText(words('components:reason.PAUSED.cause', { count: 3 }));
  expect(await arrived(invita)).toBe(0);

  await admin.button('shell:pause.resume').click();
  await expect(admin.left).toHaveCount(3);
  expect(await messagesPerChat(invita)).toEqual([1, 1, 1]);
});

test('a message that is cancelled does not leave; put back it does, once', async ({ invita, admin }) => {
  const { words, screen, dialog } = admin;
  await pausedWithMessages(invita, admin, 2);
  await admin.message('Ospite0 Rossi').click();
  const panel = screen.getByRole('complementary', { name: 'Ospite0 Rossi' });
  await panel.getByRole('button', { name: words('queue:advice.cancel') }).click();
  await expect(dialog).toContainText(words('queue:ask.cancel.text', { count: 1 }));
  await dialog.getByRole('button', { name: words('queue:ask.cancel.confirm', { count: 1 }) }).click();
  await expect(panel.getByText(words('components:message.CANCELLED')).first()).toBeVisible();

  await admin.button('shell:pause.resume').click();
  await expect(admin.left).toHaveCount(1);
  await expect(admin.message('Ospite0 Rossi')).toContainText(words('components:message.CANCELLED'));
  expect(await arrived(invita)).toBe(1);

  await panel.getByRole('button', { name: words('queue:advice.requeue') }).click();
  await expect(admin.left).toHaveCount(2);
  await expect(panel.getByText(words('queue:log.REQUEUED.title'))).toBeVisible();
  expect(await messagesPerChat(invita)).toEqual([1, 1]);
});

test('what is selected is cancelled together, after one question @browser', async ({ invita, admin }) => {
  const { words, screen, dialog } = admin;
  await pausedWithMessages(invita, admin, 4);
  for (const name of ['Ospite1 Rossi', 'Ospite2 Rossi']) {
    await screen.getByRole('checkbox', { name: words('queue:list.select', { name }) }).check();
  }
  const bar = admin.page.getByRole('toolbar', { name: words('components:bulk.label') });
  await expect(bar).toContainText(words('components:bulk.selected', { count: 2 }));
  await bar.getByRole('button', { name: words('queue:bulk.cancel') }).click();
  await dialog.getByRole('button', { name: words('queue:ask.cancel.confirm', { count: 2 }) }).click();
  await expect(screen.getByRole('row', { name: words('components:message.CANCELLED') })).toHaveCount(2);
  await admin.button('shell:pause.resume').click();
  await expect(admin.left).toHaveCount(2);
  expect(await arrived(invita)).toBe(2);
});

/** On the queue's screen, everything ready to go and nothing going. */
async function pausedWithMessages(invita: Invita, admin: Admin, households: number): Promise<void> {
  await sendAtOnce(invita);
  await importGuests(invita, households);
  await linkPhone(invita);
  await admin.goTo('queue');
  await admin.button('shell:pause.pause').click();
  await admin.dialog.getByRole('button', { name: admin.words('shell:pause.pause') }).click();
  await expect(admin.button('shell:pause.resume')).toBeVisible();
  await invita.call('invitations.send', { households: 'all-not-invited' });
}
