import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { removeDraft, replaceFile, sha512Of } from './replace-file.ts';

function oldAndNew(content: string | Buffer = 'new') {
  const home = temporaryDirectory();
  mkdirSync(join(home, 'programs'));
  const target = join(home, 'programs/invita');
  const source = join(home, 'download');
  writeFileSync(target, 'old');
  chmodSync(target, 0o755);
  writeFileSync(source, content);
  return { home, source, target, folder: join(home, 'programs') };
}

it('the new file has the name and the rights of the old one', () => {
  const { source, target, folder } = oldAndNew();
  expect(replaceFile(source, target, sha512Of(source))).toBe(target);
  expect(readFileSync(target, 'utf8')).toBe('new');
  expect(statSync(target).mode & 0o777).toBe(0o755);
  expect(readdirSync(folder)).toEqual(['invita']);
});

it('a link to the old file leads to the new one', () => {
  const { home, source, target } = oldAndNew();
  const link = join(home, 'Invita');
  symlinkSync(target, link);
  expect(replaceFile(source, link, sha512Of(source))).toBe(target);
  expect(readFileSync(link, 'utf8')).toBe('new');
});

it('a file with another checksum leaves the old one, and nothing beside it', () => {
  const { source, target, folder } = oldAndNew();
  expect(() => replaceFile(source, target, sha512Of(target))).toThrow('UPDATE_DAMAGED');
  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['invita']);
});

it('a process that dies in the middle leaves the old file whole, and the next one cleans up', async () => {
  const { source, target, folder } = oldAndNew(Buffer.alloc(256 * 1024 * 1024, 'new'));
  const draft = join(folder, '.invita.new');
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'testing/replace-child.ts'),
    source,
    target,
  ]);
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  while (!existsSync(draft)) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(readFileSync(target, 'utf8')).toBe('old');
  removeDraft(target);
  expect(readdirSync(folder)).toEqual(['invita']);
  replaceFile(source, target, sha512Of(source));
  expect(statSync(target).size).toBe(256 * 1024 * 1024);
});
