import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { temporaryDirectory } from '../../testing/real-app.ts';
import { type AppUpdaterOptions, appUpdater } from '../app-updater.ts';
import type { UpdateEngine } from '../update-engine.ts';
import type { UpdateServer } from './update-server.ts';

export interface OldCopy {
  readonly engine: UpdateEngine;
  /** The AppImage that is replaced. */
  readonly path: string;
  readonly cache: string;
  readonly notes: string[];
  /** What the file holds now. */
  held(): string;
  /** Another run of the same copy. */
  again(version?: string): UpdateEngine;
}

/** An installed AppImage of an old version, as far as its updater can see. */
export function oldCopy(server: Pick<UpdateServer, 'url' | 'key'>, version = '1.0.0'): OldCopy {
  const home = temporaryDirectory();
  const folder = join(home, 'Programs');
  mkdirSync(folder);
  const path = join(folder, 'invita-1.0.0-linux.AppImage');
  writeFileSync(path, 'the old version');
  chmodSync(path, 0o755);
  // electron-updater looks there for what it replaces.
  vi.stubEnv('APPIMAGE', path);
  const configPath = join(home, 'app-update.yml');
  writeFileSync(configPath, `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: invita-updater\n`);
  const cache = join(home, 'cache');
  const notes: string[] = [];
  const options: Omit<AppUpdaterOptions, 'version'> = {
    installed: { kind: 'APPIMAGE', path },
    source: { url: server.url, keys: [server.key.publicKey] },
    configPath,
    cacheDirectory: cache,
    note: (message) => notes.push(message),
  };
  const again = (other = version) => appUpdater({ ...options, version: other });
  return { engine: again(), path, cache, notes, held: () => readFileSync(path, 'utf8'), again };
}
