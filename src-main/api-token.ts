import { join } from 'node:path';
import { readDataFile } from './data-directory.ts';
import type { Random } from './domain/random.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import { isAccepted } from './transports/http/tokens.ts';

const file = 'api-token';
/** What a bearer token may be made of; anything else in the file would open nothing. */
const usable = /^[\w.~+/=-]{32,}$/;

/** The token that opens everything, for whoever can read its file. */
export class OwnerToken {
  readonly #directory: string;
  readonly #random: Random;
  #token: string | null = null;

  constructor({ directory, random }: { readonly directory: string; readonly random: Random }) {
    this.#directory = directory;
    this.#random = random;
  }

  /** Makes the file when there is none that is of use. Refuses (DATA_FILE_UNREADABLE) what is there and cannot be read. */
  make(): void {
    this.#token ??= apiToken(this.#directory, this.#random);
  }

  accepts(given: string): boolean {
    return this.#token !== null && isAccepted(given, [this.#token]);
  }

  /** The one before opens nothing from now on. Gives the path of the file, never the token. */
  renew(): string {
    const path = join(this.#directory, file);
    const token = newToken(this.#random);
    writePrivateFile(path, `${token}\n`);
    this.#token = token;
    return path;
  }
}

/** The token of the Admin API: made once, kept in `api-token` for its owner only, so that scripts keep working. */
export function apiToken(directory: string, random: Random): string {
  const kept = readDataFile(directory, file) ?? '';
  if (usable.test(kept)) return kept;
  const token = newToken(random);
  writePrivateFile(join(directory, file), `${token}\n`);
  return token;
}

function newToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}
