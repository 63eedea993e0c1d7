import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { BROWSER_ARGS, ensureBrowser } from '../scripts/browser.mjs';
import { buildIfStale } from '../scripts/build.mjs';
import { benchDirectory } from './directory.ts';
import { type Bench, type Row, withinBudget } from './measure.ts';
import { queueOf } from './queue-of.ts';
import { countRenders, type Renders } from './react-renders.ts';
import { type Serving, serve } from './serve.ts';

const queued = 100_000;
const loads = 9;
const changes = 50;
const rehearsedMinutes = 60;
/** An hour of practice at ×60, looked at so often. */
const looks = 6;

/** The built window in Chromium: how soon it is there, what an event draws, what an hour of sending leaves behind. */
export const window: Bench = {
  name: 'window',
  async run() {
    buildIfStale();
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
    const rows = [
      ...(await withServe('shown', queueOf(queued), async (serving) => [
        ...(await firstPaint(browser, serving)),
        ...(await drawnPerEvent(browser, serving)),
      ])),
      ...(await withServe('hour', null, (serving) => anHour(browser, serving))),
    ];
    await browser.close();
    return rows;
  },
};

async function withServe(
  name: string,
  store: string | null,
  measure: (serving: Serving) => Promise<Row[]>,
): Promise<Row[]> {
  const directory = join(benchDirectory(), name);
  mkdirSync(join(directory, 'practice'), { recursive: true });
  if (store !== null) copyFileSync(store, join(directory, 'practice', 'invita.sqlite'));
  const serving = await serve(directory);
  const rows = await measure(serving);
  await serving.stop();
  return rows;
}

/** Nothing cached, the browser already running; the median. */
async function firstPaint(browser: Browser, { url }: Serving): Promise<Row[]> {
  const painted: number[] = [];
  const ready: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('navigation').waitFor();
    ready.push(await page.evaluate(() => performance.now()));
    painted.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      ),
    );
    await context.close();
  }
  return [
    withinBudget('the frame is painted', median(painted), 300),
    { what: 'the rail and the screen stand', ours: `${median(ready).toFixed(0)} ms` },
  ];
}

/** The queue screen, while messages change elsewhere: in the list, and far from what is shown of it. */
async function drawnPerEvent(browser: Browser, serving: Serving): Promise<Row[]> {
  const page = await openQueue(browser, serving);
  const lines = page.locator('.queue-message');
  const shown = await lines.evaluateAll((all) => all.map((each) => each.getAttribute('data-id')));
  const waiting = (await serving.call('queue.list', { status: 'PENDING' })).items;
  const id = waiting.map((message) => message.id).find((each) => shown.includes(each));
  if (id === undefined) throw new Error('the queue shows no message that waits');
  const rows: Row[] = [{ what: 'lines on the screen', ours: `${shown.length}` }];

  await settled(page);
  const last = waiting.at(-1);
  if (last === undefined || shown.includes(last.id)) throw new Error('the queue shows all that waits');
  rows.push(perEvent('a message changes that is not shown', await changing(page, serving, last.id)));
  rows.push(perEvent('a shown message changes', await changing(page, serving, id)));
  await page.context().close();
  return rows;
}

/** It leaves the list and comes back, again and again. */
async function changing(page: Page, { call }: Serving, id: string): Promise<Renders> {
  await taken(page);
  for (let n = 0; n < changes / 2; n += 1) {
    await call('queue.cancel', { ids: [id] });
    await settled(page);
    await call('queue.undoCancel', { ids: [id] });
    await settled(page);
  }
  return taken(page);
}

function perEvent(what: string, { commits, components, lines }: Renders): Row {
  const each = (count: number) => (count / changes).toFixed(1);
  return {
    what: `${what}: lines of the list drawn`,
    ours: each(lines),
    against: `${each(components)} components, ${each(commits)} commits`,
  };
}

/** The largest limit there is, so that as much as ever can happens in an hour. */
async function anHour(browser: Browser, serving: Serving): Promise<Row[]> {
  const { call } = serving;
  const limit = 1000;
  await call('configuration.update', {
    ...{ pacing: 'fast', manners: false, send_window: null, warm_up: false, whatsapp_rate_limit: limit },
  });
  const content = ['First Name,Last Name,Phone'];
  for (let n = 0; n < 2 * limit; n += 1) content.push(`Ospite${n},Rossi,+39333${1_000_000 + n}`);
  const base64 = Buffer.from(content.join('\n')).toString('base64');
  const { previewId } = await call('guests.previewImport', { content: base64 });
  await call('guests.applyImport', { previewId });
  const status = async () => (await call('sessions.get', { type: 'main' })).status;
  while ((await status()) !== 'WAITING_QR') await sleep(200);
  await call('practice.scan', { type: 'main' });
  while ((await status()) !== 'CONNECTED') await sleep(200);

  const page = await openQueue(browser, serving);
  const line = await page.context().newCDPSession(page);
  await call('practice.setSpeed', { speed: 60 });
  await call('invitations.send', { households: 'all-not-invited' });
  const began = Date.parse((await call('overview.clock')).now);
  const heap: number[] = [];
  const nodes: number[] = [];
  await taken(page);
  for (let look = 0; look < looks; look += 1) {
    const until = began + ((look + 1) * rehearsedMinutes * 60_000) / looks;
    while (Date.parse((await call('overview.clock')).now) < until) await sleep(250);
    const { megabytes, elements } = await memory(line);
    heap.push(megabytes);
    nodes.push(elements);
  }
  const renders = await taken(page);
  const { arrived } = await call('practice.phone');
  await page.context().close();
  return [
    { what: 'an hour of practice at ×60: messages that arrived', ours: `${arrived}` },
    {
      what: 'memory of the window, every ten minutes',
      ours: `${heap.map((each) => each.toFixed(1)).join(', ')} MB`,
    },
    { what: 'nodes of the page', ours: nodes.join(', ') },
    {
      what: 'lines of the list drawn, for each message that arrived',
      ours: (renders.lines / Math.max(1, arrived)).toFixed(1),
      against: `${(renders.components / Math.max(1, arrived)).toFixed(0)} components`,
    },
  ];
}

async function openQueue(browser: Browser, { url }: Serving): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'it-IT' });
  await context.addInitScript(countRenders);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('navigation').waitFor();
  await page.evaluate(() => {
    location.hash = '#/queue?group=waiting';
  });
  await page.locator('h1').waitFor();
  await settled(page);
  return page;
}

/** Until no more is drawn: the longest flash of a changed line is over. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(900);
}

function taken(page: Page): Promise<Renders> {
  return page.evaluate(() => globalThis.window.takeRenders());
}

/** After everything was thrown away that can be. */
async function memory(line: CDPSession): Promise<{ megabytes: number; elements: number }> {
  await line.send('HeapProfiler.enable');
  await line.send('HeapProfiler.collectGarbage');
  await line.send('Performance.enable');
  const { metrics } = await line.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { megabytes: value('JSHeapUsedSize') / 2 ** 20, elements: value('Nodes') };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
