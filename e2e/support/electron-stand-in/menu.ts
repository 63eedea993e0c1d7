import { strict } from './strict.ts';
import { onAsked } from './test-line.ts';

const roles = new Set([
  ...['appMenu', 'editMenu', 'viewMenu', 'windowMenu', 'reload'],
  ...['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'quit', 'close', 'minimize', 'window', 'help'],
  ...[
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'selectAll',
    'about',
    'hide',
    'hideOthers',
    'unhide',
    'zoom',
    'front',
  ],
]);
const keys = new Set([
  'label',
  'enabled',
  'click',
  'type',
  'role',
  'submenu',
  'accelerator',
  'registerAccelerator',
]);

export interface MenuItem {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly type?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

/** What a person sees of a menu; `role` where the system gives the words. */
export function seenMenu(items: readonly MenuItem[]): object[] {
  return items.map(({ label, role, type, accelerator, enabled = true, submenu }) => ({
    ...(label !== undefined && { label }),
    ...(role !== undefined && { role }),
    ...(type !== undefined && { type }),
    ...(accelerator !== undefined && { accelerator }),
    ...(!enabled && { enabled }),
    ...(submenu !== undefined && { submenu: seenMenu(submenu) }),
  }));
}

/** Presses the item with these words, wherever in the menu it is. */
export function press(items: readonly MenuItem[], label: string): void {
  const item = flat(items).find((each) => each.label === label);
  if (item === undefined || item.enabled === false || item.click === undefined) {
    throw new Error(`The menu has nothing to press called ${label}`);
  }
  item.click();
}

function flat(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
}

let applicationMenu: readonly MenuItem[] = [];
onAsked('menu', () => seenMenu(applicationMenu));
onAsked('press in the menu', (label: string) => press(applicationMenu, label));

export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly MenuItem[]): readonly MenuItem[] {
    for (const item of template) {
      const { role, submenu = [] } = item;
      const unknown = Object.keys(item).find((key) => !keys.has(key));
      if (unknown !== undefined)
        throw new Error(`The stand-in for Electron has no menu item with ${unknown}`);
      if (role !== undefined && !roles.has(role))
        throw new Error(`The stand-in for Electron has no menu role ${role}`);
      if (role === undefined && item.type === undefined && !item.label)
        throw new Error('A menu item needs a label, a type or a role');
      Menu.buildFromTemplate(submenu);
    }
    return template;
  },
  setApplicationMenu(menu: readonly MenuItem[] | null): void {
    applicationMenu = menu ?? [];
  },
});
