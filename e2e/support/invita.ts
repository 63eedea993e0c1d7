import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Language } from '../../src-preload/contract/common.ts';
import type { Input, Method, Output } from '../../src-preload/contract/index.ts';
import { openInBrowser } from './browser-surface.ts';
import { realElectron } from './desktop-command.ts';
import { openInElectron } from './electron-surface.ts';
import { noDocker } from './no-docker.ts';
import { Problems } from './problems.ts';
import { openInStandIn } from './stand-in-surface.ts';
import { type Desktop, keyFileBeside, type Surface, type SurfaceOptions } from './surface.ts';

/** The app on a data directory of this test's own. */
export interface Invita {
  /** Another one after each restart. */
  readonly page: Page;
  readonly dataDir: string;
  readonly language: Language;
  /** A request as the window would make it: to bring the app to where a test begins. What is refused is thrown. */
  call<M extends Method>(method: M, input?: Input<M>): Promise<Output<M>>;
  /** A request to the Admin API, in the browser project only. */
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Ends the app (or kills it) and opens it again on the same directory. */
  restart(how?: 'stop' | 'kill'): Promise<void>;
  /** In the desktop project only. */
  readonly desktop: Desktop;
  /** An error that this test provokes; any other one on the console fails it. */
  expectProblem(pattern: RegExp): void;
}

interface Fixtures {
  /** Of the computer, which a fresh directory takes over. */
  language: Language;
  /** Further arguments of the command line. */
  args: readonly string[];
  /** `leave`: the admin has looked around before the test begins. `meet`: the first run is what the test is about. */
  firstRun: 'leave' | 'meet';
  env: Readonly<Record<string, string>>;
  /** Another copy of the built main process, for the stand-in. */
  bundle: string | undefined;
  dataDir: string;
  invita: Invita;
}

export const test = base.extend<Fixtures>({
  language: ['it', { option: true }],
  args: [[], { option: true }],
  env: [noDocker, { option: true }],
  bundle: [undefined, { option: true }],
  firstRun: ['leave', { option: true }],
  locale: ({ language }, use) => use(language === 'it' ? 'it-IT' : 'en-GB'),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
  async dataDir({}, use) {
    const directory = mkdtempSync(join(tmpdir(), 'invita-e2e-'));
    await use(directory);
    for (const path of [directory, keyFileBeside(directory)]) {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    }
  },

  async invita({ context, language, args, env, bundle, dataDir, firstRun }, use, { project }) {
    const problems = new Problems();
    const { report } = problems;
    const start = () => open(project.name, context, { language, args, env, bundle, dataDir, report });
    let running = await start();
    if (firstRun === 'leave') await leaveFirstRun(running);
    await use({
      ...{ dataDir, language },
      get page() {
        return running.page;
      },
      get desktop() {
        if (running.desktop === null) throw new Error('only in the desktop project: tag the test @desktop');
        return running.desktop;
      },
      call: (method, input) => call(running, method, input),
      api: (method, path, body) => askApi(running, dataDir, { method, path, body }),
      async restart(how = 'stop') {
        await running[how]();
        running = await start();
      },
      expectProblem: (pattern) => problems.expect(pattern),
    });
    await running.stop();
    expect(problems.unexpected(), 'errors in the window').toEqual([]);
  },
});

export { expect } from '@playwright/test';

async function open(project: string, context: BrowserContext, options: SurfaceOptions): Promise<Surface> {
  const running = await openSurface(project, context, options);
  // The rail stands when the window has everything it shows.
  await expect(running.page.getByRole('navigation')).toBeVisible();
  return running;
}

/** As a person does who wants to look around first. */
async function leaveFirstRun(running: Surface): Promise<void> {
  const state = async () => (await call(running, 'app.info')).firstRun.state;
  if ((await state()) !== 'OPEN') return;
  const { page } = running;
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  // A screen that has just been painted may not listen yet; a person would press once more.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect.poll(state, { intervals: [50], timeout: 2_000 }).toBe('LEFT');
  }).toPass();
}

function openSurface(project: string, context: BrowserContext, options: SurfaceOptions): Promise<Surface> {
  if (project === 'browser') return openInBrowser(context, options);
  const electron = realElectron();
  return electron === undefined ? openInStandIn(options) : openInElectron(electron, options);
}

async function call<M extends Method>(running: Surface, method: M, input?: Input<M>): Promise<Output<M>> {
  const result = await running.invoke(method, input);
  if (!result.ok) throw new Error(`${method} was refused: ${result.error.code} ${result.error.message}`);
  return result.data as Output<M>;
}

async function askApi(
  { apiOrigin }: Surface,
  dataDir: string,
  { method, path, body }: { method: string; path: string; body: unknown },
) {
  if (apiOrigin === null) throw new Error('only in the browser project: tag the test @browser');
  const token = readFileSync(join(dataDir, 'api-token'), 'utf8').trim();
  const response = await fetch(new URL(path, apiOrigin), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
