import { app } from './app.ts';
import { StrictEmitter } from './emitter.ts';
import { type MenuItem, press, seenMenu } from './menu.ts';
import type { NativeImage } from './native-image.ts';
import { onAsked } from './test-line.ts';

/** Set to `none` it is a desktop without a place for it. */
const place = process.env['STAND_IN_TRAY'] ?? 'shown';

export class Tray extends StrictEmitter {
  #image: NativeImage;
  #toolTip = '';
  #menu: readonly MenuItem[] = [];

  constructor(image: NativeImage) {
    super('Tray', ['click', 'double-click', 'right-click']);
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready');
    if (place === 'none') throw new Error('Failed to create tray');
    this.#image = image;
    onAsked('tray', () => ({
      picture: this.#image.representations[0]?.dataURL,
      toolTip: this.#toolTip,
      menu: seenMenu(this.#menu),
    }));
    onAsked('click the tray', () => this.emit('click'));
    onAsked('press in the tray', (label: string) => press(this.#menu, label));
  }

  setImage(image: NativeImage): void {
    if (image.representations.length === 0) throw new Error('an empty tray icon is not seen');
    this.#image = image;
  }

  setToolTip(text: string): void {
    this.#toolTip = text;
  }

  setContextMenu(menu: readonly MenuItem[]): void {
    this.#menu = menu;
  }
}
