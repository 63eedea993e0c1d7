import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { confinePages, limitPermissions } from './security.ts';

type RequestHandler = (contents: unknown, permission: string, answer: Answer, details: Details) => void;
type Answer = (granted: boolean) => void;
type Details = { readonly requestingUrl: string };

const electron = vi.hoisted(() => ({
  app: undefined as EventEmitter | undefined,
  opened: [] as string[],
  onRequest: undefined as RequestHandler | undefined,
  onCheck: undefined as ((contents: unknown, permission: string, origin: string) => boolean) | undefined,
  onDevice: undefined as (() => boolean) | undefined,
}));

vi.mock('electron', () => ({
  app: { on: (event: string, listener: () => void) => electron.app?.on(event, listener) },
  shell: { openExternal: async (url: string) => electron.opened.push(url) },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: RequestHandler) => (electron.onRequest = handler),
      setPermissionCheckHandler: (handler: () => boolean) => (electron.onCheck = handler),
      setDevicePermissionHandler: (handler: () => boolean) => (electron.onDevice = handler),
    },
  },
}));

class Page extends EventEmitter {
  open: ((details: { readonly url: string }) => { readonly action: string }) | undefined;

  setWindowOpenHandler(handler: typeof this.open): void {
    this.open = handler;
  }

  /** Whether the page was kept where it is. */
  isKept(event: string, url: string): boolean {
    let kept = false;
    this.emit(event, { url, preventDefault: () => (kept = true) });
    return kept;
  }
}

/** A page somebody made, meant or not. */
function anyPage(): Page {
  electron.app = new EventEmitter();
  confinePages(() => 'https://wedding.example/invito/');
  const page = new Page();
  electron.app.emit('web-contents-created', {}, page);
  return page;
}

describe('a page, also one we did not mean to open', () => {
  beforeEach(() => {
    electron.opened.length = 0;
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'is kept on our address by %s',
    (event) => {
      const page = anyPage();
      expect(page.isKept(event, 'app://invita/#/queue')).toBe(false);
      for (const url of [
        'https://evil.example/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'app://invita.evil/',
      ])
        expect(page.isKept(event, url)).toBe(true);
    },
  );

  it('gets no webview, whatever it asks it to show', () => {
    expect(anyPage().isKept('will-attach-webview', 'app://invita/')).toBe(true);
  });

  it('opens no window; only an address on the list goes to the browser of the person', () => {
    const page = anyPage();
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'app://invita/',
      'https://wedding.example/a',
    ])
      expect(page.open?.({ url })).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual(['https://wedding.example/a']);
  });
});

describe('what a page asks the system for', () => {
  it('is denied when asked for, when looked up and for devices, but for copying on our own page', () => {
    limitPermissions();
    const asked = (permission: string, requestingUrl: string) => {
      let answered: boolean | undefined;
      electron.onRequest?.({}, permission, (granted) => (answered = granted), { requestingUrl });
      return answered;
    };
    expect(asked('clipboard-sanitized-write', 'app://invita/')).toBe(true);
    expect(electron.onCheck?.(null, 'clipboard-sanitized-write', 'app://invita/')).toBe(true);
    for (const permission of ['media', 'display-capture', 'geolocation', 'hid', 'openExternal']) {
      expect(asked(permission, 'app://invita/')).toBe(false);
      expect(electron.onCheck?.(null, permission, 'app://invita/')).toBe(false);
    }
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(electron.onDevice?.()).toBe(false);
  });
});
