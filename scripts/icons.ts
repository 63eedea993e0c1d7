// `npm run icons`: draws resources/icons/ from src-renderer/icon.svg, in the sizes and containers that Linux, Windows and
// macOS ask for. Needs a Chromium.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { ROOT } from './paths.mjs';

export const ICONS = join(ROOT, 'resources/icons');
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
  for (const size of iconSizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return pictures;
}

if (import.meta.main) {
  const pictures = await draw();
  mkdirSync(ICONS, { recursive: true });
  for (const [size, picture] of pictures) writeFileSync(join(ICONS, `${size}x${size}.png`), picture);
  writeFileSync(join(ICONS, 'icon.ico'), icoOf(pictures));
  writeFileSync(join(ICONS, 'icon.icns'), icnsOf(pictures));
  console.log(`Wrote ${ICONS}`);
}
