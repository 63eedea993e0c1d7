import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  serverEntrypoint,
  serverHealthCommand,
  serverService,
} from '../../src-main/container/server-service.ts';
import { noEngineHere, type OwnEngine, startEngine } from '../../src-main/container/testing/docker-engine.ts';
import { importImage } from '../../src-main/container/testing/image-root.ts';
import { until } from '../../src-main/testing/ask.ts';
import { makeCertificate, openssl } from '../../src-main/transports/testing/certificate.ts';
import { buildIfStale } from '../build.mjs';
import { stageServer } from './stage.ts';

const missing = noEngineHere() ?? (openssl === null ? 'there is no openssl' : null);
const what = 'serve in a container of a real Docker Engine';
if (missing !== null) process.stderr.write(`\nSKIPPED: ${what}: ${missing}\n`);

const name = 'invita.lan';
const publicUrl = `https://${name}:${serverService.port}`;
const person = 1000;

describe.skipIf(missing !== null)(what, { timeout: 120_000 }, () => {
  let engine: OwnEngine;
  let tls = '';
  let certificate = '';

  beforeAll(async () => {
    engine = await startEngine();
    buildIfStale();
    // As the Dockerfile puts it together, on this Node in place of the base image.
    await importImage(engine.docker, [serverService.image], ['WORKDIR /app', 'ENV PATH=/bin'], (root) => {
      stageServer(join(root, 'app'));
      writeFileSync(join(root, 'etc/passwd'), `node:x:${person}:${person}::/nowhere:/bin/false\n`);
      for (const { path } of [serverService.data, serverService.key]) {
        mkdirSync(join(root, path), { mode: 0o700 });
        chownSync(join(root, path), person, person);
      }
    });
    tls = temporaryFolder();
    certificate = makeCertificate(tls, `DNS:${name}`).cert;
    for (const file of ['cert.pem', 'key.pem']) {
      chmodSync(join(tls, file), 0o600);
      chownSync(join(tls, file), person, person);
    }
  }, 300_000);
  afterAll(() => engine?.stop(), 60_000);

  /** With the options of the compose file, in the words of the Docker API. */
  const create = (more: readonly string[] = []): Promise<Docker.Container> => {
    const { image, user, data, key, temporary, health, stopGraceSeconds } = serverService;
    return engine.docker.createContainer({
      name: 'invita',
      Image: image,
      User: user,
      Entrypoint: [...serverEntrypoint],
      Cmd: ['--public-url', publicUrl, ...more],
      StopTimeout: stopGraceSeconds,
      Healthcheck: {
        Test: ['CMD', ...serverHealthCommand],
        // Sooner than every half minute, so that the test need not wait for it.
        Interval: 2e9,
        Timeout: health.withinSeconds * 1e9,
        StartPeriod: health.startSeconds * 1e9,
        Retries: health.retries,
      },
      HostConfig: {
        ReadonlyRootfs: true,
        Tmpfs: { [temporary]: '' },
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        Binds: [
          `${data.volume}:${data.path}`,
          `${key.volume}:${key.path}`,
          `${tls}:${serverService.tls.path}:ro`,
        ],
      },
    });
  };

  async function started(more: readonly string[] = []) {
    const container = await create(more);
    await container.start();
    const link = await until(
      () => logOf(container),
      (text) => /Invita is ready: \S+/.test(text) || /\([A-Z_]+\)\n/.test(text),
    );
    const token = /#token=(\S+)/.exec(link)?.[1];
    if (token === undefined) throw new Error(`it did not start:\n${link}`);
    const { NetworkSettings } = await container.inspect();
    const address = Object.values(NetworkSettings.Networks)[0]?.IPAddress ?? '';
    const ask = async (method: string, input?: unknown) => {
      const body = JSON.stringify({ method, input });
      const answer = await asked(address, certificate, '/rpc', { token, body });
      return JSON.parse(answer.text) as { ok: boolean; data: Record<string, unknown> };
    };
    return { container, address, link, ask };
  }

  it('runs without root on a read-only file system, is found healthy by Docker, and only by its own name', async () => {
    const { container, address, link, ask } = await started();
    expect(link).toContain(`${publicUrl}/#token=`);
    await until(
      async () => (await container.inspect()).State.Health?.Status,
      (status) => status === 'healthy',
    );
    const health = await asked(address, certificate, '/api/health');
    expect(JSON.parse(health.text)).toMatchObject({ status: 'ok', realm: 'practice' });
    const foreign = await asked(address, certificate, '/api/health', { host: 'elsewhere.example' });
    expect(foreign.status).toBe(421);
    expect(await execute(container, ['node', '-e', tryToWrite])).toContain('EROFS EACCES 1000');

    // What is kept outlives the container: settings, the stored keys and the file that opens them, each in its volume.
    expect((await ask('app.switchRealm', { realm: 'real' })).ok).toBe(true);
    await ask('configuration.update', { event_name: 'Il matrimonio di Giulia e Marco' });
    await ask('sessions.update', { type: 'main', changes: { waha_api_key: 'a-key-nobody-may-read' } });
    expect((await ask('doctor.run')).data['findings']).toContainEqual(
      expect.objectContaining({
        check: 'SECRETS',
        code: 'UNDER_KEY_FILE',
        values: { path: '/key/secrets.key' },
      }),
    );
    await container.stop();
    expect((await container.inspect()).State).toMatchObject({ ExitCode: 0, OOMKilled: false });
    await container.remove();

    const again = await started();
    expect(await again.ask('configuration.get')).toMatchObject({
      data: { event_name: 'Il matrimonio di Giulia e Marco' },
    });
    expect(await again.ask('sessions.get', { type: 'main' })).toMatchObject({ data: { has_api_key: true } });
    const another = await execute(again.container, [
      ...['node', 'out/main/serve.js', '--data-dir', '/data', '--new-link'],
    ]);
    expect(another).toContain(`${publicUrl}/#token=`);
    await again.container.stop();
    await again.container.remove();
  });

  it('without the volume of the key does not start on stored keys, and says why', async () => {
    await engine.docker.getVolume(serverService.key.volume).remove();
    await expect(started()).rejects.toThrow(/\/key\/secrets\.key.*\(KEY_FILE_MISSING\)/s);
    await engine.docker.getContainer('invita').remove({ force: true });
  });
});

const tryToWrite = `const fs = require('node:fs');
const tried = (path) => { try { fs.writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
const read = () => { try { return fs.chownSync('/data', 0, 0) ?? 'owned'; } catch { return 'EACCES'; } };
console.log(tried('/app/planted.js'), read(), process.getuid());`;

function temporaryFolder(): string {
  const folder = join(process.env['TMPDIR'] ?? '/tmp', `invita-tls-${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

async function logOf(container: Docker.Container): Promise<string> {
  return plain(await container.logs({ stdout: true, stderr: true }));
}

/** Docker puts a head of eight bytes before each piece. */
function plain(framed: Buffer): string {
  let text = '';
  for (let at = 0; at + 8 <= framed.length; ) {
    const size = framed.readUInt32BE(at + 4);
    text += framed.toString('utf8', at + 8, at + 8 + size);
    at += 8 + size;
  }
  return text;
}

async function execute(container: Docker.Container, command: string[]): Promise<string> {
  const exec = await container.exec({ Cmd: command, AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({});
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return plain(Buffer.concat(pieces));
}

interface Asked {
  readonly host?: string;
  readonly token?: string;
  readonly body?: string;
}

/** As a browser of the intranet asks, which finds the name at the address of the container. */
function asked(
  address: string,
  ca: string,
  path: string,
  { host = `${name}:${serverService.port}`, token, body }: Asked = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        ...{ host: address, port: serverService.port, path, ca, servername: name },
        method: body === undefined ? 'GET' : 'POST',
        headers: { host, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      },
      async (answer) => {
        let text = '';
        for await (const piece of answer) text += piece;
        resolve({ status: answer.statusCode ?? 0, text });
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}
