import { createHmac } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { Refusal } from '#contract/result.ts';
import { syncDirectory, writePrivateFile } from './private-file.ts';
import { keyBytes } from './sealing.ts';

/** The file that opens the secrets, as the admin named it or where it lies by default. */
export interface KeyFileChoice {
  readonly path: string;
  readonly named: boolean;
}

const head = 'invita-key:';
const content = new RegExp(`^${head}([\\w-]{43})\\n?$`);
const mostBytes = 1024;
const forOthers = 0o077;

/** Outside the data directory, so that a copy of that is worth nothing by itself. One for each person. */
export function defaultKeyFile(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Invita', 'secrets.key');
  }
  const asked = env['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(asked) ? asked : join(home, '.config'), 'invita', 'secrets.key');
}

/** The 32 bytes in it. Refuses KEY_FILE_MISSING, KEY_FILE_OPEN (others may read it) and KEY_FILE_UNREADABLE. */
export function readKeyFile(path: string): Uint8Array {
  const [, key] = content.exec(textOf(path)) ?? [];
  if (key === undefined) throw new Refusal('KEY_FILE_UNREADABLE', { path });
  return Buffer.from(key, 'base64url');
}

function textOf(path: string): string {
  let file: number | null = null;
  try {
    // A pipe in its place must not be waited for.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size, mode, isFile } = withKind(fstatSync(file));
    if (!isFile || size > mostBytes) throw new Refusal('KEY_FILE_UNREADABLE', { path });
    if (process.platform !== 'win32' && (mode & forOthers) !== 0)
      throw new Refusal('KEY_FILE_OPEN', { path });
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const missing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new Refusal(missing ? 'KEY_FILE_MISSING' : 'KEY_FILE_UNREADABLE', { path });
  } finally {
    if (file !== null) closeSync(file);
  }
}

function withKind(stats: ReturnType<typeof fstatSync>) {
  return { size: Number(stats.size), mode: Number(stats.mode), isFile: stats.isFile() };
}

/** The key in the file; a new one where there is none. Refuses KEY_FILE_NOT_WRITABLE besides. */
export function readOrMakeKeyFile(path: string, randomBytes: (size: number) => Uint8Array): Uint8Array {
  try {
    return readKeyFile(path);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'KEY_FILE_MISSING')) throw error;
  }
  make(path, randomBytes);
  return readKeyFile(path);
}

/** Whole or not at all, and never over another one: two that start at once end with the same key. */
function make(path: string, randomBytes: (size: number) => Uint8Array): void {
  const draft = `${path}.${Buffer.from(randomBytes(6)).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writePrivateFile(draft, `${head}${Buffer.from(randomBytes(keyBytes)).toString('base64url')}\n`);
    linkSync(draft, path);
    syncDirectory(dirname(path));
  } catch (error) {
    // Somebody else was faster: theirs counts.
    const made = (error as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(path);
    if (!made) throw new Refusal('KEY_FILE_NOT_WRITABLE', { path });
  } finally {
    for (const path of [draft, `${draft}.new`]) if (existsSync(path)) rmSync(path);
  }
}

/** Tells one key from another and nothing else of it. */
export function keyId(key: Uint8Array): string {
  return createHmac('sha256', key).update('invita: which key').digest('base64url').slice(0, 16);
}
