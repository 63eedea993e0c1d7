import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#contract/result.ts';
import { type TokenScope, tokenScopes } from '#contract/tokens.ts';
import type { Clock } from './domain/clock.ts';
import type { Random } from './domain/random.ts';
import type { Log } from './log.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import type { Bearer } from './transports/http/tokens.ts';

const keptToken = z.strictObject({
  id: z.string(),
  name: z.string(),
  scope: z.enum(tokenScopes),
  /** SHA-256 of the token, in hex. The token is 32 random bytes: nothing slower is needed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Epoch milliseconds, like `lastUsedAt`. */
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
});
const tokenFile = z.strictObject({ tokens: z.array(keptToken) });

export type KeptToken = Readonly<z.infer<typeof keptToken>>;

export interface ApiTokensOptions {
  readonly directory: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly log: Log;
}

const maxTokens = 50;
const hourMs = 60 * 60_000;

/**
 * The named tokens of the Admin API, in `api-tokens.json`: hashes only, so that the file opens nothing. It lies beside
 * the store, not in it: a restored backup brings no revoked token back.
 */
export class ApiTokens {
  readonly #options: ApiTokensOptions;
  readonly #path: string;
  #tokens: readonly KeptToken[] | null = null;

  constructor(options: ApiTokensOptions) {
    this.#options = options;
    this.#path = join(options.directory, 'api-tokens.json');
  }

  /** Refuses (API_TOKENS_UNREADABLE) a file that cannot be read whole; it is never replaced. */
  list(): readonly KeptToken[] {
    this.#tokens ??= read(this.#path);
    return this.#tokens;
  }

  /** Refuses a name that is taken and more than fifty tokens. The token is told this once. */
  create(name: string, scope: TokenScope): { readonly kept: KeptToken; readonly token: string } {
    const { random, clock } = this.#options;
    const tokens = this.list();
    if (tokens.some((each) => each.name === name)) throw new Refusal('TOKEN_NAME_TAKEN', { name });
    if (tokens.length >= maxTokens) throw new Refusal('TOO_MANY_TOKENS', { limit: maxTokens });
    const token = `invita_${Buffer.from(random.bytes(32)).toString('base64url')}`;
    const hash = digestOf(token).toString('hex');
    const kept = { id: random.id(), name, scope, hash, createdAt: clock.now().wall, lastUsedAt: null };
    this.#write([...tokens, kept]);
    return { kept, token };
  }

  /** It opens nothing from now on. */
  revoke(id: string): KeptToken {
    const revoked = this.list().find((each) => each.id === id);
    if (revoked === undefined) throw new Refusal('UNKNOWN_TOKEN', { id });
    this.#write(this.list().filter((each) => each !== revoked));
    return revoked;
  }

  /** Whose token this is; null for nobody's. Takes the same time wherever the first difference lies. */
  bearer(token: string): Bearer | null {
    const digest = digestOf(token);
    const [found] = this.#readable().filter(({ hash }) => timingSafeEqual(digest, Buffer.from(hash, 'hex')));
    if (found === undefined) return null;
    this.#noteUse(found);
    return { id: found.id, scope: found.scope };
  }

  #readable(): readonly KeptToken[] {
    try {
      return this.list();
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }

  /** To the hour: neither a diary of the web site nor a write for each request. */
  #noteUse(token: KeptToken): void {
    const hour = Math.floor(this.#options.clock.now().wall / hourMs) * hourMs;
    if (token.lastUsedAt === hour) return;
    const used = this.list().map((each) => (each === token ? { ...each, lastUsedAt: hour } : each));
    try {
      this.#write(used);
    } catch (error) {
      // A full disk must not shut the door.
      this.#tokens = used;
      this.#options.log.error('api-tokens', error);
    }
  }

  #write(tokens: readonly KeptToken[]): void {
    writePrivateFile(this.#path, `${JSON.stringify({ tokens }, null, 2)}\n`);
    this.#tokens = tokens;
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function read(path: string): readonly KeptToken[] {
  if (!existsSync(path)) return [];
  try {
    return tokenFile.parse(JSON.parse(readFileSync(path, 'utf8'))).tokens;
  } catch {
    throw new Refusal('API_TOKENS_UNREADABLE');
  }
}
