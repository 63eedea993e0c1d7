import { z } from 'zod';

const pixels = z.int().min(-100_000).max(100_000);

/** Where the window stands when it is not maximised, in the system's own pixels, and whether it is. */
export const windowPlace = z.strictObject({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  maximized: z.boolean(),
});

export type WindowPlace = z.infer<typeof windowPlace>;
export type Area = Pick<WindowPlace, 'x' | 'y' | 'width' | 'height'>;

/** What of a window has to be seen for its place to be believed, in pixels each way. */
const grip = 64;

/**
 * The kept place, on a display that exists: moved and made smaller until all of it is seen. null where no display shows
 * enough of it, as after a second screen was taken away: then the window stands where a new one would.
 *
 * @param displays what windows may cover of each display
 * @param least the smallest window
 */
export function fittingPlace(
  kept: WindowPlace | null,
  displays: readonly Area[],
  least: Pick<Area, 'width' | 'height'>,
): WindowPlace | null {
  if (kept === null) return null;
  const seen = displays
    .map((display) => ({ display, ...sharedBy(kept, display) }))
    .filter(({ width, height }) => width >= grip && height >= grip)
    .sort((one, other) => other.width * other.height - one.width * one.height);
  const [best] = seen;
  if (best === undefined) return null;
  const { display } = best;
  const width = Math.max(least.width, Math.min(kept.width, display.width));
  const height = Math.max(least.height, Math.min(kept.height, display.height));
  return {
    x: within(kept.x, display.x, display.x + display.width - width),
    y: within(kept.y, display.y, display.y + display.height - height),
    width,
    height,
    maximized: kept.maximized,
  };
}

function sharedBy(one: Area, other: Area): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    height: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  };
}

/** On a display smaller than the smallest window, its top left corner is what is seen. */
function within(value: number, first: number, last: number): number {
  return Math.max(first, Math.min(value, last));
}
