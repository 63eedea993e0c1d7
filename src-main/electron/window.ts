import { BrowserWindow, nativeTheme } from 'electron';
import type { Realm } from '#contract/overview.ts';
import { pageUrl } from './address.ts';
import { titleBarOverlay, windowOptions } from './window-options.ts';

/** Opens the window; resolves when its page is loaded. */
export async function openWindow(preload: string, realm: Realm): Promise<BrowserWindow> {
  const { platform } = process;
  const window = new BrowserWindow(
    windowOptions({ platform, dark: nativeTheme.shouldUseDarkColors, realm, preload }),
  );
  window.once('ready-to-show', () => window.show());
  await window.loadURL(pageUrl);
  return window;
}

/** The practice band is lower than the header its window buttons lie on otherwise. */
export function fitTitleBar(window: BrowserWindow, realm: Realm): void {
  if (process.platform !== 'darwin' && !window.isDestroyed()) {
    window.setTitleBarOverlay(titleBarOverlay(realm));
  }
}

/** Brings the window that is open already to the person. */
export function showOpenWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
