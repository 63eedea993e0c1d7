// Takes the pictures of docs/screenshots/: the built app in practice mode with the sample list, some of it sent.
// `npm run screenshots`, or `npm run screenshots -- it hitches` for one language, one of the scenes below, or both.
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { pictureThePractice } from './screenshots/practice.ts';
import { folder } from './screenshots/studio.ts';
import { pictureTheContainer, pictureTheHitches, pictureTheTroubles } from './screenshots/troubles.ts';

const scenes = {
  practice: pictureThePractice,
  hitches: pictureTheHitches,
  container: pictureTheContainer,
  troubles: pictureTheTroubles,
};
const languages = ['it', 'en'] as const;

const asked = process.argv.slice(2);
const wrong = asked.filter((name) => ![...languages, ...Object.keys(scenes)].includes(name));
if (wrong.length > 0) {
  console.error(
    `There is no ${wrong.join(', ')}: ${languages.join(', ')}, ${Object.keys(scenes).join(', ')}`,
  );
  process.exit(2);
}
/** All of them where none was asked for. */
const among = <T extends string>(all: readonly T[]): readonly T[] =>
  all.some((each) => asked.includes(each)) ? all.filter((each) => asked.includes(each)) : all;

buildIfStale();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
for (const language of among(languages)) {
  for (const scene of among(Object.keys(scenes) as (keyof typeof scenes)[]))
    await scenes[scene](browser, language);
}
await browser.close();
