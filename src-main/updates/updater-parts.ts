import { join } from 'node:path';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { ProxyFor } from './proxy-agents.ts';
import { SignedDownloads } from './signed-downloads.ts';
import type { UpdateEngine } from './update-engine.ts';
import { UpdateTrouble } from './update-engine.ts';
import type { UpdateSource } from './update-source.ts';

export interface UpdaterCopy {
  /** Of this copy, by semantic versioning. */
  readonly version: string;
  /** `app-update.yml` beside the archive. */
  readonly configPath: string;
  /** Where downloads are kept from one run to the next. */
  readonly cacheDirectory: string;
  readonly source: UpdateSource;
  /** See `SignedDownloadsOptions`. */
  readonly proxyFor?: ProxyFor;
}

/** The one way to the net. `folder`: where what was fetched in part waits. */
export function downloadsOf({ source, version, proxyFor }: UpdaterCopy, folder: string): SignedDownloads {
  return new SignedDownloads({
    source,
    partialDirectory: join(folder, 'partial'),
    userAgent: `Invita/${version}`,
    ...(proxyFor !== undefined && { proxyFor }),
  });
}

/** What electron-updater wants of an app, without Electron. */
export function appAdapter({ version, configPath, cacheDirectory }: Omit<UpdaterCopy, 'source'>) {
  return {
    ...{ version, name: 'invita', isPackaged: true, appUpdateConfigPath: configPath },
    // It keeps an id of its own for releases in stages there.
    userDataPath: cacheDirectory,
    baseCachePath: cacheDirectory,
    whenReady: async () => {},
    quit: neverAsked,
    relaunch: neverAsked,
    onQuit: neverAsked,
  };
}

function neverAsked(): never {
  throw new Error('the updater may not end or start the app');
}

/** Our own way to the net, and nothing of its own accord. */
export function setUp<T extends AppUpdater>(
  updater: T,
  source: UpdateSource,
  downloads: SignedDownloads,
  note: (message: string) => void,
): T {
  Object.assign(updater, { httpExecutor: downloads });
  updater.setFeedURL({ provider: 'generic', url: source.url });
  updater.autoDownload = false;
  // When it is done, and whether, is ours to say: nothing may be on its way to a guest.
  updater.autoInstallOnAppQuit = false;
  // A part of a file that is patched together is no file that was signed.
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  updater.logger = { info() {}, warn: note, error: note };
  return updater;
}

const channels = { STABLE: 'latest', BETA: 'beta' } as const;

/** The newest version of a channel that is newer than this one, as its signed metadata has it; null if there is none. */
export async function newest(
  updater: AppUpdater,
  downloads: SignedDownloads,
  ...[channel, signal]: Parameters<UpdateEngine['look']>
): Promise<UpdateInfo | null> {
  updater.channel = channels[channel];
  // Setting a channel allows it.
  updater.allowDowngrade = false;
  downloads.lookSignal = signal;
  const result = await updater.checkForUpdates();
  if (result === null) throw new Error('electron-updater is not active');
  return result.isUpdateAvailable ? result.updateInfo : null;
}

export type UpdateFile = UpdateInfo['files'][number];

/** The file that electron-updater would choose: of the right kind, for this processor if one says so. */
export function fittingFile({ files }: UpdateInfo, ending: string): UpdateFile | undefined {
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ending));
  return fitting.find(({ url }) => url.includes(process.arch)) ?? fitting[0];
}

export function sizeOf({ size }: UpdateFile): number | null {
  return typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null;
}

const mostNotes = 4000;

export function plainNotes(notes: UpdateInfo['releaseNotes']): string | null {
  const text = Array.isArray(notes) ? notes.map(({ note }) => note ?? '').join('\n') : (notes ?? '');
  return String(text).trim().slice(0, mostNotes) || null;
}

/** Whatever was thrown, as what is told. `folder`: where something was to be written. */
export function troubleOf(
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
