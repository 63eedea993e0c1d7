import type { Browser } from '@playwright/test';
import { noDocker } from '../../e2e/support/no-docker.ts';
import type { Language } from '../../src-preload/contract/common.ts';
import { atOnce, events, goTo, inStudio, type Studio, take, togglePhone, until } from './studio.ts';

const answers = { it: 'SÌ', en: 'YES' } as const;
const dayMs = 86_400_000;

export async function pictureThePractice(browser: Browser, language: Language): Promise<void> {
  await inStudio(browser, language, { args: ['--practice'], env: noDocker }, async (studio) => {
    await pictureTheWayIn(studio);
    await sendSome(studio);
    await pictureTheRest(studio);
  });
}

/** QR, preview of the sample list, text and plan: nothing has left yet. */
async function pictureTheWayIn(studio: Studio): Promise<void> {
  const { page, words, language, call } = studio;
  await call('configuration.update', {
    event_name: events[language],
    event_date: new Date(Date.now() + 60 * dayMs).toISOString().slice(0, 10),
    ...atOnce,
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
