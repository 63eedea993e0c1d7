import type { MenuItemConstructorOptions } from 'electron';
import type { DeskWords } from '../desktop/desk-words.ts';

export type MenuDeed =
  | 'settings'
  | 'palette'
  | 'pause'
  | 'resume'
  | 'openDirectory'
  | 'doctor'
  | 'copyDiagnosis';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly words: DeskWords;
  readonly paused: boolean;
  /** In an installed app nobody reloads its page. */
  readonly packaged: boolean;
  readonly does: (deed: MenuDeed) => void;
}

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;
const line: Item = { type: 'separator' };

/**
 * Seen on a Mac only; elsewhere it is there for its keys. Electron's own menu would offer developer tools, links
 * to its web site and a second window. Each item has our words: Electron says its own in English on two systems of three.
 */
export function menuTemplate(parts: MenuParts): Item[] {
  const { platform, words, paused, packaged, does } = parts;
  const { menu } = words;
  const mac = platform === 'darwin';
  const act = (label: string, deed: MenuDeed, keys?: string): Item => ({
    label,
    click: () => does(deed),
    ...(keys !== undefined && { accelerator: keys }),
  });
  const role = (label: string, name: Role): Item => ({ label, role: name });
  const settings = act(menu.settings, 'settings', 'CmdOrCtrl+,');
  const quit = role(words.quit, 'quit');
  const roles = (...pairs: readonly (readonly [string, Role])[]) =>
    pairs.map(([label, name]) => role(label, name));

  const own: Item = {
    label: 'Invita',
    submenu: [
      ...[role(menu.about, 'about'), line, settings, line],
      ...roles([menu.hide, 'hide'], [menu.hideOthers, 'hideOthers'], [menu.unhide, 'unhide']),
      ...[line, quit],
    ],
  };
  const file: Item = {
    label: menu.file,
    submenu: [
      ...(mac ? [] : [settings]),
      act(paused ? words.resume : menu.pause, paused ? 'resume' : 'pause', 'CmdOrCtrl+Shift+P'),
      ...[act(menu.openDirectory, 'openDirectory'), line, role(menu.close, 'close')],
      ...(mac ? [] : [quit]),
    ],
  };
  const edit: Item = {
    label: menu.edit,
    submenu: [
      ...[...roles([menu.undo, 'undo'], [menu.redo, 'redo']), line],
      ...roles([menu.cut, 'cut'], [menu.copy, 'copy'], [menu.paste, 'paste'], [menu.selectAll, 'selectAll']),
    ],
  };
  const view: Item = {
    label: menu.view,
    submenu: [
      // The page hears this key itself, and shuts with it what it opened.
      { ...act(menu.palette, 'palette', 'CmdOrCtrl+K'), registerAccelerator: false },
      ...[line, ...(packaged ? [] : [role(menu.reload, 'reload')])],
      ...roles([menu.resetZoom, 'resetZoom'], [menu.zoomIn, 'zoomIn'], [menu.zoomOut, 'zoomOut']),
      ...[line, role(menu.fullScreen, 'togglefullscreen')],
    ],
  };
  const window: Item = {
    label: menu.window,
    role: 'window',
    submenu: [
      role(menu.minimize, 'minimize'),
      ...(mac ? [role(menu.zoom, 'zoom'), line, role(menu.front, 'front')] : []),
    ],
  };
  const help: Item = {
    label: menu.help,
    role: 'help',
    submenu: [act(menu.doctor, 'doctor'), act(menu.copyDiagnosis, 'copyDiagnosis')],
  };
  return [...(mac ? [own] : []), file, edit, view, window, help];
}
