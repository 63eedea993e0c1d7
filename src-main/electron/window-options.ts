import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron';
import type { Realm } from '#contract/overview.ts';

export interface WindowLook {
  readonly platform: NodeJS.Platform;
  readonly dark: boolean;
  readonly realm: Realm;
  /** Path of the preload bundle. */
  readonly preload: string;
}

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
}: WindowLook): BrowserWindowConstructorOptions {
  return {
    title: 'Invita',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
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
