import { _electron } from '@playwright/test';
import { mainBundle } from './desktop-command.ts';
import { watchPage } from './problems.ts';
import { invokeOverBridge } from './stand-in-surface.ts';
import { environment, type Surface, type SurfaceOptions } from './surface.ts';

/** The built app in Electron itself. */
export async function openInElectron(executablePath: string, options: SurfaceOptions): Promise<Surface> {
  const env = Object.entries(environment(options)).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const app = await _electron.launch({
    executablePath,
    args: [mainBundle, '--data-dir', options.dataDir, ...options.args],
    env: Object.fromEntries(env),
  });
  const page = await app.firstWindow();
  watchPage(page, options.report);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  return {
    page,
    invoke: (method, input) => invokeOverBridge(page, method, input),
    apiOrigin: null,
    desktop: {
      webPreferences: () =>
        app.evaluate(({ BrowserWindow }) => {
          // Not in Electron's documentation, and so not in its types.
          interface Known {
            getLastWebPreferences(): Record<string, unknown>;
          }
          const [window] = BrowserWindow.getAllWindows();
          return { ...(window?.webContents as Known | undefined)?.getLastWebPreferences() };
        }),
      ask: (what) => Promise.reject(new Error(`Electron itself cannot be asked to ${what}`)),
      resume: () => app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume')),
      isFocused: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null),
      ended: app.waitForEvent('close', { timeout: 0 }),
      openedOutside: () =>
        app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside),
    },
    stop: () => app.close(),
    async kill() {
      const child = app.process();
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await closed;
    },
  };
}
