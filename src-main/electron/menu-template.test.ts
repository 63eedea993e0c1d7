import { describe, expect, it } from 'vitest';
import { deskWords } from '../desktop/words.ts';
import { type MenuDeed, type MenuParts, menuTemplate } from './menu-template.ts';

type Items = ReturnType<typeof menuTemplate>;

function aMenu(changes: Partial<MenuParts> = {}): { items: Items; done: MenuDeed[] } {
  const done: MenuDeed[] = [];
  const words = deskWords('it');
  const does = (deed: MenuDeed) => void done.push(deed);
  return {
    items: menuTemplate({ platform: 'linux', words, paused: false, packaged: true, does, ...changes }),
    done,
  };
}

const flat = (items: Items): Items => items.flatMap((item) => [item, ...flat((item.submenu ?? []) as Items)]);
const labels = (items: Items) => flat(items).map(({ label }) => label);

describe('the menu', () => {
  it('does what it says, each with its key', () => {
    const { items, done } = aMenu();
    const acting = flat(items).filter(({ click }) => click !== undefined);
    for (const { click } of acting) (click as () => void)();
    expect(done).toEqual(['settings', 'pause', 'openDirectory', 'palette', 'doctor', 'copyDiagnosis']);
    expect(acting.flatMap(({ accelerator }) => accelerator ?? [])).toEqual([
      ...['CmdOrCtrl+,', 'CmdOrCtrl+Shift+P', 'CmdOrCtrl+K'],
    ]);
  });

  it('speaks our words for every item, in each language and on each system', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      for (const language of ['it', 'en'] as const)
        for (const item of flat(aMenu({ platform, words: deskWords(language) }).items))
          expect(item.label !== undefined || item.type === 'separator', JSON.stringify(item)).toBe(true);
    expect(labels(aMenu().items)).toContain('Ingrandisci');
  });

  it('reloads nothing in an installed app, and offers developer tools in none', () => {
    const roles = (packaged: boolean) => flat(aMenu({ packaged }).items).map(({ role }) => role);
    expect(roles(true)).not.toContain('reload');
    expect(roles(false)).toContain('reload');
    for (const packaged of [true, false]) expect(roles(packaged)).not.toContain('toggleDevTools');
  });

  it('resumes where it is paused', () => {
    const { items, done } = aMenu({ paused: true });
    const resume = flat(items).find(({ label }) => label === 'Riprendi');
    const press = resume?.click as (() => void) | undefined;
    press?.();
    expect(done).toEqual(['resume']);
  });

  it('has settings and the way out where each system looks for them, once', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const { items } = aMenu({ platform });
      expect(labels([items[0] as Items[number]])).toEqual(
        expect.arrayContaining(['Impostazioni…', 'Esci da Invita']),
      );
      expect(flat(items).filter(({ role }) => role === 'quit')).toHaveLength(1);
    }
  });
});
