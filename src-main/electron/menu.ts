import { app, Menu } from 'electron';
import type { Language } from '#contract/common.ts';
import { deskWords } from '../desktop/words.ts';
import { type MenuDeed, menuTemplate } from './menu-template.ts';

/** Shows the menu, and another one whenever language or pause have changed. */
export function menuShower(does: (deed: MenuDeed) => void): (language: Language, paused: boolean) => void {
  let shown = '';
  return (language, paused) => {
    const wanted = `${language} ${paused}`;
    if (wanted === shown) return;
    shown = wanted;
    const words = deskWords(language);
    const { platform } = process;
    const template = menuTemplate({ platform, words, paused, packaged: app.isPackaged, does });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
}
