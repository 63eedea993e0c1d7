import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { UpdateObstacle } from '#contract/updates.ts';
import type { Installed } from './app-updater.ts';
import type { UpdateEngine, UpdateLooker } from './update-engine.ts';

/** What can replace this copy and how it is started anew, or why it stays as it is. */
export type UpdateHost =
  | { readonly obstacle: UpdateObstacle }
  | {
      readonly obstacle: UpdateObstacle;
      /** It stays as it is, but hears of a newer version. */
      readonly looker: UpdateLooker;
      /** Where a person may fetch that one. */
      readonly folder: string;
    }
  | {
      readonly engine: UpdateEngine;
      /** Ends the process in the usual way. */
      readonly restart: () => void;
    };

export interface Copy {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** A server was named when it was made. */
  readonly hasSource: boolean;
  /** `$APPIMAGE`: what an AppImage says of where it lies. Programs that one starts see it too. */
  readonly appImage: string | undefined;
  /** `$APPDIR`: where that one is unfolded. */
  readonly appDir: string | undefined;
  /** The program that runs. */
  readonly program: string;
  /** Electron's `resources`. */
  readonly resources: string;
}

/** What this copy is: something that can be replaced, or why not. */
export function installedAs(copy: Copy): Installed | { readonly obstacle: UpdateObstacle } {
  const { isPackaged, platform, hasSource, program, resources } = copy;
  if (!isPackaged) return { obstacle: 'UNPACKED' };
  if (!hasSource) return { obstacle: 'NO_SERVER' };
  if (platform === 'darwin') return { obstacle: 'MAC' };
  if (platform === 'win32')
    return existsSync(uninstallerOf(program)) ? { kind: 'NSIS' } : { obstacle: 'UNPACKED' };
  const path = ownAppImage(copy);
  if (path !== null) return { kind: 'APPIMAGE', path };
  return { obstacle: existsSync(join(resources, 'package-type')) ? 'PACKAGE' : 'UNPACKED' };
}

/** What a file ends in that a person installs over this copy; null where nobody makes one. */
export function endingByHand(obstacle: UpdateObstacle, resources: string): string | null {
  if (obstacle === 'MAC') return '.dmg';
  if (obstacle !== 'PACKAGE') return null;
  // electron-builder writes there which kind of package it is in.
  const kind = readFileSync(join(resources, 'package-type'), 'utf8').trim();
  return /^[a-z]{2,10}$/.test(kind) ? `.${kind}` : null;
}

/** Only the file we came out of ourselves: started by another AppImage, we would replace that one. */
function ownAppImage({ appImage, appDir, program }: Copy): string | null {
  if (appImage === undefined || !isAbsolute(appImage) || !existsSync(appImage)) return null;
  if (appDir === undefined || !isAbsolute(appDir)) return null;
  return program.startsWith(join(appDir, sep)) ? appImage : null;
}

/** NSIS puts it beside the program; a copy that was only unpacked has none. */
function uninstallerOf(program: string): string {
  return join(dirname(program), 'Uninstall Invita.exe');
}
