import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppImageUpdater, CancellationToken, NsisUpdater, type UpdateInfo } from 'electron-updater';
import { removeDraft, replaceFile, sha512Of } from './replace-file.ts';
import type { SignedDownloads } from './signed-downloads.ts';
import { type Offer, type UpdateEngine, UpdateTrouble } from './update-engine.ts';
import {
  appAdapter,
  downloadsOf,
  fittingFile,
  newest,
  plainNotes,
  setUp,
  sizeOf,
  troubleOf,
  type UpdaterCopy,
} from './updater-parts.ts';

/** What it is that is replaced: the AppImage at a path, or what an NSIS installer put where it is. */
export type Installed = { readonly kind: 'APPIMAGE'; readonly path: string } | { readonly kind: 'NSIS' };

export interface AppUpdaterOptions extends UpdaterCopy {
  readonly installed: Installed;
  /** One line for the log. */
  readonly note: (message: string) => void;
}

const endings = { APPIMAGE: '.appimage', NSIS: '.exe' } as const;

/** electron-updater, given what it needs of an app without Electron, and with our own way to the net. */
export function appUpdater(options: AppUpdaterOptions): UpdateEngine {
  const { installed } = options;
  const cacheFolder = cacheFolderOf(options);
  const downloads = downloadsOf(options, cacheFolder);
  const updater = makeUpdater(options, downloads);
  let found: FoundFile | null = null;
  let fetched: { readonly path: string; readonly sha512: string } | null = null;
  if (installed.kind === 'APPIMAGE' && existsSync(installed.path)) removeDraft(installed.path);

  async function look(...[channel, signal]: Parameters<UpdateEngine['look']>): Promise<Offer | null> {
    found = null;
    try {
      const info = await newest(updater, downloads, channel, signal);
      if (info === null) return null;
      found = fileFor(info, endings[installed.kind]);
      const { version, releaseNotes } = info;
      const isHere = pendingSha512(cacheFolder) === found.sha512;
      return { version, notes: plainNotes(releaseNotes), bytes: found.bytes, isHere };
    } catch (error) {
      throw troubleOf(error, 'UPDATE_SERVER_ANSWER');
    }
  }

  async function fetch(...[onProgress, signal]: Parameters<UpdateEngine['fetch']>): Promise<void> {
    if (found === null) throw new Error('nothing was found to fetch');
    const { sha512, bytes } = found;
    fetched = null;
    if (installed.kind === 'APPIMAGE') mustBeWritable(dirname(installed.path));
    downloads.onProgress = onProgress;
    downloads.expectedBytes = bytes;
    const token = new CancellationToken();
    const cancel = () => token.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      signal.throwIfAborted();
      const [path] = await updater.downloadUpdate(token);
      if (path === undefined) throw new Error('electron-updater names no file');
      fetched = { path, sha512 };
    } catch (error) {
      throw signal.aborted ? signal.reason : troubleOf(error, 'UPDATE_FAILED');
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  function install({ startAfter }: { readonly startAfter: boolean }): { readonly program: string } | null {
    if (fetched === null) throw new Error('nothing was fetched to install');
    const { path, sha512 } = fetched;
    try {
      if (installed.kind === 'APPIMAGE') {
        const program = replaceFile(path, installed.path, sha512);
        rmSync(path, { force: true });
        return startAfter ? { program } : null;
      }
      if (sha512Of(path) !== sha512) throw new UpdateTrouble('UPDATE_DAMAGED');
      // The installer waits for this process to end, and starts the new version itself.
      if (!updater.install(true, startAfter)) throw new UpdateTrouble('UPDATE_FAILED');
      return null;
    } catch (error) {
      throw troubleOf(
        error,
        'UPDATE_FAILED',
        installed.kind === 'APPIMAGE' ? dirname(installed.path) : undefined,
      );
    }
  }

  return { look, fetch, install };
}

function makeUpdater(options: AppUpdaterOptions, downloads: SignedDownloads): AppImageUpdater | NsisUpdater {
  const { installed, source, note } = options;
  const adapter = appAdapter(options);
  const updater =
    installed.kind === 'NSIS' ? new NsisUpdater(null, adapter) : new AppImageUpdater(null, adapter);
  return setUp(updater, source, downloads, note);
}

interface FoundFile {
  readonly sha512: string;
  readonly bytes: number | null;
}

function fileFor(info: UpdateInfo, ending: string): FoundFile {
  const chosen = fittingFile(info, ending);
  if (chosen === undefined || !chosen.sha512) throw new UpdateTrouble('UPDATE_SERVER_ANSWER');
  return { sha512: chosen.sha512, bytes: sizeOf(chosen) };
}

/** As electron-updater names it. */
function cacheFolderOf({ configPath, cacheDirectory }: AppUpdaterOptions): string {
  const named = /^updaterCacheDirName: *['"]?([\w.@-]+)['"]? *$/m.exec(readFileSync(configPath, 'utf8'));
  return join(cacheDirectory, named?.[1] ?? 'invita');
}

/** What electron-updater remembers of a file that it fetched whole. It is checked again before it is used. */
function pendingSha512(cacheFolder: string): string | null {
  try {
    return JSON.parse(readFileSync(join(cacheFolder, 'pending/update-info.json'), 'utf8')).sha512;
  } catch {
    return null;
  }
}

function mustBeWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UpdateTrouble('UPDATE_NOT_WRITABLE', error, { folder });
  }
}
