import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from './program.ts';

const child = fileURLToPath(
  new URL('../../src-main/container/testing/waha-in-container-child.ts', import.meta.url),
);

/** What the app asks Docker to make. */
interface Wish {
  readonly Image: string;
  readonly Env: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
  readonly HostConfig: {
    readonly PortBindings: Readonly<Record<string, readonly { HostIp?: string; HostPort: string }[]>>;
    readonly Binds: readonly string[];
  };
}

interface Made extends Wish {
  readonly id: string;
  name: string;
  startedAt: string;
  program: Program | null;
}

export interface PretendDocker {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /** The pull under way comes to its end; before, it stands at a third. */
  finishPull(): void;
  /** A container of somebody else, that nobody started through the app. */
  addForeign(name: string): void;
  remove(): Promise<void>;
}

const layerBytes = 890 * 1024 * 1024;

/**
 * Speaks as Docker does, for where there is none: what the app makes becomes a process that behaves as its container
 * would. The real one is used by the tests of the container service.
 */
export async function makePretendDocker(): Promise<PretendDocker> {
  const images = new Set<string>();
  const containers = new Map<string, Made>();
  const directory = mkdtempSync(join(tmpdir(), 'invita-pretend-docker-'));
  let finishPull: () => void = () => {};

  const find = (name: string) =>
    containers.get(name) ?? [...containers.values()].find((one) => one.name === name);

  async function start(container: Made): Promise<void> {
    const [binding] = Object.values(container.HostConfig.PortBindings).flat();
    const own = Object.fromEntries(container.Env.map((entry) => entry.split(/=(.*)/s).slice(0, 2)));
    const env = {
      ...process.env,
      ...own,
      WAHA_HOST: '127.0.0.1',
      WAHA_DIRECTORY: directory,
      WHATSAPP_API_PORT: binding?.HostPort ?? '0',
    };
    container.startedAt = new Date().toISOString();
    container.program = startProgram([process.execPath, child], env);
    await container.program.says(/^WAHA listens/m);
  }

  async function stop(container: Made): Promise<void> {
    await container.program?.stop();
    container.program = null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://docker');
    const [, what = '', name = '', action = ''] = pathname.split('/');
    const json = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (what === 'version') return json(200, { Arch: 'amd64' });
    if (what === 'images' && name === 'create') return pull(searchParams, response);
    if (what === 'images') {
      const image = decodeURIComponent(pathname.slice('/images/'.length).replace(/\/json$/, ''));
      return images.has(image) ? json(200, {}) : json(404, { message: 'no such image' });
    }
    if (name === 'json') return json(200, [...containers.values()].map(listed));
    if (name === 'create') {
      const wish = (await bodyOf(request)) as Wish;
      const id = createHash('sha256').update(String(containers.size)).digest('hex');
      const made = { ...wish, id, name: searchParams.get('name') ?? '', startedAt: '', program: null };
      containers.set(id, made);
      return json(201, { Id: id });
    }
    const container = find(name);
    if (container === undefined) return json(404, { message: 'no such container' });
    if (request.method === 'DELETE') containers.delete(container.id);
    if (action === 'json') return json(200, inspected(container));
    if (action === 'logs') return follow(container, response);
    if (action === 'rename') container.name = searchParams.get('name') ?? '';
    if (action === 'start' && container.program !== null) return void response.writeHead(304).end();
    if (action === 'start') await start(container);
    if (action === 'stop') await stop(container);
    json(204, '');
  }

  function pull(query: URLSearchParams, response: ServerResponse): void {
    const tell = (current: number) =>
      response.write(
        `${JSON.stringify({ id: 'layer', status: 'Downloading', progressDetail: { current, total: layerBytes } })}\n`,
      );
    let part = 0;
    const timer = setInterval(() => {
      part = Math.min(part + 0.03, 0.35);
      tell(part * layerBytes);
    }, 50);
    const end = () => clearInterval(timer);
    response.on('close', end);
    finishPull = () => {
      end();
      images.add(`${query.get('fromImage')}:${query.get('tag')}`);
      tell(layerBytes);
      response.end();
    };
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    finishPull: () => finishPull(),
    addForeign(name) {
      const HostConfig = { PortBindings: { '3000/tcp': [{ HostPort: '3000' }] }, Binds: [] };
      const id = createHash('sha256').update(name).digest('hex');
      containers.set(id, {
        ...{ id, name, Image: 'devlikeapro/waha:latest', Env: [], Labels: {}, HostConfig },
        ...{ startedAt: '', program: null },
      });
    },
    async remove() {
      server.closeAllConnections();
      server.close();
      await Promise.all([...containers.values()].map(stop));
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function listed({ id, name, Image, Labels }: Made) {
  return { Id: id, Image, Labels, Names: [`/${name}`] };
}

function inspected(container: Made) {
  const { id, name, Image, Env, HostConfig, startedAt, program } = container;
  return {
    Id: id,
    Name: `/${name}`,
    RestartCount: 0,
    Config: { Image, Env },
    HostConfig: { ...HostConfig, NetworkMode: 'default' },
    Mounts: HostConfig.Binds.map((bind) => bind.split(':')).map(([Name, Destination]) => ({
      Name,
      Destination,
    })),
    State: { Running: program !== null, Restarting: false, StartedAt: startedAt },
  };
}

/** In frames with a head of eight bytes, as Docker puts two outputs into one. */
function follow({ program }: Made, response: ServerResponse): void {
  const write = (text: string) => {
    for (const line of text.split('\n').filter((one) => one !== '')) {
      const content = Buffer.from(`${new Date().toISOString().replace('Z', '000000Z')} ${line}\n`);
      const head = Buffer.alloc(8);
      head[0] = 1;
      head.writeUInt32BE(content.length, 4);
      response.write(Buffer.concat([head, content]));
    }
  };
  response.writeHead(200);
  write(program?.output() ?? '');
  program?.child.stdout?.on('data', write);
  void program?.ended.then(() => response.end());
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
