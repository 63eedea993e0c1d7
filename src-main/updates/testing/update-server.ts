import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { signedBytes } from '../signed-metadata.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** As it is packed. */
  readonly publicKey: string;
}

export function signingKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

export interface Release {
  readonly version: string;
  readonly channel?: 'latest' | 'beta';
  /** What the file holds. */
  readonly content: Buffer;
  readonly notes?: string;
  /** What is said of the file, in place of the truth. */
  readonly sha512?: string;
  readonly size?: number;
  readonly url?: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A generic update server: files in a folder, as a web space has them. Things can be made to go wrong with it. */
export class UpdateServer {
  readonly key: SigningKey;
  readonly files = new Map<string, Buffer | Answer>();
  /** Method, path without its query, and the range that was asked for. */
  readonly asked: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  #url = '';
  readonly #server = createServer((request, response) => this.#answer(request, response));

  private constructor(key: SigningKey) {
    this.key = key;
  }

  static async start(key = signingKey()): Promise<UpdateServer> {
    const server = new UpdateServer(key);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    server.#url = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}/invita/`;
    onTestFinished(() => server.stop());
    return server;
  }

  get url(): string {
    return this.#url;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Puts a version there, signed, as `npm run package` would. Returns the name of its file. */
  publish({ version, channel = 'latest', content, notes, sha512, size, url }: Release): string {
    const file = `invita-${version}-linux-${process.arch}.AppImage`;
    const lines = [
      `version: ${version}`,
      'files:',
      `  - url: ${url ?? file}`,
      `    sha512: ${sha512 ?? createHash('sha512').update(content).digest('base64')}`,
      `    size: ${size ?? content.length}`,
      `path: ${url ?? file}`,
      `sha512: ${sha512 ?? createHash('sha512').update(content).digest('base64')}`,
      ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
      "releaseDate: '2026-11-26T10:00:00.000Z'",
      '',
    ];
    this.files.set(file, content);
    this.sign(metadataName(channel), lines.join('\n'));
    return file;
  }

  /** Metadata of several kinds of file for this processor, as `npm run package` makes them on Linux. Their names, by kind. */
  publishFiles<K extends string>(
    version: string,
    kinds: readonly K[],
    metadata = metadataName(),
  ): Record<K, string> {
    const name = (kind: K) => `invita-${version}-linux-${process.arch}.${kind}`;
    const sha512 = createHash('sha512').update(version).digest('base64');
    const files = kinds.map((kind) => `  - url: ${name(kind)}\n    sha512: ${sha512}\n    size: 5`);
    this.sign(metadata, [`version: ${version}`, 'files:', ...files, `sha512: ${sha512}`, ''].join('\n'));
    return Object.fromEntries(kinds.map((kind) => [kind, name(kind)])) as Record<K, string>;
  }

  /** Metadata of any text, with a signature that fits it. */
  sign(name: string, text: string): void {
    const content = Buffer.from(text);
    this.files.set(name, content);
    const signature = sign(null, signedBytes(name, content), this.key.privateKey).toString('base64');
    this.files.set(`${name}.sig`, Buffer.from(`${signature}\n`));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.#url);
    const { range } = request.headers;
    this.asked.push([request.method, pathname, ...(range === undefined ? [] : [range])].join(' '));
    this.headers.push(request.headers);
    const found = this.files.get(pathname.replace(/^\/invita\//, ''));
    if (found === undefined) response.writeHead(404).end('not here');
    else if (typeof found === 'function') found(request, response);
    else sendFile(found, range, response);
  }
}

/** With ranges, as web servers do. */
function sendFile(content: Buffer, range: string | undefined, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (range === undefined)
    return void response.writeHead(200, { 'content-length': content.length }).end(content);
  if (from >= content.length) return void response.writeHead(416).end();
  response.writeHead(206, {
    'content-length': content.length - from,
    'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
  });
  response.end(content.subarray(from));
}

export function metadataName(channel: 'latest' | 'beta' = 'latest'): string {
  const processor = process.arch === 'x64' ? '' : `-${process.arch}`;
  return `${channel}-linux${processor}.yml`;
}

/** So much of a file; then the line breaks. */
export function breaksAfter(content: Buffer, bytes: number, then: Promise<void>): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, bytes));
    void then.then(() => response.destroy());
  };
}
