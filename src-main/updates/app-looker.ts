import { AppUpdater, type NsisUpdater } from 'electron-updater';
import type { Offer, UpdateLooker } from './update-engine.ts';
import type { UpdateSource } from './update-source.ts';
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

export interface AppLookerOptions extends UpdaterCopy {
  /** What a file ends in that a person can put in place of this copy; null where there is none of its kind. */
  readonly ending: string | null;
  /** One line for the log. */
  readonly note: (message: string) => void;
}

/** For a copy that cannot replace itself: it hears of a newer version by the same signed metadata, and takes nothing else. */
export function appLooker(options: AppLookerOptions): UpdateLooker {
  const { source, ending, cacheDirectory, note } = options;
  const downloads = downloadsOf(options, cacheDirectory);
  const updater = setUp(new LookingOnly(null, appAdapter(options)), source, downloads, note);

  async function look(...[channel, signal]: Parameters<UpdateLooker['look']>): Promise<Offer | null> {
    try {
      const info = await newest(updater, downloads, channel, signal);
      if (info === null) return null;
      const file = ending === null ? undefined : fittingFile(info, ending);
      const notes = plainNotes(info.releaseNotes);
      const about = { version: info.version, notes, isHere: false };
      if (file === undefined) return { ...about, bytes: null, byHand: null };
      return { ...about, bytes: sizeOf(file), byHand: addressOf(file.url, source) };
    } catch (error) {
      throw troubleOf(error, 'UPDATE_SERVER_ANSWER');
    }
  }

  return { look };
}

/** That of electron-updater for no system: its constructor is open to those that extend it alone. */
class LookingOnly extends AppUpdater {
  constructor(...parts: ConstructorParameters<typeof NsisUpdater>) {
    super(...parts);
  }

  override quitAndInstall(): never {
    throw new Error('this copy does not replace itself');
  }

  protected override doDownloadUpdate(): never {
    throw new Error('this copy does not replace itself');
  }
}

/** In the folder that was packed, or nowhere: nobody is sent to another server. */
function addressOf(url: string, source: UpdateSource): NonNullable<Offer['byHand']> | null {
  if (!URL.canParse(url, source.url)) return null;
  const { href, pathname, search, hash } = new URL(url, source.url);
  if (!href.startsWith(new URL(source.url).href) || search !== '' || hash !== '') return null;
  return { name: decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)), address: href };
}
