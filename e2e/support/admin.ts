import { writeFileSync } from 'node:fs';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { test as base, expect, type Invita } from './invita.ts';
import { type Words, wordsOf } from './words.ts';

/** Every screen of the rail, in its order. */
export const screens = [
  'overview',
  'whatsapp',
  'guests',
  'invitations',
  'queue',
  'inbox',
  'reports',
  'configuration',
  'doctor',
] as const;

export type ScreenName = (typeof screens)[number] | 'welcome';

export interface Drag {
  /** Let go, and taken by the page: what it does not prevent, the browser would open in its place. */
  readonly drop: () => Promise<void>;
}

/** What the first phone of a fresh directory is called. */
const firstPhone = { it: 'Telefono', en: 'Phone' } as const;

/** The person at the window: sees what it says, uses mouse and keyboard, knows no method of the contract. */
export class Admin {
  readonly words: Words;
  /** The phone's own name on the screens. */
  readonly phone: string;
  readonly #invita: Invita;
  readonly #files: TestInfo;

  constructor(invita: Invita, files: TestInfo) {
    this.words = wordsOf(invita.language);
    this.phone = firstPhone[invita.language];
    this.#invita = invita;
    this.#files = files;
  }

  get page(): Page {
    return this.#invita.page;
  }

  /** What the current screen shows, without the frame around it. */
  get screen(): Locator {
    return this.page.getByRole('main');
  }

  /** Where the reason line is, on every screen but the overview. */
  get header(): Locator {
    return this.page.getByRole('banner');
  }

  get practicePhone(): Locator {
    return this.page.getByRole('complementary', { name: this.words('shell:practice.phone') });
  }

  /** A QR that can be scanned; the blurred one between two codes has another name. */
  get qr(): Locator {
    return this.screen.getByRole('img', { name: this.words('whatsapp:qr.picture', { label: this.phone }) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  button(key: string, values?: Readonly<Record<string, string | number>>): Locator {
    return this.page.getByRole('button', { name: this.words(key, values), exact: true });
  }

  async goTo(screen: ScreenName): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.words('shell:rail.label') });
    await rail.getByRole('link', { name: this.words(`shell:screen.${screen}`) }).click();
    await this.expectScreen(screen);
  }

  /** The screen is there, and not only asked for. */
  async expectScreen(screen: ScreenName): Promise<void> {
    await expect(this.page).toHaveTitle(`${this.words(`shell:screen.${screen}`)} · Invita`);
    await expect(this.screen.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** One row of the queue, by a part of the recipient's name. */
  message(name: string): Locator {
    return this.page
      .getByRole('grid', { name: this.words('queue:list.label') })
      .getByRole('row')
      .filter({ has: this.page.getByRole('checkbox', { name: this.words('queue:list.select', { name }) }) });
  }

  /** The rows of what has left, whether or not its guest has it by now: WAHA is asked for that now and then only. */
  get left(): Locator {
    const states = ['SENT', 'DELIVERED', 'READ'].map((state) => this.words(`components:message.${state}`));
    return this.screen.getByRole('row', { name: new RegExp(`\\b(${states.join('|')})\\b`) });
  }

  /** Makes a file on the disk and says where it is. */
  file(name: string, content: string | Uint8Array): string {
    const path = this.#files.outputPath(name);
    writeFileSync(path, content);
    return path;
  }

  /** Holds files and folders of the disk over the window, as from a file manager; lets them go with `drop`. */
  async drag(paths: readonly string[]): Promise<Drag> {
    const line = await this.page.context().newCDPSession(this.page);
    const seen = await this.page.evaluateHandle(watchDrag);
    const { width, height } = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const at = { x: Math.round(width / 2), y: Math.round(height / 2) };
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const dispatch = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      line.send('Input.dispatchDragEvent', { type, ...at, data });
    await dispatch('dragEnter');
    // A hand that holds still goes on telling the window, so a window that is busy gets to know all the same.
    await expect(async () => {
      await dispatch('dragOver');
      expect(await seen.evaluate(({ accepted }) => accepted)).toBe(true);
    }).toPass();
    return {
      async drop() {
        let steps: readonly Parameters<typeof dispatch>[0][] = ['drop'];
        // What was under the hand may have been drawn anew just then; a person would try once more.
        await expect(async () => {
          for (const step of steps) await dispatch(step);
          steps = ['dragEnter', 'dragOver', 'drop'];
          await expect.poll(() => seen.evaluate(({ dropped }) => dropped), { timeout: 2_000 }).toBe(true);
        }).toPass();
        await line.detach();
      },
    };
  }

  async drop(...paths: readonly string[]): Promise<void> {
    await (await this.drag(paths)).drop();
  }

  /** Lets the pretend phone scan the QR that is on the screen. */
  async scanInPractice(): Promise<void> {
    const toggle = this.button('shell:practice.phone');
    if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
    await this.practicePhone.getByRole('button', { name: this.words('practice:sender.scan') }).click();
  }
}

/** In the page: whether what is held over it was accepted, and whether it was taken when it was let go. */
function watchDrag(): { accepted: boolean; dropped: boolean } {
  const seen = { accepted: false, dropped: false };
  addEventListener('dragover', (event) => {
    seen.accepted ||= event.defaultPrevented;
  });
  addEventListener('drop', (event) => {
    seen.dropped ||= event.defaultPrevented;
  });
  return seen;
}

export const test = base.extend<{ admin: Admin }>({
  admin: async ({ invita }, use, testInfo) => use(new Admin(invita, testInfo)),
});

export { expect };
