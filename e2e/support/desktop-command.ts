import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { electronBinary } from '../../scripts/electron.mjs';
import { whyNoWindow } from '../../scripts/start.mjs';

export const mainBundle = fileURLToPath(new URL('../../out/main/index.js', import.meta.url));
const register = new URL('./electron-stand-in/register.mjs', import.meta.url).href;
const electronPackage = new URL('../../node_modules/electron/package.json', import.meta.url);

/** Electron's own program where it is present and can show a window, else undefined. */
export function realElectron(): string | undefined {
  return whyNoWindow([], process.platform, process.env) === undefined ? electronBinary() : undefined;
}

/** Everything before our own arguments: the built app (or another copy of it) in Electron, or in the stand-in for it. */
export function desktopCommand(bundle = mainBundle): readonly [program: string, ...args: string[]] {
  const electron = realElectron();
  if (electron === undefined) return [process.execPath, '--import', register, bundle];
  return [electron, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), bundle];
}

/** For the report. */
export function whatDesktopIs(): string {
  if (realElectron() === undefined) return 'the stand-in for Electron';
  return `Electron ${JSON.parse(readFileSync(electronPackage, 'utf8')).version}`;
}
