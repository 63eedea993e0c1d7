import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUpdateSource } from '../../src-main/updates/update-source.ts';
import { BROWSER_ARGS, ensureBrowser } from '../browser.mjs';
import { ROOT } from '../paths.mjs';
import { placeholderElectron } from './placeholder.ts';
import { newKeyFile } from './testing/key-file.ts';

const { version, dependencies, devDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const standIn = join(ROOT, 'e2e/support/electron-stand-in/register.mjs');
const megabyte = 1024 * 1024;
const updatesUrl = 'https://updates.example.org/invita/';

let home: string;
let unpacked: string;
let files: string[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'invita-package-'));
  const electron = join(home, 'electron');
  await placeholderElectron(electron, '45.4.1');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'scripts/package.ts'),
      ...['--dir', '--platform', 'linux', '--electron-dist', electron, '--output', join(home, 'dist')],
      ...['--updates-url', updatesUrl, '--update-key', newKeyFile(home)],
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  const [folder = ''] = readdirSync(join(home, 'dist')).filter((name) => name.endsWith('unpacked'));
  unpacked = join(home, 'dist', folder);
  files = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false });
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the packaged app', () => {
  it('is one archive beside Electron, with nothing left outside it', () => {
    expect(readdirSync(join(unpacked, 'resources')).toSorted()).toEqual(['app-update.yml', 'app.asar']);
    expect(readdirSync(join(unpacked, 'locales')).toSorted()).toEqual(['en-US.pak', 'it.pak']);
    expect(statSync(join(unpacked, 'invita')).mode & 0o111).not.toBe(0);
  });

  it('holds the built app and the packages that the main process imports', () => {
    for (const file of [
      '/package.json',
      '/out/main/index.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
    ])
      expect(files).toContain(file);
    const packed = Object.keys(dependencies).filter((name) => files.includes(`/node_modules/${name}`));
    expect(packed).toEqual(expect.arrayContaining(['kysely', 'got', 'ws', 'zod', 'dockerode']));
    // What the window uses is in its own bundle.
    for (const name of ['react', 'react-dom', '@mantine/core', 'lucide-react'])
      expect(packed).not.toContain(name);
  });

  it('knows where its updates come from and who signs them, within the archive', () => {
    expect(readFileSync(join(unpacked, 'resources/app-update.yml'), 'utf8')).toMatch(
      /^provider: generic\nurl: https:\/\/updates\.example\.org\/invita\/\nupdaterCacheDirName: invita-updater\n$/,
    );
    const found = join(home, 'updates.json');
    writeFileSync(found, extractFile(join(unpacked, 'resources/app.asar'), 'updates.json'));
    expect(readUpdateSource(found)).toEqual({ url: updatesUrl, keys: [expect.stringMatching(/^MCow/)] });
    expect(files).toContain('/node_modules/electron-updater/out/main.js');
    // The key that signs is nowhere in it.
    expect(files.filter((file) => /\.(pem|key)$/.test(file))).toEqual([]);
  });

  it('holds no tests, no sources, no maps, no development packages, nothing of this computer', () => {
    const strange =
      /\.(test|spec)\.|\.tsx?$|\.map$|\/(__tests__|tests?|testing)\/.*test|^\/(src-|e2e|scripts|bench|docs|\.)/;
    expect(files.filter((file) => strange.test(file))).toEqual([]);
    expect(files.filter((file) => /^\/out\/main\/(serve|demo|doctor)\.js$/.test(file))).toEqual([]);
    const development = Object.keys(devDependencies).filter((name) =>
      files.includes(`/node_modules/${name}`),
    );
    expect(development).toEqual([]);
  });

  it('is smaller than 25 MB without Electron', () => {
    const { size } = statSync(join(unpacked, 'resources/app.asar'));
    expect(size).toBeGreaterThan(5 * megabyte);
    expect(size).toBeLessThan(25 * megabyte);
  });

  it('has its fuses set: no Node, no inspector, only this archive', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'invita'));
    const isOn = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    expect(isOn(FuseV1Options.RunAsNode)).toBe(false);
    expect(isOn(FuseV1Options.EnableCookieEncryption)).toBe(true);
    expect(isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
    expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
    expect(isOn(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
  });

  it('starts in the stand-in for Electron with nothing but what is packed, and ends when asked to', async () => {
    // Node itself reads no archive, so it is taken out; there is no node_modules above it.
    const app = join(home, 'app');
    extractAll(join(unpacked, 'resources/app.asar'), app);
    expect(JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')).version).toBe(version);
    const child = spawn(
      process.execPath,
      ['--import', standIn, join(app, 'out/main/index.js'), '--practice', '--data-dir', join(home, 'data')],
      {
        cwd: home,
        env: {
          ...process.env,
          INVITA_E2E_BROWSER: ensureBrowser(),
          INVITA_E2E_BROWSER_ARGS: JSON.stringify([...BROWSER_ARGS, '--headless=new']),
        },
      },
    );
    expect(await firstLine(child)).toBe('Invita is ready: app://invita/');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

/** What it says first; what it complained of when it ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => (complained += text));
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said}${complained}`)));
  });
}
