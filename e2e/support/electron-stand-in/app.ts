import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StrictEmitter } from './emitter.ts';
import { claimInstance, releaseInstance } from './single-instance.ts';
import { onAsked } from './test-line.ts';

const events = [
  ...[
    'ready',
    'will-finish-launching',
    'before-quit',
    'will-quit',
    'quit',
    'window-all-closed',
    'second-instance',
  ],
  ...[
    'activate',
    'browser-window-created',
    'web-contents-created',
    'render-process-gone',
    'child-process-gone',
  ],
];

interface ClosableWindow {
  close(): void;
}

/** Where the files beside the archive lie, for a test of a packed app; Electron's own folder is of no use to one that is not. */
const resources = process.env['INVITA_E2E_RESOURCES'];
if (resources !== undefined) {
  Object.assign(process, { resourcesPath: resources });
  // A packed app is its program: there is no script among the arguments.
  process.argv.splice(1, 1);
}

class App extends StrictEmitter {
  readonly isPackaged = resources !== undefined;
  /** Those that are open; kept by BrowserWindow. */
  readonly windows = new Set<ClosableWindow>();
  readonly #paths = new Map([['userData', join(homedir(), '.config', 'electron-stand-in')]]);
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #ready: Promise<void>;
  #isReady = false;
  #quitting = false;
  #badge = 0;
  /** Whether every page is in the operating system's sandbox, whatever its window says. */
  isSandboxed = false;

  constructor() {
    super('app', events);
    this.#ready = new Promise((resolve) => {
      // Electron is ready some time after the main module was read, never before.
      setImmediate(() => {
        this.#isReady = true;
        this.emit('ready', {}, {});
        resolve();
      });
    });
    onAsked('badge', () => this.#badge);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.quit());
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The stand-in for Electron has no path '${name}'`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.getPath(name);
    if (!existsSync(path)) throw new Error(`Path does not exist: ${path}`);
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    return claimInstance(this.getPath('userData'), (argv) =>
      this.emit('second-instance', {}, argv, process.cwd(), null),
    );
  }

  releaseSingleInstanceLock(): void {
    releaseInstance(this.getPath('userData'));
  }

  /** As Electron does on Linux: from the environment. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
    const [locale = 'en-US'] = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || 'en_US').split(/[.:]/);
    return [locale.replace('_', '-')];
  }

  /** Elsewhere than on Linux and macOS it does nothing. */
  setBadgeCount(count: number): boolean {
    this.#badge = count;
    return true;
  }

  /** What must be closed before the process ends. */
  onExit(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  windowClosed(): void {
    if (this.windows.size > 0) return;
    if (this.#quitting) this.#willQuit();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  quit(): void {
    if (this.#quitting || this.emitPreventable('before-quit')) return;
    this.#quitting = true;
    for (const window of this.windows) window.close();
    if (this.windows.size === 0) this.#willQuit();
  }

  /** Ends at once: no page is asked, no event is emitted but `quit`. */
  exit(code = 0): void {
    this.emit('quit', {}, code);
    void Promise.allSettled(this.#closers.map((close) => close())).then(() => process.exit(code));
  }

  #willQuit(): void {
    if (!this.emitPreventable('will-quit')) this.exit(0);
  }
}

export const app = new App();
