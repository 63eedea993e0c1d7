import { type Admin, expect, test } from './support/admin.ts';
import { linkPhone } from './support/prepare.ts';

/**
 * What the screens look like, held beside the pictures in `pictures.spec.ts-snapshots`. A change that is meant:
 * `npm run e2e -- pictures --project=browser --update-snapshots`, then look at what changed.
 */
test.describe('the screens look as they did @browser', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' }, timezoneId: 'Europe/Rome' });

  test('before anything was done', async ({ admin }) => {
    await closePhone(admin);
    for (const screen of ['overview', 'guests', 'queue', 'inbox', 'reports'] as const) {
      await admin.goTo(screen);
      await expectPicture(admin, `fresh-${screen}`);
    }
  });

  test('with a guest list and a linked phone, by day and by night', async ({ invita, admin }) => {
    const { page, screen, words } = admin;
    // All at once at any hour, so that the plan has one day whenever this runs.
    await invita.call('configuration.update', {
      ...{ whatsapp_rate_limit: 30, pacing: 'fast', manners: false, send_window: null },
    });
    await closePhone(admin);
    await admin.goTo('guests');
    await admin.button('guests:empty.sample').click();
    await expect(screen.getByRole('tab').first()).toBeVisible();
    await expectPicture(admin, 'import');
    await page
      .getByRole('toolbar')
      .getByRole('button')
      .filter({ hasNotText: words('common:cancel') })
      .click();
    const done = page.getByRole('alert').filter({ hasText: words('guests:bar.guests', { count: 2 }) });
    await done.getByRole('button').click();
    await linkPhone(invita);
    await expectPicture(admin, 'guests');
    await admin.goTo('configuration');
    await expectPicture(admin, 'configuration');
    await admin.goTo('invitations');
    await expect(screen.getByRole('region', { name: words('invitations:preview.message') })).toContainText(
      'Giulia',
    );
    await expectPicture(admin, 'invitations');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectPicture(admin, 'invitations-dark');
    await admin.goTo('guests');
    await expectPicture(admin, 'guests-dark');
  });
});

async function closePhone(admin: Admin): Promise<void> {
  const toggle = admin.button('shell:practice.phone');
  if ((await toggle.getAttribute('aria-pressed')) === 'true') await toggle.click();
  await expect(admin.practicePhone).toBeHidden();
}

/** Moments and links are another thing each time; a browser of another release draws letters a little otherwise. */
async function expectPicture({ page }: Admin, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    mask: [
      page.getByText(/\d\d:\d\d|\b20\d\d\b/),
      page.getByText(/https?:\/\//),
      page.locator('.plan-days, .plan-finish, .what-if, .practice-clock'),
      // A link is of another length each time, and all below it moves.
      page.locator('.invitations-columns > :nth-child(2)'),
    ],
    maskColor: '#b0a8a0',
    maxDiffPixelRatio: 0.005,
  });
}
