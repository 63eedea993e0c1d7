// Takes the pictures of docs/screenshots/: the built app in practice mode with the sample list, some of it sent.
// `npm run screenshots`, or `npm run screenshots -- it` for one language.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { openInBrowser } from '../e2e/support/browser-surface.ts';
import { noDocker } from '../e2e/support/no-docker.ts';
import { makePretendDocker } from '../e2e/support/pretend-docker.ts';
import { makeRealWaha, wahaKey } from '../e2e/support/real-waha.ts';
import { keyFileBeside } from '../e2e/support/surface.ts';
import { type Words, wordsOf } from '../e2e/support/words.ts';
import type { Language } from '../src-preload/contract/common.ts';
import type { Input, Method, Output } from '../src-preload/contract/index.ts';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { ROOT } from './paths.mjs';

const folder = join(ROOT, 'docs/screenshots');
const locales = { it: 'it-IT', en: 'en-GB' } as const;
const events = { it: 'Giulia & Marco', en: 'Emily & Marco' } as const;
const answers = { it: 'SÌ', en: 'YES' } as const;
const dayMs = 86_400_000;
const settleMs = 500;

interface Studio {
  readonly page: Page;
  readonly words: Words;
  readonly language: Language;
  /** A request of the contract, to bring the app to where a picture is taken. */
  call<M extends Method>(method: M, input?: Input<M>): Promise<Output<M>>;
}

buildIfStale();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
const asked = process.argv.slice(2);
for (const language of ['it', 'en'] as const) {
  if (asked.length > 0 && !asked.includes(language)) continue;
  await inStudio(browser, language, { args: ['--practice'], env: noDocker }, async (studio) => {
    await pictureTheWayIn(studio);
    await sendSome(studio);
    await pictureTheRest(studio);
  });
  await pictureTheContainer(browser, language);
  await pictureTheTroubles(browser, language);
}
await browser.close();

interface Opening {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** On a fresh directory, gone afterwards. */
async function inStudio(
  browser: Browser,
  language: Language,
  opening: Opening,
  work: (studio: Studio) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'invita-screenshots-'));
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: locales[language],
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  const surface = await openInBrowser(context, { dataDir, language, ...opening, report: console.error });
  const studio: Studio = {
    page: surface.page,
    words: wordsOf(language),
    language,
    async call<M extends Method>(method: M, input?: Input<M>) {
      const result = await surface.invoke(method, input);
      if (!result.ok) throw new Error(`${method} was refused: ${result.error.code}`);
      return result.data as Output<M>;
    },
  };
  try {
    await work(studio);
  } finally {
    await surface.stop();
    await context.close();
    for (const path of [dataDir, keyFileBeside(dataDir)]) rmSync(path, { recursive: true, force: true });
  }
}

/** The first run, a container with its log, and what the doctor says once it is stopped. Docker is a pretend one. */
async function pictureTheContainer(browser: Browser, language: Language): Promise<void> {
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
async function pictureTheTroubles(browser: Browser, language: Language): Promise<void> {
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
    });
  } finally {
    await waha.remove();
  }
}

/** QR, preview of the sample list, text and plan: nothing has left yet. */
async function pictureTheWayIn(studio: Studio): Promise<void> {
  const { page, words, language, call } = studio;
  await call('configuration.update', {
    event_name: events[language],
    event_date: new Date(Date.now() + 60 * dayMs).toISOString().slice(0, 10),
    pacing: 'fast',
    manners: false,
    send_window: null,
  });
  await togglePhone(studio);
  await goTo(studio, 'whatsapp');
  await page.getByRole('timer').waitFor();
  await take(studio, 'whatsapp');

  await goTo(studio, 'guests');
  await page.getByRole('button', { name: words('guests:empty.sample') }).click();
  await page.getByRole('tab').first().waitFor();
  await take(studio, 'import');
  await page
    .getByRole('toolbar')
    .getByRole('button')
    .filter({ hasNotText: words('common:cancel') })
    .click();
  await page.getByRole('grid').waitFor();
  const done = page.getByRole('alert').filter({ hasText: words('guests:bar.guests', { count: 2 }) });
  await done.getByRole('button').click();

  await call('practice.scan', { type: 'main' });
  await until(async () => (await call('sessions.get', { type: 'main' })).status === 'CONNECTED');
  await goTo(studio, 'invitations');
  await page.getByRole('region', { name: words('invitations:preview.message') }).waitFor();
  await take(studio, 'invitations');
}

/** As many as the hour takes have left; of their guests some read, some answer. */
async function sendSome({ call, language }: Studio): Promise<void> {
  const { whatsapp_rate_limit: limit } = await call('configuration.get');
  await call('invitations.send', { households: 'all-not-invited' });
  await until(async () => (await call('practice.phone')).arrived === limit);
  const { chats } = await call('practice.phone');
  for (const { chatId } of chats.slice(0, 5)) await call('practice.read', { chatId });
  for (const { chatId } of chats.slice(3, 5))
    await call('practice.reply', { chatId, text: answers[language] });
  await until(async () => {
    const { READ, DELIVERED } = (await call('queue.summary')).counts.byStatus;
    return READ >= 5 && READ + DELIVERED === limit;
  });
}

async function pictureTheRest(studio: Studio): Promise<void> {
  const { page, words, call } = studio;
  await goTo(studio, 'overview');
  await take(studio, 'overview');
  await goTo(studio, 'guests');
  await take(studio, 'guests');
  await page
    .getByRole('row', { name: words('components:message.READ') })
    .first()
    .click();
  await page.getByRole('region', { name: words('guests:timeline.label') }).waitFor();
  await take(studio, 'household');
  const panel = page.getByRole('main').getByRole('complementary');
  await panel.getByRole('button', { name: words('guests:actions.edit') }).click();
  await page.getByRole('dialog').waitFor();
  await take(studio, 'household-form');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  for (const nth of [1, 3, 4]) await page.getByRole('grid').getByRole('checkbox').nth(nth).click();
  await take(studio, 'guests-selected');
  await page.getByRole('grid').press('Escape');
  await call('configuration.update', { pacing: 'natural', manners: true });
  await goTo(studio, 'configuration');
  await take(studio, 'configuration');
  await goTo(studio, 'queue');
  await page
    .getByRole('row', { name: words('components:message.READ') })
    .first()
    .click();
  await page.getByRole('region', { name: words('queue:story.title') }).waitFor();
  await take(studio, 'queue');
  await page.keyboard.press('Escape');
  await togglePhone(studio);
  const chats = page.getByRole('list', { name: words('practice:guests.chats') });
  await chats.getByRole('button').first().click();
  await take(studio, 'practice');
  await togglePhone(studio);
  await pictureTheAnswers(studio);
}

/** What guests wrote, what leaves by itself, and how far it all came. */
async function pictureTheAnswers(studio: Studio): Promise<void> {
  const { page, words, call, language } = studio;
  const [first] = (await call('replies.open', {})).items;
  if (first !== undefined) await call('replies.accept', { message: first.message });
  const reply_by = new Date(Date.now() + 30 * dayMs).toISOString().slice(0, 10);
  await call('configuration.update', { reply_by, language });
  await goTo(studio, 'inbox');
  await page.getByRole('main').getByText(answers[language]).first().click();
  await take(studio, 'inbox');
  await goTo(studio, 'reports');
  await page.getByRole('main').getByRole('table').first().waitFor();
  await take(studio, 'reports');
  await goTo(studio, 'invitations');
  await page.getByRole('button', { name: words('invitations:automatic.button') }).click();
  await page.getByRole('main').getByRole('switch').first().waitFor();
  await take(studio, 'automatic');
}

async function togglePhone({ page, words }: Studio): Promise<void> {
  await page.getByRole('button', { name: words('shell:practice.phone'), exact: true }).click();
}

async function goTo({ page, words }: Studio, screen: string): Promise<void> {
  await page.getByRole('link', { name: words(`shell:screen.${screen}`) }).click();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

async function take({ page, language }: Studio, name: string): Promise<void> {
  // Over a list the pointer would hold it still.
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Icons and letters of a screen that was just opened are still on their way.
    await page.waitForTimeout(settleMs);
    await page.screenshot({ path: join(folder, `${language}-${colorScheme}-${name}.png`) });
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 250));
}
