import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { app } from './app.ts';
import { grants } from './session.ts';

export interface Browser {
  /** Where the test connects to the same Chromium. */
  readonly endpoint: string;
  /** The one page; `onPopup` gets the address of each further one, which is not opened. */
  readonly openPage: (onPopup: (url: string) => void) => Promise<Page>;
  /** Grants the origin what the main process grants the page. */
  readonly permit: (origin: string, pageUrl: string) => Promise<void>;
}

/** Electron's permissions and what Playwright calls the same. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'clipboard-sanitized-write': ['clipboard-write'],
  'clipboard-read': ['clipboard-read'],
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'storage-access': ['storage-access'],
};

let launched: Promise<Browser> | undefined;

/** The Chromium of this run, with Electron's profile directory as its own. */
export function browser(): Promise<Browser> {
  launched ??= launch(app.getPath('userData'));
  return launched;
}

async function launch(profile: string): Promise<Browser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['INVITA_E2E_BROWSER'] ?? chromium.executablePath(),
    args: [...JSON.parse(process.env['INVITA_E2E_BROWSER_ARGS'] ?? '[]'), '--remote-debugging-port=0'],
    viewport: null,
    // The test decides: nothing is emulated here.
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    // The main process says when the app ends.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  app.onExit(() => context.close());
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return {
    endpoint: `ws://127.0.0.1:${port}${path}`,
    openPage: (onPopup) => onlyPage(context, onPopup),
    permit: (origin, pageUrl) => {
      const granted = Object.entries(permissions).flatMap(([name, names]) =>
        grants(name, pageUrl) ? names : [],
      );
      return context.grantPermissions(granted, { origin });
    },
  };
}

/** Chromium opens with one empty page. Whatever opens by itself (a link to a new tab) is told of and closed again. */
async function onlyPage(context: BrowserContext, onPopup: (url: string) => void): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  context.on('page', (popup) => void popup.close());
  await context.route('**/*', async (route) => {
    const request = route.request();
    await route.abort();
    if (request.isNavigationRequest()) onPopup(request.url());
  });
  return page;
}
