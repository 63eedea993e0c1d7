import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppImageUpdater, CancellationToken, NsisUpdater, type UpdateInfo } from 'electron-updater';
import { removeDraft, replaceFile, sha512Of } from './replace-file.ts';
import { SignedDownloads } from './signed-downloads.ts';
import { type Offer, type UpdateEngine, UpdateTrouble } from './update-engine.ts';
import type { UpdateSource } from './update-source.ts';

/** What it is that is replaced: the AppImage at a path, or what an NSIS installer put where it is. */
export type Installed = { readonly kind: 'APPIMAGE'; readonly path: string } | { readonly kind: 'NSIS' };

export interface AppUpdaterOptions {
  readonly installed: Installed;
  readonly source: UpdateSource;
  /** Of this copy, by semantic versioning. */
  readonly version: string;
  /** `app-update.yml` beside the archive. */
  readonly configPath: string;
  /** Where downloads are kept from one run to the next. */
  readonly cacheDirectory: string;
  /** One line for the log. */
  readonly note: (message: string) => void;
}

const channels = { STABLE: 'latest', BETA: 'beta' } as const;
const endings = { APPIMAGE: '.appimage', NSIS: '.exe' } as const;
const mostNotes = 4000;

/** electron-updater, given what it needs of an app without Electron, and with our own way to the net. */
export function appUpdater(options: AppUpdaterOptions): UpdateEngine {
  const { installed, source, version, note } = options;
  const cacheFolder = cacheFolderOf(options);
  const downloads = new SignedDownloads({
    source,
    partialDirectory: join(cacheFolder, 'partial'),
    userAgent: `Invita/${version}`,
  });
  const updater = makeUpdater(options, downloads);
  let found: FoundFile | null = null;
  let fetched: { readonly path: string; readonly sha512: string } | null = null;
  if (installed.kind === 'APPIMAGE' && existsSync(installed.path)) removeDraft(installed.path);

  async function look(...[channel, signal]: Parameters<UpdateEngine['look']>): Promise<Offer | null> {
    updater.channel = channels[channel];
    // Setting a channel allows it.
    updater.allowDowngrade = false;
    found = null;
    downloads.lookSignal = signal;
    try {
      const result = await updater.checkForUpdates();
      if (result === null) throw new Error('electron-updater is not active');
      if (!result.isUpdateAvailable) return null;
      found = fileFor(result.updateInfo, endings[installed.kind]);
      const { version, releaseNotes } = result.updateInfo;
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

  updater.logger = { info() {}, warn: note, error: note };
  return { look, fetch, install };
}

function makeUpdater(
  { installed, source, version, configPath, cacheDirectory }: AppUpdaterOptions,
  downloads: SignedDownloads,
): AppImageUpdater | NsisUpdater {
  const adapter = {
    ...{ version, name: 'invita', isPackaged: true, appUpdateConfigPath: configPath },
    // It keeps an id of its own for releases in stages there.
    userDataPath: cacheDirectory,
    baseCachePath: cacheDirectory,
    whenReady: async () => {},
    quit: neverAsked,
    relaunch: neverAsked,
    onQuit: neverAsked,
  };
  const updater =
    installed.kind === 'NSIS' ? new NsisUpdater(null, adapter) : new AppImageUpdater(null, adapter);
  Object.assign(updater, { httpExecutor: downloads });
  updater.setFeedURL({ provider: 'generic', url: source.url });
  updater.autoDownload = false;
  // When it is done, and whether, is ours to say: nothing may be on its way to a guest.
  updater.autoInstallOnAppQuit = false;
  // A part of a file that is patched together is no file that was signed.
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  return updater;
}

function neverAsked(): never {
  throw new Error('the updater may not end or start the app');
}

interface FoundFile {
  readonly sha512: string;
  readonly bytes: number | null;
}

/** The file that electron-updater will choose: of the right kind, for this processor if one says so. */
function fileFor({ files }: UpdateInfo, ending: string): FoundFile {
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ending));
  const chosen = fitting.find(({ url }) => url.includes(process.arch)) ?? fitting[0];
  if (chosen === undefined || !chosen.sha512) throw new UpdateTrouble('UPDATE_SERVER_ANSWER');
  const { sha512, size } = chosen;
  return { sha512, bytes: typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null };
}

function plainNotes(notes: UpdateInfo['releaseNotes']): string | null {
  const text = Array.isArray(notes) ? notes.map(({ note }) => note ?? '').join('\n') : (notes ?? '');
  return String(text).trim().slice(0, mostNotes) || null;
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

function troubleOf(
  error: unknown,
  otherwise: 'UPDATE_SERVER_ANSWER' | 'UPDATE_FAILED',
  folder?: string,
): UpdateTrouble {
  if (error instanceof UpdateTrouble) return error;
  const { code = '' } = error as { code?: string };
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return new UpdateTrouble('UPDATE_SIGNATURE_WRONG', error);
  if (code === 'ERR_CHECKSUM_MISMATCH') return new UpdateTrouble('UPDATE_DAMAGED', error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UpdateTrouble('DISK_FULL', error);
  if (folder !== undefined && ['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new UpdateTrouble('UPDATE_NOT_WRITABLE', error, { folder });
  return new UpdateTrouble(otherwise, error);
}
