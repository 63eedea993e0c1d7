import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app, session } from 'electron';
import { appLooker } from '../updates/app-looker.ts';
import { appUpdater } from '../updates/app-updater.ts';
import { endingByHand, installedAs, type UpdateHost } from '../updates/update-host.ts';
import { readUpdateSource, updateSourceFile } from '../updates/update-source.ts';

export interface UpdatesHereOptions {
  /** Where the packed app begins: it holds who may publish for it. */
  readonly appRoot: string;
  readonly dataDirectory: string;
  readonly version: string;
  readonly note: (message: string) => void;
}

/** Whether and how this copy can be replaced, or at least hear of a newer one. */
export function updatesHere({ appRoot, dataDirectory, version, note }: UpdatesHereOptions): UpdateHost {
  const source = app.isPackaged ? readUpdateSource(join(appRoot, updateSourceFile)) : null;
  const { resourcesPath = '' } = process;
  const installed = installedAs({
    ...{ isPackaged: app.isPackaged, platform: process.platform, hasSource: source !== null },
    ...{ appImage: process.env['APPIMAGE'], appDir: process.env['APPDIR'] },
    ...{ program: process.execPath, resources: resourcesPath },
  });
  if (source === null) return 'obstacle' in installed ? installed : { obstacle: 'NO_SERVER' };
  const shared = {
    ...{ source, version, note },
    configPath: join(resourcesPath, 'app-update.yml'),
    cacheDirectory: join(dataDirectory, 'updates'),
    proxyFor: (url: string) => session.defaultSession.resolveProxy(url),
  };
  if ('obstacle' in installed) {
    const { obstacle } = installed;
    const ending = endingByHand(obstacle, resourcesPath);
    return { obstacle, looker: appLooker({ ...shared, ending }), folder: source.url };
  }
  const engine = appUpdater({ ...shared, installed });
  return { engine, restart: () => app.quit() };
}

/** What an AppImage tells the program in it: the new one is told anew. */
const ofThisAppImage = ['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'];

/** The new version in our place, as we were started. It finds us gone: the way in is free before it begins. */
export function startInstead({ program }: { readonly program: string }): void {
  app.releaseSingleInstanceLock();
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ofThisAppImage.includes(name)),
  );
  spawn(program, process.argv.slice(1), { detached: true, stdio: 'ignore', env }).unref();
}
