import { Menu, type NativeImage, nativeTheme, Tray } from 'electron';
import { type TrayDeed, type TrayView, trayInk } from '../desktop/tray-view.ts';
import { pictureOf } from './pictures.ts';

export interface ShownTray {
  show(view: TrayView): void;
}

/** The icon near the clock; null where the system has no place for it. */
export function openTray(
  first: TrayView,
  does: (deed: TrayDeed) => void,
  onError: (error: unknown) => void,
): ShownTray | null {
  const { platform } = process;
  let shown = first;
  function icon(): NativeImage {
    const dark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    const ink = trayInk(platform, dark, process.env['XDG_CURRENT_DESKTOP']);
    const image = pictureOf(`${shown.state}-${ink}`);
    // A Mac draws it in the colour of its own menu bar.
    if (platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
  let tray: Tray;
  try {
    tray = new Tray(icon());
  } catch (error) {
    onError(error);
    return null;
  }

  function draw(): void {
    tray.setImage(icon());
    tray.setToolTip(shown.tooltip);
    // On Linux a menu that is changed in place stays as it was.
    tray.setContextMenu(
      Menu.buildFromTemplate(
        shown.menu.map((line) => {
          if (line === 'separator') return { type: 'separator' };
          const { label, deed } = line;
          return deed === null ? { label, enabled: false } : { label, click: () => does(deed) };
        }),
      ),
    );
  }

  draw();
  // There a click opens the menu.
  if (platform !== 'darwin') tray.on('click', () => does('open'));
  nativeTheme.on('updated', draw);
  return {
    show(view) {
      if (JSON.stringify(view) === JSON.stringify(shown)) return;
      shown = view;
      draw();
    },
  };
}
