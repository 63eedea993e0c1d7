import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { autostartEntry, hasSameDirectory } from '../desktop/autostart-entry.ts';

/** Whether the system starts the app when the person logs in. The system itself keeps it. */
export interface LoginItem {
  get(): boolean;
  /** Throws what the system says. */
  set(on: boolean): void;
  /** Of this start: nobody asked to see a window. */
  readonly startedHidden: boolean;
}

/** @param command what starts this app on this data directory */
export function loginItem(command: readonly string[], hidden: boolean): LoginItem {
  const [path = '', ...args] = [...command, '--hidden'];
  if (process.platform === 'linux') return autostart([path, ...args], hidden);
  // A Mac passes no arguments; it says by itself who opened the app.
  const options = process.platform === 'darwin' ? {} : { path, args };
  const now = app.getLoginItemSettings(options);
  return {
    get: () => app.getLoginItemSettings(options).openAtLogin,
    set: (on) => app.setLoginItemSettings({ ...options, openAtLogin: on }),
    startedHidden: hidden || now.wasOpenedAtLogin === true,
  };
}

function autostart(command: readonly string[], startedHidden: boolean): LoginItem {
  const home = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const file = join(home, 'autostart', 'invita.desktop');
  const entry = autostartEntry('Invita', command);
  function set(on: boolean): void {
    if (!on) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, entry);
  }
  // One entry for the computer: that of another data directory is left alone until somebody asks for this one.
  const get = () => existsSync(file) && hasSameDirectory(readFileSync(file, 'utf8'), entry);
  // Another version of an AppImage has another name: what starts has to be the one that ran last.
  if (get()) set(true);
  return { get, set, startedHidden };
}
