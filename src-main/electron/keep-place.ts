import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import { keptFile } from '../desktop/kept-file.ts';
import { fittingPlace, type WindowPlace, windowPlace } from '../desktop/window-place.ts';
import { leastSize } from './window-options.ts';

/** A window that is dragged moves a hundred times: written once it rests. */
const restMs = 500;

/** The window's place between two starts, kept in `window-place.json`. */
export interface PlaceKeeper {
  /** On the displays there are now; null where a new window belongs. */
  recall(): WindowPlace | null;
  watch(window: BrowserWindow): void;
}

export function placeKeeper(directory: string, onError: (error: unknown) => void): PlaceKeeper {
  const file = keptFile(join(directory, 'window-place.json'), windowPlace);

  function keep(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    try {
      file.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    } catch (error) {
      onError(error);
    }
  }

  return {
    recall: () =>
      fittingPlace(
        file.read(),
        screen.getAllDisplays().map(({ workArea }) => workArea),
        leastSize,
      ),
    watch(window) {
      let timer: NodeJS.Timeout | undefined;
      const moved = () => {
        clearTimeout(timer);
        timer = setTimeout(() => keep(window), restMs);
      };
      window.on('resize', moved);
      window.on('move', moved);
      window.on('maximize', moved);
      window.on('unmaximize', moved);
      window.on('close', () => {
        clearTimeout(timer);
        keep(window);
      });
    },
  };
}
