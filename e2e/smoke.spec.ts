import { expect, test } from './support/invita.ts';

const practiceMode = { it: 'Modalità prova', en: 'Practice mode' } as const;

for (const language of ['it', 'en'] as const) {
  test.describe(`on a computer that speaks ${language}`, () => {
    test.use({ language });

    test('a fresh Invita opens in practice mode, and says that nothing leaves this computer', async ({
      invita,
    }) => {
      await expect(invita.page.getByRole('region', { name: practiceMode[language] })).toBeVisible();
      await expect(invita.page.locator('html')).toHaveAttribute('lang', language);
      expect(await invita.call('app.info')).toMatchObject({ realm: 'practice', language, notices: [] });
    });
  });
}

test('what is saved is there after a restart, and after a crash', async ({ invita }) => {
  const { eventId } = await invita.call('app.info');
  await invita.call('configuration.update', { whatsapp_rate_limit: 7 });
  await invita.restart();
  expect(await invita.call('configuration.get')).toMatchObject({ whatsapp_rate_limit: 7 });
  await invita.call('configuration.update', { whatsapp_rate_limit: 8 });
  await invita.restart('kill');
  expect(await invita.call('configuration.get')).toMatchObject({ whatsapp_rate_limit: 8 });
  expect(await invita.call('app.info')).toMatchObject({ eventId });
});

test('a window that is reloaded shows the same again', async ({ invita }) => {
  await invita.page.reload();
  await expect(invita.page.getByRole('region', { name: practiceMode.it })).toBeVisible();
});

test('a change reaches the window by itself', async ({ invita }) => {
  await invita.call('configuration.update', { language: 'en' });
  await expect(invita.page.getByRole('region', { name: practiceMode.en })).toBeVisible();
});

test('the page can run, fetch and frame nothing that does not come with it', async ({ invita }) => {
  const { page } = invita;
  invita.expectProblem(/Content Security Policy|violates the following/);
  await page.evaluate(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    document.body.append(frame, image);
    // What is written into the page as a script does not come this far: trusted-types.spec.ts.
    const foreign: string = 'https://example.org/planted.js';
    import(foreign).catch(() => {});
    fetch('https://example.org/').catch(() => {});
  });
  const refused = () =>
    page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused.toSorted());
  await expect.poll(refused).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
});

test('markup in names, notes and texts is shown as it was typed, on every screen', async ({ invita }) => {
  const { page } = invita;
  const markup = '<img src=x onerror="document.title=1"><b id="planted">Anna</b>{{7*7}}';
  page.on('dialog', (dialog) => {
    throw new Error(`A page may ask for no dialog: ${dialog.message()}`);
  });
  await invita.call('guests.add', {
    name: markup,
    guests: [{ firstName: markup, lastName: '<script>alert(1)</script>' }],
    phones: ['+393470000131'],
    notes: markup,
    tags: ['tag <i id="planted">x</i>'],
  });
  await invita.call('invitations.send', { households: 'all-not-invited' });
  for (const screen of ['guests', 'invitations', 'queue', 'overview', 'doctor']) {
    await page.goto(`${page.url().split('#')[0]}#/${screen}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (screen === 'guests' || screen === 'queue') {
      await expect(page.getByText('<b id="planted">Anna</b>').first()).toBeVisible();
    }
    expect(await page.locator('#planted, main script, img[src="x"]').count()).toBe(0);
  }
});

test('the Admin API answers with its token, and to nobody without @browser', async ({ invita }) => {
  expect(await invita.api('GET', '/api/admin/whatsapp/')).toMatchObject({ status: 200 });
  expect(await invita.api('PATCH', '/api/admin/configuration/', { whatsapp_rate_limit: 0 })).toMatchObject({
    status: 422,
    body: { code: 'RATE_LIMIT_INVALID' },
  });
  const stranger = await fetch(new URL('/api/admin/whatsapp/', invita.page.url()));
  expect(stranger.status).toBe(401);
});
