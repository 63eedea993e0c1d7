import { existsSync, readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { watchPage } from '../problems.ts';
import { fromShown, toShown } from './address.ts';
import { app } from './app.ts';
import { type Browser, browser } from './browser.ts';
import { StrictEmitter } from './emitter.ts';
import { type FromPage, preloadScript } from './preload-world.ts';
import { answerScheme } from './protocol.ts';
import { onAsked, tell, type WindowOptions } from './test-line.ts';
import { WebContents } from './web-contents.ts';

/** Where Electron's defaults and the stand-in's isolation agree; it cannot imitate a window that is less safe. */
const imitated: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
};
const binding = '__electronStandIn';
const events = [
  ...['ready-to-show', 'show', 'hide', 'focus', 'blur', 'close', 'closed'],
  ...['resize', 'move', 'maximize', 'unmaximize'],
];

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class BrowserWindow extends StrictEmitter {
  readonly webContents = new WebContents();
  readonly #options: WindowOptions;
  #page: Page | null = null;
  /** The navigation that the main process asked for itself asks nobody. */
  #loading = false;
  #bounds: Bounds;
  #maximized = false;
  #visible = false;
  #focused = false;

  constructor(options: WindowOptions) {
    super('BrowserWindow', events);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    if (app.windows.size > 0) throw new Error('The stand-in for Electron has one window only');
    if (!app.isSandboxed)
      throw new Error('The stand-in for Electron has no window without app.enableSandbox()');
    for (const [preference, value] of Object.entries(imitated)) {
      if ((options.webPreferences?.[preference] ?? value) !== value) {
        throw new Error(`The stand-in for Electron has no window with ${preference}: ${!value}`);
      }
    }
    this.#options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    onAsked('place', (bounds: Bounds) => this.#place(bounds));
    onAsked('maximize', () => this.maximize());
    onAsked('seen', () => ({ ...this.#bounds, maximized: this.#maximized }));
    onAsked('visible', () => this.#visible);
    onAsked('look elsewhere', () => this.#blur());
    // Later than the answer, as the process may end by it.
    onAsked('close', () => void setImmediate(() => this.close()));
    onAsked('close twice', () => void setImmediate(() => [this.close(), this.close()]));
    app.windows.add(this);
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows].filter((window) => window instanceof BrowserWindow);
  }

  async loadURL(url: string): Promise<void> {
    const chromium = await browser();
    const page = await this.#openPage(chromium);
    await chromium.permit(new URL(toShown(url)).origin, url);
    this.#loading = true;
    await page.goto(toShown(url)).finally(() => {
      this.#loading = false;
    });
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
    tell({ told: 'window', endpoint: chromium.endpoint, options: JSON.parse(JSON.stringify(this.#options)) });
  }

  async #openPage({ openPage }: Browser): Promise<Page> {
    const page = await openPage((url) => this.webContents.open(fromShown(url)));
    this.#page = page;
    this.webContents.attach(page);
    page.on('close', () => this.#gone());
    watchPage(page, (text) => tell({ told: 'problem', text }));
    const { width, height } = this.#bounds;
    await page.setViewportSize({ width, height });
    await page.exposeBinding(binding, ({ frame }, message: FromPage) =>
      this.webContents.answer(frame, message),
    );
    await page.addInitScript({ content: preloadScript(binding, this.#preload()) });
    await page.route('**/*', (route) => this.#answer(route));
    return page;
  }

  #preload(): string {
    const path = String(this.#options.webPreferences?.['preload'] ?? '');
    if (path === '') return '';
    if (path.endsWith('.mjs') || !existsSync(path)) throw new Error(`Unable to load preload script: ${path}`);
    return readFileSync(path, 'utf8');
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && !this.#loading && this.webContents.prevents(request)) {
      return route.abort('aborted');
    }
    const url = fromShown(request.url());
    if (url.startsWith('app:')) return route.fulfill(await answerScheme(request.method(), url));
    tell({ told: 'problem', text: `a page asked for ${url}` });
    return route.abort('internetdisconnected');
  }

  /** Asks the page to close, as the person does with the window's button. */
  close(): void {
    if (this.emitPreventable('close')) return;
    void this.#page?.close();
  }

  #gone(): void {
    app.windows.delete(this);
    this.emit('closed');
    app.windowClosed();
  }

  isDestroyed(): boolean {
    return !app.windows.has(this);
  }

  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }

  /** As a person drags it. */
  #place(bounds: Bounds): void {
    this.#bounds = bounds;
    void this.#page?.setViewportSize({ width: bounds.width, height: bounds.height });
    this.emit('move');
    this.emit('resize');
  }

  isMinimized(): boolean {
    return false;
  }

  isFocused(): boolean {
    return this.#focused;
  }

  #blur(): void {
    this.#focused = false;
    this.emit('blur');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  show(): void {
    this.#visible = true;
    this.#focused = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
    this.#blur();
  }

  focus(): void {
    tell({ told: 'focused' });
    this.#focused = true;
    this.emit('focus');
  }

  setTitleBarOverlay(overlay: object): void {
    if (process.platform === 'darwin') throw new Error('setTitleBarOverlay is not a function on macOS');
    if (this.#options['titleBarOverlay'] === undefined) throw new Error('Titlebar overlay is not enabled');
    Object.assign(this.#options, { titleBarOverlay: overlay });
  }
}
