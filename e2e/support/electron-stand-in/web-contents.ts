import type { Frame, Page, Request } from '@playwright/test';
import { fromShown } from './address.ts';
import { carried } from './carried.ts';
import { StrictEmitter } from './emitter.ts';
import type { FromPage, Sent, ToPage } from './preload-world.ts';

type OpenHandler = (details: { readonly url: string; readonly disposition: string }) => {
  readonly action: string;
};
type InvokeHandler = (event: object, ...args: unknown[]) => unknown;

const events = [
  ...['did-finish-load', 'did-fail-load', 'dom-ready', 'destroyed', 'focus', 'blur', 'render-process-gone'],
  ...['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'before-input-event'],
];

/** The handlers of `ipcMain.handle`, one for all windows. */
export const invokeHandlers = new Map<string, InvokeHandler>();

/** One page, as the main process sees it. */
export class WebContents extends StrictEmitter {
  #page: Page | null = null;
  #openHandler: OpenHandler | null = null;
  /** What was sent and not fetched by the page yet; null while no document listens. */
  #sent: Sent[] | null = null;
  #fetch: ((answer: ToPage) => void) | null = null;

  constructor() {
    super('webContents', events);
  }

  attach(page: Page): void {
    this.#page = page;
  }

  isDestroyed(): boolean {
    return this.#page?.isClosed() ?? false;
  }

  getURL(): string {
    return fromShown(this.#page?.url() ?? '');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** A message to a page that does not listen is lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    if (this.isDestroyed()) throw new Error('Object has been destroyed');
    this.#sent?.push({ channel, args: args.map((arg) => carried(arg)) });
    this.#deliver();
  }

  /** Answers what the page's side of the stand-in says. */
  async answer(frame: Frame, message: FromPage): Promise<ToPage> {
    if (message.say === 'invoke') return this.#invoke(frame, message.channel, message.args);
    if (message.say === 'open') {
      this.open(fromShown(message.url));
    } else if (message.say === 'hello') {
      // A new document: whatever the one before it did not fetch is gone.
      this.#fetch = null;
      this.#sent = [];
    } else {
      return new Promise((resolve) => {
        this.#fetch = resolve;
        this.#deliver();
      });
    }
    return { ok: true };
  }

  /** The page asks for a window of its own. Electron's default is to open it. */
  open(url: string): void {
    const { action } = this.#openHandler?.({ url, disposition: 'foreground-tab' }) ?? { action: 'allow' };
    if (action !== 'deny') throw new Error(`The stand-in for Electron opens no second page (${url})`);
  }

  /** Whether the main process keeps the frame where it is. */
  prevents(request: Request): boolean {
    const frame = request.frame();
    const isMainFrame = frame.parentFrame() === null;
    const details = { url: fromShown(request.url()), isMainFrame, isSameDocument: false };
    if (request.redirectedFrom() !== null) return this.emitPreventable('will-redirect', details);
    const prevented = this.emitPreventable('will-frame-navigate', details);
    return (isMainFrame && this.emitPreventable('will-navigate', details)) || prevented;
  }

  #deliver(): void {
    const next = this.#fetch === null ? undefined : this.#sent?.shift();
    if (next === undefined) return;
    this.#fetch?.({ ok: true, value: next });
    this.#fetch = null;
  }

  async #invoke(frame: Frame, channel: string, args: unknown[]): Promise<ToPage> {
    const handler = invokeHandlers.get(channel);
    if (handler === undefined) return { ok: false, message: `Error: No handler registered for '${channel}'` };
    const parent = frame.parentFrame();
    const senderFrame = { url: fromShown(frame.url()), parent: parent && { url: fromShown(parent.url()) } };
    try {
      return { ok: true, value: carried(await handler({ sender: this, senderFrame }, ...args)) };
    } catch (error) {
      return { ok: false, message: String(error) };
    }
  }
}
