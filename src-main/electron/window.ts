import { BrowserWindow, nativeTheme } from 'electron';
import type { Realm } from '#contract/overview.ts';
import { pageUrl } from './address.ts';
import type { PlaceKeeper } from './keep-place.ts';
import { titleBarOverlay, windowOptions } from './window-options.ts';

/** Opens the window, out of sight where nobody asked to see it; resolves when its page is loaded. */
export async function openWindow(
  preload: string,
  realm: Realm,
  places: PlaceKeeper,
  shown: boolean,
): Promise<BrowserWindow> {
  const { platform } = process;
  const place = places.recall();
  const window = new BrowserWindow(
    windowOptions({ platform, dark: nativeTheme.shouldUseDarkColors, realm, preload, place }),
  );
  places.watch(window);
  window.once('ready-to-show', () => {
    // To maximise it shows it, too.
    const maximize = () => place?.maximized === true && window.maximize();
    if (!shown) return void window.once('show', maximize);
    maximize();
    window.show();
  });
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
