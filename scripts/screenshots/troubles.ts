import type { Browser } from '@playwright/test';
import { noDocker } from '../../e2e/support/no-docker.ts';
import { makePretendDocker } from '../../e2e/support/pretend-docker.ts';
import { makeRealWaha, wahaKey } from '../../e2e/support/real-waha.ts';
import type { Language } from '../../src-preload/contract/common.ts';
import { atOnce, events, goTo, inStudio, take, togglePhone, until } from './studio.ts';

const families = [
  'Rossi',
  'Bianchi',
  'De Santis',
  'Lombardi',
  'Moretti',
  'Galli',
  'Ferraris',
  'Costa',
  'Rosati',
];

/** Messages that failed, by their cause; several of them picked; the palette over it all. */
export async function pictureTheHitches(browser: Browser, language: Language): Promise<void> {
  await inStudio(browser, language, { args: ['--practice'], env: noDocker }, async (studio) => {
    const { page, words, call } = studio;
    await call('configuration.update', { event_name: events[language], ...atOnce });
    await togglePhone(studio);
    const rows = families.map(
      (name, nth) => `Anna,${name},+39 3${20 + nth} 00${nth} ${nth % 4 === 1 ? '0000' : `100${nth}`}`,
    );
    const content = Buffer.from(['First Name,Last Name,Phone', ...rows].join('\n')).toString('base64');
    const { previewId } = await call('guests.previewImport', { content });
    await call('guests.applyImport', { previewId });
    await until(async () => (await call('sessions.get', { type: 'main' })).status === 'WAITING_QR');
    await call('practice.scan', { type: 'main' });
    await until(async () => (await call('sessions.get', { type: 'main' })).status === 'CONNECTED');
    await call('invitations.send', { households: 'all-not-invited' });
    await until(async () => {
      const { DELIVERED, FAILED } = (await call('queue.summary')).counts.byStatus;
      return DELIVERED + FAILED === families.length;
    });
    await goTo(studio, 'queue');
    const failed = page.getByRole('row', { name: words('components:failure.NOT_ON_WHATSAPP') });
    await failed.first().waitFor();
    await take(studio, 'queue-failed');
    for (const nth of [0, 1]) await failed.nth(nth).getByRole('checkbox').click();
    await page.getByRole('toolbar').waitFor();
    await take(studio, 'queue-selected');
    await page.getByRole('grid').press('Escape');
    await goTo(studio, 'overview');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: words('palette:field') }).fill('ros');
    await page
      .getByRole('dialog')
      .getByRole('group', { name: words('palette:group.households') })
      .waitFor();
    await take(studio, 'palette');
  });
}

/** The first run, a container with its log, and what the doctor says once it is stopped. Docker is a pretend one. */
export async function pictureTheContainer(browser: Browser, language: Language): Promise<void> {
  const docker = await makePretendDocker();
  try {
    await inStudio(browser, language, { args: [], env: { DOCKER_HOST: docker.host } }, async (studio) => {
      const { page, words, call } = studio;
      await page.getByRole('button', { name: words('welcome:docker.install') }).waitFor();
      await take(studio, 'welcome');
      await call('container.install', {});
      await until(async () => ((await call('container.get')).task?.pull?.bytesPerSecond ?? 0) > 0);
      docker.finishPull();
      await until(async () => (await call('container.get')).task === null);
      await call('container.use');
      await goTo(studio, 'whatsapp');
      await page.getByRole('timer').waitFor();
      await page.getByRole('log').getByText('/api/sessions').first().waitFor();
      await take(studio, 'container');
      await call('container.stop');
      await until(async () => (await call('container.get')).task === null);
      await goTo(studio, 'doctor');
      await page.getByRole('button', { name: words('doctor:action.START_CONTAINER') }).waitFor();
      await take(studio, 'doctor');
    });
  } finally {
    await docker.remove();
  }
}

/** A phone that was unlinked, and one that WhatsApp holds something against. WAHA is a pretend one outside the app. */
export async function pictureTheTroubles(browser: Browser, language: Language): Promise<void> {
  const waha = await makeRealWaha({ engine: 'GOWS', version: '2026.8.1' });
  await waha.start();
  const opening = { args: ['--waha-url', waha.url], env: { ...noDocker, INVITA_WAHA_API_KEY: wahaKey } };
  try {
    await inStudio(browser, language, opening, async (studio) => {
      const { page, words, call } = studio;
      await goTo(studio, 'whatsapp');
      await page.getByRole('timer').waitFor();
      waha.scan();
      await until(async () => (await call('sessions.get', { type: 'main' })).status === 'CONNECTED');
      waha.tell({ do: 'cap', session: 'default', used: 210, total: 250 });
      waha.tell({ do: 'restrict', session: 'default', ms: 45 * 60_000 });
      await page.getByRole('button', { name: words('whatsapp:check.action'), exact: true }).click();
      await page.getByText(words('whatsapp:restriction.text')).waitFor();
      await take(studio, 'restricted');
      waha.tell({ do: 'unlink', session: 'default' });
      await page.getByText(words('whatsapp:status.FAILED.UNLINKED.title')).waitFor();
      await take(studio, 'unlinked');
      await waha.kill();
      await page.getByText(words('components:session.UNREACHABLE')).first().waitFor();
      await take(studio, 'offline');
    });
  } finally {
    await waha.remove();
  }
}
