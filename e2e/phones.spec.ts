import type { Locator } from '@playwright/test';
import { type Admin, expect, test } from './support/admin.ts';

for (const language of ['it', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a second phone is added, linked by a code that is typed, renamed, and removed without losing its messages', async ({
      invita,
      admin,
    }) => {
      const { words, page } = admin;
      await admin.goTo('whatsapp');
      await expect(admin.qr).toBeVisible();

      await test.step('add it: its code comes by itself', async () => {
        await admin.button('whatsapp:add.button').click();
        await admin.dialog.getByRole('textbox', { name: words('whatsapp:add.name') }).fill('Sposa');
        await admin.dialog.getByRole('button', { name: words('whatsapp:add.action') }).click();
        await expect(admin.dialog).toBeHidden();
        const picture = words('whatsapp:qr.picture', { label: 'Sposa' });
        await expect(card(admin, 'Sposa').getByRole('img', { name: picture })).toBeVisible();
      });

      await test.step('link it with eight characters', async () => {
        const sposa = card(admin, 'Sposa');
        await sposa.getByText(words('whatsapp:way.type')).click();
        await sposa.getByRole('textbox', { name: words('whatsapp:pairing.phone') }).fill('333 123 4567');
        await sposa.getByRole('button', { name: words('whatsapp:pairing.ask') }).click();
        const code = await sposa.locator('.big-code-characters').textContent();
        const toggle = admin.button('shell:practice.phone');
        if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
        const waiting = admin.practicePhone.locator('.sender-phone-waiting').filter({ hasText: 'Sposa' });
        await waiting.getByRole('button', { name: words('practice:sender.code') }).click();
        await waiting
          .getByRole('textbox', { name: words('practice:sender.codeFor', { label: 'Sposa' }) })
          .fill(code ?? '');
        await waiting.getByRole('button', { name: words('practice:sender.link') }).click();
        await expect(sposa.getByText(words('components:session.CONNECTED'), { exact: true })).toBeVisible();
        await toggle.click();
      });

      await test.step('rename it', async () => {
        await openMenu(admin, 'Sposa', 'whatsapp:menu.rename');
        await admin.dialog.getByRole('textbox', { name: words('whatsapp:add.name') }).fill('Anna');
        await admin.dialog.getByRole('button', { name: words('whatsapp:rename.action') }).click();
        await expect(card(admin, 'Anna')).toBeVisible();
      });

      await test.step('remove it: its messages go to the first phone', async () => {
        await invita.call('queue.pause');
        await invita.call('queue.enqueue', {
          type: 'sposa',
          idempotencyKey: 'one',
          kind: 'CUSTOM',
          phone: '+393331234567',
          text: 'Ciao',
        });
        await openMenu(admin, 'Anna', 'whatsapp:menu.remove');
        await expect(admin.dialog).toContainText(words('whatsapp:remove.question', { count: 1 }));
        await admin.dialog
          .getByRole('button', { name: words('whatsapp:remove.action', { label: 'Anna' }) })
          .click();
        await expect(card(admin, 'Anna')).toBeHidden();
        await expect(page.getByText(words('whatsapp:remove.done', { label: 'Anna' }))).toBeVisible();
        const { items } = await invita.call('queue.list', {});
        expect(items.map(({ type, status }) => [type, status])).toEqual([['main', 'PENDING']]);
      });
    });
  });
}

function card(admin: Admin, label: string): Locator {
  return admin.screen.getByRole('region', { name: label, exact: true });
}

async function openMenu(admin: Admin, label: string, item: string): Promise<void> {
  await card(admin, label)
    .getByRole('button', { name: admin.words('whatsapp:menu.label', { label }) })
    .click();
  await admin.page.getByRole('menuitem', { name: admin.words(item) }).click();
}
