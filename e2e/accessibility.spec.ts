import AxeBuilder from '@axe-core/playwright';
import { type Admin, expect, screens, test } from './support/admin.ts';
import type { Invita } from './support/invita.ts';
import { arrived, guestList, importGuests, linkPhone, sendAtOnce } from './support/prepare.ts';

const sections = [
  'links',
  'numbers',
  'phones',
  'access',
  'backup',
  'privacy',
  'updates',
  'computer',
] as const;
const previewTabs = ['ready', 'toCheck', 'duplicates', 'refused'] as const;

test.describe('axe finds nothing @browser', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  // To look at every colour of a page takes a while where there is little to compute with.
  test.describe.configure({ timeout: 120_000 });

  test('on any screen of a fresh Invita', async ({ admin }) => {
    for (const screen of screens) {
      await admin.goTo(screen);
      await expectAccessible(admin, screen);
    }
    await admin.goTo('configuration');
    for (const section of sections) {
      await openSection(admin, section);
      await expectAccessible(admin, `configuration, ${section}`);
    }
  });

  test('on any screen with something in it', async ({ invita, admin }) => {
    await sendSome(invita);
    await invita.call('practice.reply', { chatId: '393339998877@c.us', text: 'Chi sono?' });
    const lastMonth = new Date(Date.now() - 26 * 86_400_000).toISOString().slice(0, 10);
    await invita.call('configuration.update', {
      event_date: lastMonth,
      delete_personal_data_after_days: 30,
    });
    await admin.goTo('overview');
    await admin.button('overview:deletion.now').click();
    await expectAccessible(admin, 'the question before everything is deleted');
    await admin.page.keyboard.press('Escape');
    for (const screen of screens) {
      await admin.goTo(screen);
      await expectAccessible(admin, screen);
    }
  });

  test.describe('in the first run', () => {
    test.use({ firstRun: 'meet' });

    test('at each of its steps', async ({ admin }) => {
      await admin.expectScreen('welcome');
      await admin.button('configuration:connect.probe').click();
      await expect(admin.screen.getByText(admin.words('configuration:connect.refused'))).toBeVisible();
      await expectAccessible(admin, 'the ways to send');
      await admin.button('welcome:practice.action').click();
      await expect(admin.screen.getByRole('heading', { level: 1 })).toBeFocused();
      await expectAccessible(admin, 'what the event is');
    });
  });

  test('beside a list, and in its preview', async ({ invita, admin }) => {
    const { screen, words } = admin;
    await sendSome(invita);
    await admin.goTo('queue');
    await admin.left.first().click();
    await expect(screen.getByRole('region', { name: words('queue:story.title') })).toBeVisible();
    await screen.getByRole('checkbox').nth(1).check();
    await expectAccessible(admin, 'a message, and the bar of what is selected');

    await admin.goTo('guests');
    await screen.getByRole('row', { name: /Ospite0/ }).click();
    await admin.drop(admin.file('empty.csv', ''));
    await expect(screen.getByRole('complementary')).toBeVisible();
    await expect(screen.getByRole('alert')).toBeVisible();
    await expectAccessible(admin, 'a household, and a list that was refused');
    await admin.drop(admin.file('guests.csv', `${guestList(8)}\nNina,Costa,\nAda,Monti,12\n`));
    for (const tab of previewTabs) {
      await screen.getByRole('tab', { name: words(`guests:tab.${tab}`) }).click();
      await expectAccessible(admin, `the preview, ${tab}`);
    }
  });

  test('in a chat and in the questions', async ({ invita, admin }) => {
    const { dialog, page, practicePhone } = admin;
    await sendSome(invita);
    await practicePhone.getByRole('list').getByRole('button').first().click();
    await admin.button('shell:pause.pause').click();
    await expect(dialog).toBeVisible();
    await expectAccessible(admin, 'a question, beside the chat of a guest');
    await page.keyboard.press('Escape');
    await admin.goTo('whatsapp');
    await admin.button('whatsapp:test.action').click();
    await expect(dialog).toBeVisible();
    await expectAccessible(admin, 'a test message');
    await page.keyboard.press('Escape');
    await admin.goTo('guests');
    await admin.button('guests:list.add').click();
    await expect(dialog).toBeVisible();
    await expectAccessible(admin, 'a household to add');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await admin.screen.getByRole('checkbox', { name: admin.words('guests:list.selectAll') }).click();
    await expect(page.getByRole('toolbar')).toBeVisible();
    await expectAccessible(admin, 'guests that are selected');
    await admin.button('guests:bulk.edit').click();
    await expect(dialog).toBeVisible();
    await expectAccessible(admin, 'guests to change together');
    await page.keyboard.press('Escape');
    await admin.goTo('configuration');
    await admin.screen.getByRole('textbox', { name: admin.words('configuration:limit.title') }).fill('0');
    await expectAccessible(admin, 'a limit that is refused');
  });

  test('in proposals and filters', async ({ invita, admin }) => {
    const { dialog, page, screen, words } = admin;
    await importGuests(invita, 2);
    for (const name of ['Ada Monti', 'Monti Ada']) {
      await invita.call('guests.add', { name, phones: ['+39 333 123 4599'] });
    }
    await invita.call('guests.saveFilter', { name: 'Senza numero', filter: { only: 'NO_PHONE' } });
    await admin.goTo('guests');
    await admin.button('guests:proposals.look').click();
    await expect(dialog.getByText('Ada Monti')).toBeVisible();
    await expectAccessible(admin, 'households that may be one');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await admin.button('guests:saved.button').click();
    await page.getByRole('button', { name: 'Senza numero', exact: true }).click();
    await expect(admin.button('guests:filter.write')).toBeVisible();
    await admin.button('guests:saved.button').click();
    await expect(page.getByLabel(words('guests:saved.name'))).toBeVisible();
    await expectAccessible(admin, 'filters that are kept');
    await page.keyboard.press('Escape');

    await admin.goTo('invitations');
    await screen.getByRole('combobox', { name: words('invitations:audience.label') }).click();
    await page.getByRole('option', { name: words('invitations:audience.filter') }).click();
    await expect(dialog.getByText(words('invitations:chooseFilter.text'))).toBeVisible();
    await expectAccessible(admin, 'a filter to write to');
    await page.keyboard.press('Escape');
    await admin.button('invitations:automatic.button').click();
    await expectAccessible(admin, 'what is sent by itself');
    await admin.goTo('guests');
    await screen.getByRole('row', { name: /Ospite0/ }).click();
    const panel = screen.getByRole('complementary');
    await panel
      .getByRole('button', { name: words('guests:actions.more', { name: 'Ospite0 Rossi' }) })
      .click();
    await expectAccessible(admin, 'what else can be done with a household');
    await page.getByRole('menuitem', { name: words('guests:actions.forget') }).click();
    await expect(dialog.getByText(words('guests:forget.stays'))).toBeVisible();
    await expectAccessible(admin, 'a household to forget');
  });
});

/** Three messages have left, three wait for the hour to pass. */
async function sendSome(invita: Invita): Promise<void> {
  await sendAtOnce(invita);
  await invita.call('configuration.update', { whatsapp_rate_limit: 3 });
  await importGuests(invita, 6);
  await linkPhone(invita);
  await invita.call('invitations.send', { households: 'all-not-invited' });
  await expect.poll(() => arrived(invita)).toBe(3);
}

async function openSection({ page, words }: Admin, section: (typeof sections)[number]): Promise<void> {
  const name = words(`configuration:section.${section}`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('region', { name }).first()).toBeVisible();
}

async function expectAccessible(admin: Admin, what: string): Promise<void> {
  // Quicker: without frames there is nothing to put together in a page of its own.
  const axe = () => new AxeBuilder({ page: admin.page }).setLegacyMode();
  await showTheme(admin, 'dark');
  // Only colours are others in the dark.
  expect.soft(await findings(axe().withRules('color-contrast')), `${what}, dark`).toEqual([]);
  await showTheme(admin, 'light');
  expect.soft(await findings(axe()), what).toEqual([]);
}

async function showTheme({ page }: Admin, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  // Colours on their way have no contrast yet.
  await page.evaluate(() => {
    const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(fades.map(({ finished }) => finished));
  });
}

/** In words that say what to mend. */
async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  );
}
