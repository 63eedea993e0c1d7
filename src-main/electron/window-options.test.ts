import { describe, expect, it } from 'vitest';
import { titleBarOverlay, windowOptions } from './window-options.ts';

const look = { platform: 'linux', dark: false, realm: 'real', preload: '/p.cjs', place: null } as const;

describe('the window', () => {
  it('gives the page no way out of its sandbox', () => {
    expect(windowOptions(look).webPreferences).toEqual({
      preload: '/p.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('has the size of the design and shows nothing before there is something', () => {
    expect(windowOptions(look)).toMatchObject({
      width: 1440,
      height: 900,
      minWidth: 1024,
      minHeight: 680,
      show: false,
    });
  });

  it('stands where the last one stood', () => {
    const place = { x: -1200, y: 40, width: 1100, height: 700, maximized: true };
    expect(windowOptions({ ...look, place })).toMatchObject({ x: -1200, y: 40, width: 1100, height: 700 });
    expect(windowOptions(look)).not.toHaveProperty('x');
  });

  it('has the background of the theme', () => {
    expect(windowOptions(look).backgroundColor).toBe('#F6F4F1');
    expect(windowOptions({ ...look, dark: true }).backgroundColor).toBe('#141215');
  });

  it('leaves the buttons to a Mac, and lays them over band or header elsewhere', () => {
    const mac = windowOptions({ ...look, platform: 'darwin' });
    expect(mac).toMatchObject({ titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 12 } });
    expect(mac).not.toHaveProperty('titleBarOverlay');
    expect(windowOptions({ ...look, platform: 'win32' }).titleBarOverlay).toEqual(titleBarOverlay('real'));
    expect([titleBarOverlay('real').height, titleBarOverlay('practice').height]).toEqual([56, 38]);
  });
});
