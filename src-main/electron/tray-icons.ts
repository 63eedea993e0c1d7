import { type NativeImage, nativeImage } from 'electron';
import type { TrayInk, TrayState } from '../desktop/tray-view.ts';

/** Drawn by `npm run icons`; carried in the bundle, as an installer holds no loose files. */
const pictures = import.meta.glob<string>('../../resources/tray/*.png', {
  eager: true,
  query: '?inline',
  import: 'default',
});

/** As sharp as the screen: 16 pixels, and twice that. */
export function trayIcon(state: TrayState, ink: TrayInk): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor;
    const dataURL = pictures[`../../resources/tray/${state}-${ink}-${size}.png`];
    if (dataURL === undefined) throw new Error(`there is no tray icon ${state} in ${ink} of ${size}`);
    image.addRepresentation({ scaleFactor, width: size, height: size, dataURL });
  }
  // A Mac draws it in the colour of its own menu bar.
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}
