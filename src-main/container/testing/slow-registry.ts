import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const configType = 'application/vnd.docker.container.image.v1+json';
const layerType = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
const chunkBytes = 64 * 1024;

export interface SlowRegistry {
  /** An image of one layer that cannot be squeezed. */
  readonly image: string;
  readonly layerBytes: number;
  close(): Promise<void>;
}

/** A registry on loopback that hands out one image, a piece at a time: enough to see a pull go on. */
export async function startRegistry(bytes: number, pauseMs: number): Promise<SlowRegistry> {
  const tar = layerTar(bytes);
  const layer = gzipSync(tar, { level: 1 });
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/nothing'] },
      rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
    }),
  );
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: { mediaType: configType, size: config.length, digest: digestOf(config) },
      layers: [{ mediaType: layerType, size: layer.length, digest: digestOf(layer) }],
    }),
  );
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (url === '/v2/') return void response.end('{}');
    if (/\/manifests\/(1\.0\.0|sha256:)/.test(url)) return send(response, manifest, manifestType);
    if (url.endsWith(digestOf(config))) return send(response, config, configType);
    if (url.endsWith(digestOf(layer))) return void trickle(response, layer, pauseMs);
    response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    image: `127.0.0.1:${(server.address() as AddressInfo).port}/slow:1.0.0`,
    layerBytes: layer.length,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function layerTar(bytes: number): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'invita-layer-'));
  try {
    writeFileSync(join(directory, 'noise'), randomBytes(bytes));
    return execFileSync('tar', ['-C', directory, '-c', 'noise'], { maxBuffer: 4 * bytes });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function send(response: ServerResponse, body: Buffer, type: string): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'docker-content-digest': digestOf(body),
  });
  response.end(body);
}

async function trickle(response: ServerResponse, body: Buffer, pauseMs: number): Promise<void> {
  response.writeHead(200, { 'content-length': body.length });
  for (let from = 0; from < body.length && !response.destroyed; from += chunkBytes) {
    response.write(body.subarray(from, from + chunkBytes));
    await delay(pauseMs);
  }
  response.end();
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
