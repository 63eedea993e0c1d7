import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { type Copy, endingByHand, installedAs } from './update-host.ts';

function copyIn(home: string, more: Partial<Copy> = {}): Copy {
  return {
    ...{ isPackaged: true, platform: 'linux', hasSource: true, appImage: undefined, appDir: home },
    ...{ program: join(home, 'invita'), resources: join(home, 'resources') },
    ...more,
  };
}

it('an AppImage can be replaced where it lies', () => {
  const home = temporaryDirectory();
  const path = join(home, 'Invita.AppImage');
  writeFileSync(path, '');
  expect(installedAs(copyIn(home, { appImage: path }))).toEqual({ kind: 'APPIMAGE', path });
});

it('the AppImage that started Invita from somewhere else is left alone', () => {
  const home = temporaryDirectory();
  const path = join(home, 'Terminal.AppImage');
  writeFileSync(path, '');
  for (const appDir of [undefined, '', `${home}-other`, join(home, 'inv')])
    expect(installedAs(copyIn(home, { appImage: path, appDir }))).toEqual({ obstacle: 'UNPACKED' });
});

it('what an installer of Windows put in place can be replaced by one', () => {
  const home = temporaryDirectory();
  const windows = copyIn(home, { platform: 'win32', program: join(home, 'Invita.exe') });
  expect(installedAs(windows)).toEqual({ obstacle: 'UNPACKED' });
  writeFileSync(join(home, 'Uninstall Invita.exe'), '');
  expect(installedAs(windows)).toEqual({ kind: 'NSIS' });
});

it('anything else says why it stays as it is', () => {
  const home = temporaryDirectory();
  const obstacle = (more: Partial<Copy>) => installedAs(copyIn(home, more));
  expect(obstacle({ isPackaged: false })).toEqual({ obstacle: 'UNPACKED' });
  expect(obstacle({ hasSource: false, appImage: home })).toEqual({ obstacle: 'NO_SERVER' });
  expect(obstacle({ platform: 'darwin' })).toEqual({ obstacle: 'MAC' });
  expect(obstacle({})).toEqual({ obstacle: 'UNPACKED' });
  expect(obstacle({ appImage: join(home, 'gone.AppImage') })).toEqual({ obstacle: 'UNPACKED' });
  expect(obstacle({ appImage: 'Invita.AppImage' })).toEqual({ obstacle: 'UNPACKED' });
  mkdirSync(join(home, 'resources'));
  writeFileSync(join(home, 'resources/package-type'), 'deb');
  expect(obstacle({})).toEqual({ obstacle: 'PACKAGE' });
});

it('what a person puts in place of this copy is of the kind it came as', () => {
  const resources = temporaryDirectory();
  const kind = join(resources, 'package-type');
  writeFileSync(kind, 'deb');
  expect(endingByHand('PACKAGE', resources)).toBe('.deb');
  writeFileSync(kind, 'rpm\n');
  expect(endingByHand('PACKAGE', resources)).toBe('.rpm');
  writeFileSync(kind, '../x');
  expect(endingByHand('PACKAGE', resources)).toBeNull();
  expect(endingByHand('MAC', resources)).toBe('.dmg');
  expect(endingByHand('UNPACKED', resources)).toBeNull();
});
