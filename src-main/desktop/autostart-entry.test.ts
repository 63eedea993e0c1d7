import { expect, it } from 'vitest';
import { autostartEntry, hasSameDirectory } from './autostart-entry.ts';

const command = (...args: string[]) => /^Exec=(.*)$/m.exec(autostartEntry('Invita', args))?.[1];

it('starts the program with its own directory, out of sight', () => {
  expect(
    autostartEntry('Invita', ['/opt/Invita/invita', '--data-dir', '/home/anna/inviti', '--hidden']),
  ).toBe(
    '[Desktop Entry]\nType=Application\nName=Invita\n' +
      'Exec="/opt/Invita/invita" "--data-dir" "/home/anna/inviti" "--hidden"\n' +
      'Terminal=false\nX-GNOME-Autostart-enabled=true\n',
  );
});

it('takes any path for a path, and nothing in it for a command', () => {
  expect(command('/home/anna/Le mie cose/invita')).toBe('"/home/anna/Le mie cose/invita"');
  expect(command('/a$(rm)`b`"c"')).toBe('"/a\\\\$(rm)\\\\`b\\\\`\\\\"c\\\\""');
  expect(command('/100%/a\\b')).toBe('"/100%%/a\\\\\\\\b"');
  expect(command('/a\nExec=evil')).toBe('"/a\\nExec=evil"');
});

it('is known again by its directory, also from a program of another name, and not taken for another event', () => {
  const entry = (...args: string[]) => autostartEntry('Invita', args);
  const mine = entry('/opt/Invita-1.AppImage', '--data-dir', '/a "b"', '--hidden');
  expect(hasSameDirectory(entry('/opt/node', '/opt/In"vi"ta/index.js', '--data-dir', '/a "b"'), mine)).toBe(
    true,
  );
  expect(hasSameDirectory(entry('/opt/Invita-1.AppImage', '--data-dir', '/c', '--hidden'), mine)).toBe(false);
  expect(hasSameDirectory('[Desktop Entry]', mine)).toBe(false);
});
