import { app, type BrowserWindow } from 'electron';
import { pictureOf } from './pictures.ts';

/** How many things wait for the person, on the app's own icon; on Windows, where it takes no number, a dot. */
export function showBadge(count: number, words: string, window: BrowserWindow | null): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  if (window === null || window.isDestroyed()) return;
  window.setOverlayIcon(count > 0 ? pictureOf('overlay') : null, count > 0 ? words : '');
}
