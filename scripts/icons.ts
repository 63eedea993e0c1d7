// `npm run icons`: draws resources/icons/ from src-renderer/icon.svg, in the sizes and containers that Linux, Windows and
// macOS ask for, and the one-colour icons of resources/tray/. Needs a Chromium.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { ROOT } from './paths.mjs';

export const ICONS = join(ROOT, 'resources/icons');
export const TRAY = join(ROOT, 'resources/tray');
const inks = { black: '#000', white: '#fff' } as const;
/** What is cut out of the lower right corner of the mark, and what is put there. */
const marks = {
  fine: { gap: '', sign: '' },
  paused: {
    gap: '<rect x="262" y="262" width="250" height="250" rx="40"/>',
    sign: '<rect x="302" y="302" width="64" height="178" rx="20"/><rect x="416" y="302" width="64" height="178" rx="20"/>',
  },
  'needs-you': { gap: '<circle cx="384" cy="384" r="146"/>', sign: '<circle cx="384" cy="384" r="100"/>' },
} as const;

export const trayPictures = Object.keys(marks).flatMap((state) =>
  Object.keys(inks).flatMap((ink) =>
    [16, 32].map((size) => ({
      state: state as keyof typeof marks,
      ink: ink as keyof typeof inks,
      size,
      file: `${state}-${ink}-${size}.png`,
    })),
  ),
);

/** The dot that Windows lays over the icon in its task bar. */
export const overlayPictures = [16, 32].map((size) => ({ size, file: `overlay-${size}.png` }));
const overlaySvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="#D9641F" stroke="#fff" stroke-width="1.5"/></svg>';

/** The mark in one colour: no ground, no gradient, and a wider gap around the check. */
function traySvg({ state, ink }: (typeof trayPictures)[number]): string {
  const { gap, sign } = marks[state];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="32 40 448 448"><mask id="cut"><rect width="512" height="512" fill="#fff"/>
    <path d="M60 196 L232 340 L470 76" fill="none" stroke="#000" stroke-width="112" stroke-linejoin="round"/><g fill="#000">${gap}</g></mask>
    <mask id="corner"><rect width="512" height="512" fill="#fff"/><g fill="#000">${gap}</g></mask>
    <rect x="36" y="164" width="440" height="316" rx="52" fill="${inks[ink]}" mask="url(#cut)"/>
    <path d="M92 216 L232 334 L440 96" fill="none" stroke="${inks[ink]}" stroke-width="56" stroke-linecap="round" stroke-linejoin="round" mask="url(#corner)"/>
    <g fill="${inks[ink]}">${sign}</g></svg>`;
}

export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof iconSizes)[number];
export type Pictures = ReadonlyMap<number, Uint8Array>;

const icoSizes: readonly Size[] = [16, 24, 32, 48, 64, 128, 256];
/** macOS names each size, and twice where it is another one at double density. */
const icnsTypes: readonly (readonly [type: string, size: Size])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** Windows' container: a directory of PNG pictures. */
export function icoOf(pictures: Pictures): Uint8Array {
  const head = Buffer.alloc(6 + 16 * icoSizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icoSizes.length, 4);
  const bodies: Uint8Array[] = [];
  let offset = head.length;
  for (const [index, size] of icoSizes.entries()) {
    const body = pictureOf(pictures, size);
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(body.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += body.length;
    bodies.push(body);
  }
  return Buffer.concat([head, ...bodies]);
}

/** macOS' container: parts with a type, a length and a PNG. */
export function icnsOf(pictures: Pictures): Uint8Array {
  const parts = icnsTypes.map(([type, size]) => part(type, pictureOf(pictures, size)));
  return part('icns', Buffer.concat(parts));
}

function part(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}

function pictureOf(pictures: Pictures, size: number): Uint8Array {
  const picture = pictures.get(size);
  if (picture === undefined) throw new Error(`There is no picture of ${size} pixels`);
  return picture;
}

async function draw(): Promise<Pictures> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
  const svg = readFileSync(join(ROOT, 'src-renderer/icon.svg'), 'utf8');
  const pictures = new Map<number, Uint8Array>();
  for (const size of iconSizes) pictures.set(size, await drawn(browser, svg, size));
  for (const picture of trayPictures) {
    writeFileSync(join(TRAY, picture.file), await drawn(browser, traySvg(picture), picture.size));
  }
  for (const { file, size } of overlayPictures) {
    writeFileSync(join(TRAY, file), await drawn(browser, overlaySvg, size));
  }
  await browser.close();
  return pictures;
}

async function drawn(browser: Browser, svg: string, size: number): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

if (import.meta.main) {
  for (const folder of [ICONS, TRAY]) mkdirSync(folder, { recursive: true });
  const pictures = await draw();
  for (const [size, picture] of pictures) writeFileSync(join(ICONS, `${size}x${size}.png`), picture);
  writeFileSync(join(ICONS, 'icon.ico'), icoOf(pictures));
  writeFileSync(join(ICONS, 'icon.icns'), icnsOf(pictures));
  console.log(`Wrote ${ICONS} and ${TRAY}`);
}
