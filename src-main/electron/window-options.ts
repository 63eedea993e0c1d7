import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron';
import type { Realm } from '#contract/overview.ts';
import type { WindowPlace } from '../desktop/window-place.ts';

export interface WindowLook {
  readonly platform: NodeJS.Platform;
  readonly dark: boolean;
  readonly realm: Realm;
  /** Path of the preload bundle. */
  readonly preload: string;
  /** Where the last window stood; null: in the middle, in the size of the design. */
  readonly place: WindowPlace | null;
}

export const leastSize = { width: 1024, height: 680 } as const;

/** The page's own background in each theme, so that nothing flashes before it is drawn. */
const background = { light: '#F6F4F1', dark: '#141215' } as const;
/** Legible on the page's top edge in both themes. */
const symbolColor = '#8C847C';
/** Of the practice band, which lies over the header. */
const bandHeight = 38;
const headerHeight = 56;

export function windowOptions({
  platform,
  dark,
  realm,
  preload,
  place,
}: WindowLook): BrowserWindowConstructorOptions {
  return {
    title: 'Invita',
    width: place?.width ?? 1440,
    height: place?.height ?? 900,
    ...(place !== null && { x: place.x, y: place.y }),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    // Shown when the first picture is there.
    show: false,
    backgroundColor: dark ? background.dark : background.light,
    ...(platform === 'darwin'
      ? { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 12 } }
      : { titleBarStyle: 'hidden', titleBarOverlay: titleBarOverlay(realm) }),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // A dropped file is read by the page; it never becomes the page.
      navigateOnDragDrop: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
    },
  };
}

/** The window's own buttons on Windows and Linux, drawn over what lies on top: the practice band, else the header. */
export function titleBarOverlay(realm: Realm): Required<TitleBarOverlayOptions> {
  return { color: '#00000000', symbolColor, height: realm === 'practice' ? bandHeight : headerHeight };
}
