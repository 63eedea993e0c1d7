import AxeBuilder from '@axe-core/playwright';
import { type Admin, expect, type ScreenName, test } from './support/admin.ts';
import { guestList, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

const screens: readonly ScreenName[] = [
  'overview',
  'whatsapp',
  'guests',
  'invitations',
  'queue',
  'configuration',
];
const sections = ['links', 'numbers', 'phones'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme @browser`, () => {
    // What fades in has no contrast yet.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing on any screen of a fresh Invita', async ({ admin }) => {
      for (const screen of screens) {
        await admin.goTo(screen);
        await expectAccessible(admin, screen);
      }
      for (const section of sections) {
        await openSection(admin, section);
        await expectAccessible(admin, `configuration, ${section}`);
      }
    });

    test('axe finds nothing on any screen with something in it', async ({ invita, admin }) => {
      const { screen, words, page, dialog } = admin;
      await sendAtOnce(invita);
      await invita.call('configuration.update', { whatsapp_rate_limit: 3 });
      await importGuests(invita, 6);
      await linkPhone(invita);
      await invita.call('invitations.send', { households: 'all-not-invited' });
      await expect.poll(async () => (await invita.call('practice.phone')).arrived).toBe(3);
      for (const name of screens) {
        await admin.goTo(name);
        await expectAccessible(admin, name);
      }
      await admin.goTo('queue');
      await admin.left.first().click();
      await expect(screen.getByRole('region', { name: words('queue:story.title') })).toBeVisible();
      await expectAccessible(admin, 'a message');
      await screen.getByRole('checkbox').nth(1).check();
      await expectAccessible(admin, 'the bar of what is selected');

      await admin.goTo('guests');
      await screen.getByRole('row', { name: /Ospite0/ }).click();
      await expect(screen.getByRole('complementary')).toBeVisible();
      await expectAccessible(admin, 'a household');
      await admin.drop(admin.file('empty.csv', ''));
      await expect(screen.getByRole('alert')).toBeVisible();
      await expectAccessible(admin, 'a refused list');
      await admin.drop(admin.file('guests.csv', `${guestList(8)}\nNina,Costa,\nAda,Monti,12\n`));
      for (const tab of ['ready', 'toCheck', 'duplicates', 'refused']) {
        await screen.getByRole('tab', { name: words(`guests:tab.${tab}`) }).click();
        await expectAccessible(admin, `the preview, ${tab}`);
      }

      await admin.practicePhone.getByRole('list').getByRole('button').first().click();
      await expectAccessible(admin, 'the chat of a guest');
      await admin.button('shell:pause.pause').click();
      await expect(dialog).toBeVisible();
      await expectAccessible(admin, 'a question');
      await page.keyboard.press('Escape');
      await admin.goTo('whatsapp');
      await admin.button('whatsapp:test.action').click();
      await expect(dialog).toBeVisible();
      await expectAccessible(admin, 'a test message');
    });
  });
}

async function openSection({ page, words }: Admin, section: (typeof sections)[number]): Promise<void> {
  await page.getByRole('link', { name: words(`configuration:section.${section}`) }).click();
  await expect(page.getByRole('region', { name: words(`configuration:section.${section}`) })).toBeVisible();
}

/** Every finding of a screen at once, in a form that says what to mend. */
async function expectAccessible({ page }: Admin, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  );
  expect.soft(findings, what).toEqual([]);
}
