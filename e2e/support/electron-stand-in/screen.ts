import { app } from './app.ts';
import { strict } from './strict.ts';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Set to another list of areas it is a computer with other screens. */
const areas: readonly Area[] = JSON.parse(
  process.env['STAND_IN_DISPLAYS'] ?? '[{"x":0,"y":0,"width":1920,"height":1080}]',
);

export const screen = strict('screen', {
  getAllDisplays() {
    if (!app.isReady()) throw new Error('screen cannot be used before app is ready');
    return areas.map((workArea, id) => strict('Display', { id, workArea, bounds: workArea, scaleFactor: 1 }));
  },
});
