import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#contract/result.ts';
import { isClaimed } from './data-directory.ts';
import type { Random } from './domain/random.ts';
import { writePrivateFile } from './secrets/private-file.ts';

const launchFile = z.object({ origin: z.string(), tokens: z.array(z.string()) });
type LaunchFile = z.infer<typeof launchFile>;

/** Links that were handed out work until the app ends; more are not remembered. */
const keptTokens = 20;
const fileName = 'window-links';
const pathIn = (directory: string) => join(directory, fileName);
const newToken = (random: Random) => Buffer.from(random.bytes(32)).toString('base64url');
const linkTo = (origin: string, token: string) => `${origin}/#token=${token}`;

/** The window's own key in its address: made anew with each start, so that an old link opens nothing. */
export function createLaunchLink(directory: string, origin: string, random: Random) {
  const token = newToken(random);
  write(directory, { origin, tokens: [token] });
  return {
    url: linkTo(origin, token),
    /** Those `serve --new-link` has added are in the file. */
    tokens: () => read(directory)?.tokens ?? [token],
    forget: () => write(directory, { origin, tokens: [] }),
  };
}

/** Another link to the window of the app that runs on this directory. */
export function addLaunchLink(directory: string, random: Random): string {
  const file = read(directory);
  // An app that was killed has forgotten no link, and its port may be another program's by now.
  const isRunning = file !== null && file.tokens.length > 0 && isClaimed(directory);
  if (!isRunning) throw new Refusal('NOT_RUNNING', { directory });
  const token = newToken(random);
  write(directory, { origin: file.origin, tokens: [...file.tokens, token].slice(-keptTokens) });
  return linkTo(file.origin, token);
}

function read(directory: string): LaunchFile | null {
  const path = pathIn(directory);
  if (!existsSync(path)) return null;
  try {
    return launchFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function write(directory: string, file: LaunchFile): void {
  try {
    writePrivateFile(pathIn(directory), `${JSON.stringify(file)}\n`);
  } catch {
    throw new Refusal('DATA_FILE_UNREADABLE', { file: fileName, directory });
  }
}
