import { createHash, type Hash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import got, { HTTPError, type Request, RequestError } from 'got';
import { agentsFor, type ProxyAgents, type ProxyFor } from './proxy-agents.ts';
import { isSigned } from './signed-metadata.ts';
import { UpdateTrouble } from './update-engine.ts';
import type { UpdateSource } from './update-source.ts';

/** What is left of the token that electron-updater cancels with. */
interface Cancellable {
  createPromise<T>(
    executor: (
      resolve: (value: T) => void,
      reject: (error: Error) => void,
      onCancel: (cancel: () => void) => void,
    ) => void,
  ): Promise<T>;
}

interface Wanted {
  readonly cancellationToken: Cancellable;
  /** In base64, out of the signed metadata. */
  readonly sha512?: string | null;
}

export interface SignedDownloadsOptions {
  readonly source: UpdateSource;
  /** Where what was fetched in part waits to be gone on with. */
  readonly partialDirectory: string;
  readonly userAgent: string;
  /** The system's own word on proxies; without it everything goes directly. */
  readonly proxyFor?: ProxyFor;
}

const mostMetadataBytes = 512 * 1024;
const mostBytesDefault = 1024 ** 3;
const silenceMs = 30_000;
/** For all of a small file: a server that lets it drip is as good as silent. */
const metadataMs = 60_000;
const mostRedirects = 3;

/**
 * All that electron-updater gets from the net passes here: metadata only with our signature, files only from the same
 * server. It asks for less than electron-updater would: no id of this computer goes out.
 */
export class SignedDownloads {
  readonly #options: SignedDownloadsOptions;
  /** What is told of the file under way; the total is null when nobody knows. */
  onProgress: (doneBytes: number, totalBytes: number | null) => void = () => {};
  /** Gives up what is asked for with `request`. */
  lookSignal: AbortSignal = new AbortController().signal;
  /** Of the file that is fetched next, as the metadata has it; null when it does not say. */
  expectedBytes: number | null = null;

  constructor(options: SignedDownloadsOptions) {
    this.#options = options;
  }

  /** The metadata of a channel, as electron-updater asks for it: without a way to give it up. */
  request({
    protocol,
    hostname,
    port,
    path,
  }: Record<'protocol' | 'hostname' | 'port' | 'path', string | undefined>): Promise<string> {
    const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`);
    return this.#metadata(url, this.lookSignal);
  }

  download(url: URL, destination: string, { cancellationToken, sha512 }: Wanted): Promise<string> {
    return cancellable(cancellationToken, async (signal) => {
      if (!sha512) throw new UpdateTrouble('UPDATE_SERVER_ANSWER', new Error('no SHA-512'));
      await this.#file(url, destination, sha512, signal);
      return destination;
    });
  }

  async #metadata(url: URL, signal: AbortSignal): Promise<string> {
    const file = basename(url.pathname);
    const content = await this.#small(url, signal);
    const signatureUrl = new URL(url);
    signatureUrl.pathname += '.sig';
    const signature = await this.#signature(signatureUrl, signal);
    if (!isSigned({ file, content, signature }, this.#options.source.keys))
      throw new UpdateTrouble('UPDATE_SIGNATURE_WRONG');
    return content.toString('utf8');
  }

  /** One that is not there is a wrong one. */
  async #signature(url: URL, signal: AbortSignal): Promise<string> {
    try {
      return (await this.#small(url, signal)).toString('latin1');
    } catch (error) {
      const missing = error instanceof UpdateTrouble && error.cause instanceof HTTPError;
      throw missing ? new UpdateTrouble('UPDATE_SIGNATURE_WRONG', error) : error;
    }
  }

  async #small(url: URL, signal: AbortSignal): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    const request = await this.#get(url, 0, signal, metadataMs);
    try {
      for await (const part of request) {
        parts.push(part);
        bytes += part.length;
        if (bytes > mostMetadataBytes) throw new UpdateTrouble('UPDATE_SERVER_ANSWER', new Error('too long'));
      }
    } catch (error) {
      throw troubleOf(error, signal);
    }
    return Buffer.concat(parts);
  }

  async #file(url: URL, destination: string, sha512: string, signal: AbortSignal): Promise<void> {
    const part = this.#partOf(sha512);
    const resumed = sizeOf(part) > 0;
    if ((await this.#fetchRest(url, part, signal)) !== sha512) {
      rmSync(part, { force: true });
      // What was there before may have been spoilt on the disk: once more, from the beginning.
      if (!resumed || (await this.#fetchRest(url, part, signal)) !== sha512) {
        rmSync(part, { force: true });
        throw new UpdateTrouble('UPDATE_DAMAGED');
      }
    }
    renameSync(part, destination);
  }

  /** Everything of other versions that was never finished goes. */
  #partOf(sha512: string): string {
    const { partialDirectory } = this.#options;
    mkdirSync(partialDirectory, { recursive: true, mode: 0o700 });
    const name = `${createHash('sha256').update(sha512).digest('hex').slice(0, 32)}.part`;
    for (const other of readdirSync(partialDirectory))
      if (other !== name) rmSync(join(partialDirectory, other), { recursive: true, force: true });
    return join(partialDirectory, name);
  }

  /** Goes on where an earlier download ended. What the whole file has as its SHA-512, in base64. */
  async #fetchRest(url: URL, part: string, signal: AbortSignal): Promise<string> {
    const limit = this.expectedBytes ?? mostBytesDefault;
    let have = sizeOf(part);
    if (have > limit) {
      rmSync(part);
      have = 0;
    }
    const hash = createHash('sha512');
    if (have > 0) await hashFile(part, hash);
    if (have === this.expectedBytes) return hash.digest('base64');
    const request = await this.#get(url, have, signal);
    try {
      const goesOn = await startsAt(request, have);
      const start = goesOn ? have : 0;
      const whole = goesOn ? hash : createHash('sha512');
      const counted = counting(start, limit, whole, (done) => this.onProgress(done, this.expectedBytes));
      await pipeline(request, counted, createWriteStream(part, { flags: goesOn ? 'a' : 'w', mode: 0o600 }));
      return whole.digest('base64');
    } catch (error) {
      // There is nothing after what we have: it was not the beginning of this file.
      if (error instanceof HTTPError && error.response.statusCode === 416) rmSync(part, { force: true });
      throw troubleOf(error, signal);
    }
  }

  async #get(url: URL, from: number, signal: AbortSignal, wholeMs?: number): Promise<Request> {
    const { origin } = new URL(this.#options.source.url);
    if (url.origin !== origin) throw new UpdateTrouble('UPDATE_SERVER_ELSEWHERE');
    const agent = await this.#agentsFor(url);
    if (signal.aborted) throw signal.reason;
    const request = got.stream(url, {
      ...(agent !== null && { agent }),
      headers: {
        'user-agent': this.#options.userAgent,
        'cache-control': 'no-cache',
        ...(from > 0 && { range: `bytes=${from}-` }),
      },
      signal,
      // A file is compared byte by byte: nothing is unpacked on the way.
      decompress: false,
      retry: { limit: 0 },
      maxRedirects: mostRedirects,
      timeout: {
        lookup: silenceMs,
        connect: silenceMs,
        secureConnect: silenceMs,
        socket: silenceMs,
        response: silenceMs,
        ...(wholeMs !== undefined && { request: wholeMs }),
      },
      hooks: {
        beforeRedirect: [
          (options) => {
            if (new URL(String(options.url)).origin !== origin)
              throw new UpdateTrouble('UPDATE_SERVER_ELSEWHERE');
          },
        ],
      },
    });
    // Whoever reads it hears of an error too; one that comes when nobody reads any more must not end the program.
    return request.on('error', () => {});
  }

  /** Where the system cannot tell, there is none. */
  async #agentsFor(url: URL): Promise<ProxyAgents | null> {
    const { proxyFor } = this.#options;
    if (proxyFor === undefined) return null;
    return agentsFor(await proxyFor(url.href).catch(() => 'DIRECT'));
  }
}

function cancellable<T>(token: Cancellable, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return token.createPromise((resolve, reject, onCancel) => {
    const stop = new AbortController();
    onCancel(() => stop.abort());
    work(stop.signal).then(resolve, reject);
  });
}

/** Whether the answer goes on where it was asked to; a server that cannot sends all of it. */
async function startsAt(request: Request, from: number): Promise<boolean> {
  const { statusCode, headers } = await new Promise<{
    statusCode: number;
    headers: Record<string, string | string[] | undefined>;
  }>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  return from > 0 && statusCode === 206 && String(headers['content-range']).startsWith(`bytes ${from}-`);
}

function counting(start: number, limit: number, hash: Hash, tell: (done: number) => void): Transform {
  let done = start;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      done += chunk.length;
      if (done > limit) return next(new UpdateTrouble('UPDATE_DAMAGED'));
      hash.update(chunk);
      tell(done);
      next(null, chunk);
    },
  });
}

async function hashFile(path: string, hash: Hash): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What got, the disk or we ourselves threw, as what is told. */
function troubleOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof UpdateTrouble) return error;
  if (error instanceof RequestError && error.cause instanceof UpdateTrouble) return error.cause;
  if (error instanceof HTTPError) return new UpdateTrouble('UPDATE_SERVER_ANSWER', error);
  if (error instanceof RequestError) {
    return new UpdateTrouble(
      error.code === 'ERR_TOO_MANY_REDIRECTS' ? 'UPDATE_SERVER_ANSWER' : 'UPDATE_SERVER_UNREACHABLE',
      error,
    );
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UpdateTrouble('DISK_FULL', error);
  return error;
}
