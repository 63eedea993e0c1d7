import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realElectron } from './support/desktop-command.ts';
import { expect, test } from './support/invita.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const second = { x: 1440, y: 0, width: 2560, height: 1440 };
const screens = (...areas: object[]) => ({ STAND_IN_DISPLAYS: JSON.stringify(areas) });

// What is asked for here (the person's own mouse, tray, screens) only the stand-in can do.
test.skip(realElectron() !== undefined, 'drives the stand-in for Electron');

test.describe('the place of the window @desktop', () => {
  test.use({ env: screens(laptop, second) });

  test('is where it was left, on a screen that is still there', async ({ invita }) => {
    const place = { x: 1600, y: 200, width: 1200, height: 800 };
    await invita.desktop.ask('place', place);
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toMatchObject({ ...place, maximized: false });
    await invita.desktop.ask('maximize');
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toMatchObject({ ...place, maximized: true });
  });
});

test.describe('a window whose screen is gone @desktop', () => {
  test.use({ env: screens(laptop) });

  test('stands where a new one would, also when what was kept cannot be read', async ({ invita }) => {
    const kept = join(invita.dataDir, 'window-place.json');
    await invita.desktop.ask('place', { x: 1600, y: 200, width: 1200, height: 800 });
    await expect.poll(() => existsSync(kept) && JSON.parse(readFileSync(kept, 'utf8')).x).toBe(1600);
    const usual = { x: 0, y: 0, width: 1440, height: 900, maximized: false };
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toEqual(usual);
    await invita.restart('kill');
    writeFileSync(kept, '{"x":');
    await invita.restart('kill');
    expect(await invita.desktop.ask('seen')).toEqual(usual);
  });
});
