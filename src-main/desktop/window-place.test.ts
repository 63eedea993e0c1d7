import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { keptFile } from './kept-file.ts';
import { type Area, fittingPlace, type WindowPlace, windowPlace } from './window-place.ts';

const least = { width: 1024, height: 680 };
const laptop: Area = { x: 0, y: 28, width: 1440, height: 872 };
const second: Area = { x: 1440, y: 0, width: 2560, height: 1440 };
const kept: WindowPlace = { x: 1600, y: 100, width: 1500, height: 1000, maximized: false };

describe('the place of the window', () => {
  it('is the one it was left at, where all of it is still seen', () => {
    expect(fittingPlace(kept, [laptop, second], least)).toEqual(kept);
    expect(fittingPlace({ ...kept, maximized: true }, [laptop, second], least)?.maximized).toBe(true);
  });

  it('is nobody’s choice yet on a first start', () => {
    expect(fittingPlace(null, [laptop], least)).toBeNull();
  });

  it('is forgotten when the screen it stood on is gone', () => {
    expect(fittingPlace(kept, [laptop], least)).toBeNull();
    expect(fittingPlace(kept, [], least)).toBeNull();
  });

  it('is drawn back on the screen when only a part of it would be seen, and made to fit', () => {
    const over = { x: -300, y: -40, width: 1800, height: 1000, maximized: false };
    expect(fittingPlace(over, [laptop], least)).toEqual({ ...over, x: 0, y: 28, width: 1440, height: 872 });
  });

  it('never falls below the smallest window, and shows its corner on a smaller screen', () => {
    const small: Area = { x: 0, y: 0, width: 800, height: 600 };
    expect(fittingPlace({ ...kept, x: 10, y: 10 }, [small], least)).toMatchObject({ x: 0, y: 0, ...least });
  });

  it('lies whole on one of the screens, whatever was kept and whatever screens there are', () => {
    const area = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 1100, max: 6000 }),
      height: fc.integer({ min: 700, max: 4000 }),
    });
    const place = fc.record({
      ...{ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) },
      ...{ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) },
      maximized: fc.boolean(),
    });
    fc.assert(
      fc.property(place, fc.array(area, { maxLength: 3 }), (was, displays) => {
        const now = fittingPlace(was, displays, least);
        if (now === null) return;
        expect(
          displays.some(
            (display) =>
              now.x >= display.x &&
              now.y >= display.y &&
              now.x + now.width <= display.x + display.width &&
              now.y + now.height <= display.y + display.height,
          ),
        ).toBe(true);
        expect(fittingPlace(now, displays, least)).toEqual(now);
      }),
    );
  });
});

describe('the file it is kept in', () => {
  const directory = mkdtempSync(join(tmpdir(), 'invita-place-'));
  const path = join(directory, 'window-place.json');
  afterEach(() => rmSync(path, { force: true }));

  it('gives back what was written', () => {
    const file = keptFile(path, windowPlace);
    file.write(kept);
    expect(file.read()).toEqual(kept);
  });

  it.each(['', '{', '[]', '{"x":0}', '{"x":0,"y":0,"width":1e99,"height":9,"maximized":true}', '\0'])(
    'says nothing when it is missing or holds %j',
    (content) => {
      const file = keptFile(path, windowPlace);
      expect(file.read()).toBeNull();
      writeFileSync(path, content);
      expect(file.read()).toBeNull();
      expect(readFileSync(path, 'utf8')).toBe(content);
    },
  );
});
