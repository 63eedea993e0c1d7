import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** Where @electron/fuses finds the fuses in Electron's binary, and what they are in one as it comes. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = { version: 1, states: '101100010' };

/**
 * The layout of an unpacked Electron for Linux without the program: what packaging does to one can be seen on it where the
 * binary cannot be had. It runs nothing.
 */
export async function placeholderElectron(directory: string, version: string): Promise<void> {
  for (const folder of ['resources', 'locales']) mkdirSync(join(directory, folder), { recursive: true });
  for (const language of ['de', 'en-US', 'it'])
    writeFileSync(join(directory, `locales/${language}.pak`), language);
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(directory, file), file);
  // What Electron shows without an app.
  await createPackage(join(directory, 'locales'), join(directory, 'resources/default_app.asar'));
  writeFileSync(join(directory, 'version'), version);
  const program = join(directory, 'electron');
  writeFileSync(
    program,
    Buffer.concat([
      Buffer.from(`#!/bin/sh\necho "a placeholder runs nothing" >&2\nexit 1\n${sentinel}`),
      Buffer.from([wire.version, wire.states.length]),
      Buffer.from(`${wire.states}\n`),
    ]),
  );
  chmodSync(program, 0o755);
}
