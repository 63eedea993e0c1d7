import { type NativeImage, nativeImage } from 'electron';

/** Drawn by `npm run icons`; carried in the bundle, as an installer holds no loose files. */
const pictures = import.meta.glob<string>('../../resources/tray/*.png', {
  eager: true,
  query: '?inline',
  import: 'default',
});

/** As sharp as the screen: 16 pixels, and twice that. */
export function pictureOf(name: string): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor;
    const dataURL = pictures[`../../resources/tray/${name}-${size}.png`];
    if (dataURL === undefined) throw new Error(`there is no picture ${name} of ${size}`);
    image.addRepresentation({ scaleFactor, width: size, height: size, dataURL });
  }
  return image;
}
