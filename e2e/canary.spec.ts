import { type Admin, expect, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';
import { arrived, importGuests, linkPhone, messagesPerChat, sendAtOnce } from './support/prepare.ts';

/** Five households, four of them first; pressed in the plan as an organiser would. */
async function sendSomeFirst(invita: Invita, admin: Admin): Promise<void> {
  const { screen, dialog, words } = admin;
  await importGuests(invita, 5);
  await linkPhone(invita);
  await admin.goTo('invitations');
  await screen.getByRole('switch', { name: words('invitations:canary.label') }).check();
  await admin.button('invitations:send.action.INVITATION').click();
  const send = words('invitations:send.confirm.INVITATION', { count: 5, number: '5' });
  await dialog.getByRole('button', { name: send }).click();
}

test('a few go first, and the others follow by themselves once those have arrived', async ({
  invita,
  admin,
}) => {
  await sendAtOnce(invita);
  await sendSomeFirst(invita, admin);
  await expect.poll(() => arrived(invita)).toBe(5);
  expect(await messagesPerChat(invita)).toEqual([1, 1, 1, 1, 1]);
});

test('the others wait in the queue while too few have arrived, and leave when the organiser says so @browser', async ({
  invita,
  admin,
}) => {
  const { screen, words } = admin;
  await sendAtOnce(invita);
  await invita.call('configuration.update', { whatsapp_rate_limit: 1 });
  await sendSomeFirst(invita, admin);
  await expect.poll(() => arrived(invita)).toBe(1);
  await admin.goTo('queue');
  const waiting = screen.getByText(words('queue:held.title', { count: 1 }));
  await expect(waiting).toBeVisible();
  await expect(
    screen.getByText(words('queue:held.WAIT', { required: 3, canaries: 4, delivered: 1 })),
  ).toBeVisible();
  await admin.button('queue:held.open').click();
  await expect(waiting).toBeHidden();
  await invita.call('configuration.update', { whatsapp_rate_limit: 1000 });
  await expect.poll(() => arrived(invita)).toBe(5);
  expect(await messagesPerChat(invita)).toEqual([1, 1, 1, 1, 1]);
});
