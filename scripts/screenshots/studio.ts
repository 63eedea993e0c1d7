import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { openInBrowser } from '../../e2e/support/browser-surface.ts';
import { keyFileBeside } from '../../e2e/support/surface.ts';
import { type Words, wordsOf } from '../../e2e/support/words.ts';
import type { Language } from '../../src-preload/contract/common.ts';
import type { Input, Method, Output } from '../../src-preload/contract/index.ts';
import { ROOT } from '../paths.mjs';

export const folder = join(ROOT, 'docs/screenshots');
export const events = { it: 'Giulia & Marco', en: 'Emily & Marco' } as const;
/** One after the other, at whatever hour this runs. */
export const atOnce = { pacing: 'fast', manners: false, send_window: null } as const;
const locales = { it: 'it-IT', en: 'en-GB' } as const;
const settleMs = 500;

export interface Studio {
  readonly page: Page;
  readonly words: Words;
  readonly language: Language;
  /** A request of the contract, to bring the app to where a picture is taken. */
  call<M extends Method>(method: M, input?: Input<M>): Promise<Output<M>>;
}

interface Opening {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** On a fresh directory, gone afterwards. */
export async function inStudio(
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

export async function togglePhone({ page, words }: Studio): Promise<void> {
  await page.getByRole('button', { name: words('shell:practice.phone'), exact: true }).click();
}

export async function goTo({ page, words }: Studio, screen: string): Promise<void> {
  await page.getByRole('link', { name: words(`shell:screen.${screen}`) }).click();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

export async function take({ page, language }: Studio, name: string): Promise<void> {
  // Over a list the pointer would hold it still.
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Icons and letters of a screen that was just opened are still on their way.
    await page.waitForTimeout(settleMs);
    const path = join(folder, `${language}-${colorScheme}-${name}.png`);
    // Else colours are caught on their way from one scheme to the other.
    await page.screenshot({ path, animations: 'disabled' });
  }
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 250));
}
