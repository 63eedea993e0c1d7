import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ICONS, icnsOf, iconSizes, icoOf, overlayPictures, TRAY, trayPictures } from './icons.ts';

const pictures = new Map(iconSizes.map((size) => [size, readFileSync(join(ICONS, `${size}x${size}.png`))]));

it('each icon is a picture of the size in its name', () => {
  for (const [size, png] of pictures) {
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

it('the tray has a picture of each state, in black and white, for either density', () => {
  const all = [...trayPictures, ...overlayPictures];
  expect(readdirSync(TRAY).sort()).toEqual(all.map(({ file }) => file).sort());
  for (const { file, size } of all) {
    const png = readFileSync(join(TRAY, file));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([size, size]);
  }
});

it('the icons of Windows and macOS hold those very pictures; after a change, `npm run icons` draws them anew', () => {
  expect(readFileSync(join(ICONS, 'icon.ico')).equals(icoOf(pictures))).toBe(true);
  expect(readFileSync(join(ICONS, 'icon.icns')).equals(icnsOf(pictures))).toBe(true);
});

it('the packager finds an icon for each system', () => {
  const config = readFileSync(join(ICONS, '../../electron-builder.yml'), 'utf8');
  const named = [...config.matchAll(/icon: (\S+)/g)].map(([, path = '']) => path);
  expect(named).toHaveLength(3);
  for (const path of named) expect(existsSync(join(ICONS, '../..', path)), path).toBe(true);
});
