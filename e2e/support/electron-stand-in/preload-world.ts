import { carried } from './carried.ts';
import { strict } from './strict.ts';

/** What the page's side says to the stand-in through its one binding. */
export type FromPage =
  | { readonly say: 'invoke'; readonly channel: string; readonly args: unknown[] }
  | { readonly say: 'open'; readonly url: string }
  | { readonly say: 'hello' | 'next' };

export type ToPage =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly message: string };
export interface Sent {
  readonly channel: string;
  readonly args: unknown[];
}

interface PreloadGiven {
  readonly binding: string;
  /** The bundle, which is CommonJS. */
  readonly run: (require: (name: string) => unknown, exports: object, module: object) => void;
  readonly strict: typeof strict;
  readonly carried: typeof carried;
}

/** The script for every new document: it runs before any of the page's own. */
export function preloadScript(binding: string, code: string): string {
  // As text, not through eval: the page's content security policy holds already.
  const run = `(require, exports, module) => {\n${code}\n}`;
  const given = `{ binding: ${JSON.stringify(binding)}, run: ${run}, strict: ${strict}, carried }`;
  return `(() => { ${carried}; (${preloadWorld})(${given}); })();`;
}

/** Runs in the page, so it uses nothing but what it is given. */
function preloadWorld({ binding, run, strict, carried }: PreloadGiven): void {
  const scope = window as unknown as Record<string, (message: FromPage) => Promise<ToPage>>;
  const tell = scope[binding];
  delete scope[binding];
  // Electron runs the preload script in the top frame only.
  if (tell === undefined || window.top !== window) return;

  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const ipcRenderer = strict('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = await tell({ say: 'invoke', channel, args: args.map((arg) => carried(arg)) });
      if (!answer.ok) throw new Error(`Error invoking remote method '${channel}': ${answer.message}`);
      return answer.value;
    },
    on(channel: string, listener: (...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: (...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  });

  /** A value on its way between the two worlds: functions are proxied, everything else is copied. */
  function cross(value: unknown): unknown {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)));
    if (value instanceof Promise) {
      return value.then(cross, (error: unknown) => {
        throw new Error(error instanceof Error ? error.message : String(error));
      });
    }
    if (Array.isArray(value)) return value.map(cross);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)]));
    }
    return carried(value);
  }

  function freeze(value: unknown): unknown {
    if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  }

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, key, { value: freeze(cross(api)), enumerable: true });
    },
  });

  function require(name: string): unknown {
    if (name === 'electron') return strict('electron (in a preload script)', { contextBridge, ipcRenderer });
    throw new Error(`module not found: ${name}`);
  }

  async function listen(tell: (message: FromPage) => Promise<ToPage>): Promise<void> {
    await tell({ say: 'hello' });
    for (;;) {
      const answer = await tell({ say: 'next' });
      if (!answer.ok) return;
      const { channel, args } = answer.value as Sent;
      for (const listener of listeners.get(channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
    }
  }

  // Electron decides in the main process; here every answer is no.
  window.open = (url) => {
    void tell({ say: 'open', url: new URL(url ?? 'about:blank', location.href).href });
    return null;
  };
  const exports = {};
  run(require, exports, { exports });
  void listen(tell);
}
