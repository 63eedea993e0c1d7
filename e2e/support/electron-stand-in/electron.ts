// Stands in for the module `electron` of the main process where Electron's binary is not at hand. What it proves and
// what it does not: docs/decisions. A name that is not exported here fails at the import, any other unknown member
// at its first use.
import { StrictEmitter } from './emitter.ts';
import { strict } from './strict.ts';
import { onAsked, tell } from './test-line.ts';
import { invokeHandlers } from './web-contents.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { Menu } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { Notification } from './notification.ts';
export { powerSaveBlocker } from './power-save-blocker.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { Tray } from './tray.ts';

type InvokeHandler = typeof invokeHandlers extends Map<string, infer Handler> ? Handler : never;

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: InvokeHandler): void {
    if (invokeHandlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    invokeHandlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    invokeHandlers.delete(channel);
  },
});

export const dialog = strict('dialog', {
  /** Chooses what the test says; without a word of it, it is closed without a choice. */
  async showOpenDialog(_window: unknown, options?: { readonly properties?: readonly string[] }) {
    if (!options?.properties?.includes('openDirectory'))
      throw new Error('The stand-in for Electron opens a dialog for folders only');
    const folder = process.env['INVITA_E2E_FOLDER'];
    return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
  },
  showErrorBox: (title: string, content: string) => tell({ told: 'error-box', title, content }),
});

const openedPaths: string[] = [];
onAsked('opened paths', () => openedPaths);

export const shell = strict('shell', {
  openExternal: async (url: string) => tell({ told: 'external', url }),
  async openPath(path: string): Promise<string> {
    openedPaths.push(path);
    return '';
  },
});

class NativeTheme extends StrictEmitter {
  readonly shouldUseDarkColors = false;
  readonly shouldUseDarkColorsForSystemIntegratedUI = false;

  constructor() {
    super('nativeTheme', ['updated']);
  }
}
export const nativeTheme = new NativeTheme();

export const powerMonitor = new StrictEmitter('powerMonitor', [
  'suspend',
  'resume',
  'shutdown',
  'lock-screen',
]);
onAsked('resume', () => powerMonitor.emit('resume'));
