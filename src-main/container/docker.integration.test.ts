import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerView } from '#contract/container.ts';
import type { App } from '../app.ts';
import { systemClock } from '../system-clock.ts';
import { ask, refusal, until } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { containerFacts } from './container-facts.ts';
import { install, replace, type Work } from './container-work.ts';
import { noEngineHere, type OwnEngine, startEngine } from './testing/docker-engine.ts';
import { importPracticeImage } from './testing/practice-image.ts';
import { startRegistry } from './testing/slow-registry.ts';

const missing = noEngineHere();
const what = 'the container service against a real Docker Engine';
if (missing !== null) process.stderr.write(`\nSKIPPED: ${what}: ${missing}\n`);

const before = 'devlikeapro/waha:gows-2026.8.2';
const now = 'devlikeapro/waha:gows-2026.9.1';

describe.skipIf(missing !== null)(what, () => {
  let engine: OwnEngine;
  let image = before;

  beforeAll(async () => {
    engine = await startEngine();
    await importPracticeImage(engine.docker, [before, now]);
  });
  afterAll(() => engine?.stop());

  const anApp = (directory = temporaryDirectory()) =>
    startTestApp({
      directory,
      docker: {
        surroundings: {
          platform: 'linux',
          environment: { DOCKER_HOST: `unix://${engine.socket}` },
          home: '/nowhere',
        },
        imageOf: () => image,
      },
    });

  /** Begins a piece of work and waits for its end; a problem fails the test. */
  async function work(app: App, method: WorkMethod): Promise<ContainerView> {
    const begun = await ask(app, method, method === 'container.install' ? {} : undefined);
    expect(begun.task).not.toBeNull();
    const view = await settled(app);
    expect(view.problem).toBeNull();
    return view;
  }

  it('goes from nothing to a phone that waits for its code, and all the way back', async () => {
    const app = await anApp();
    const fresh = await ask(app, 'container.get', undefined);
    expect(fresh).toMatchObject({ docker: 'READY', container: null, unsafe: [], task: null });

    const made = await work(app, 'container.install');
    const { container } = made;
    expect(container).toMatchObject({
      name: 'invita-waha',
      status: 'RUNNING',
      version: '2026.8.2',
      engine: 'GOWS',
      volume: 'invita-waha-sessions',
      hazards: [],
      updateTo: null,
      inUse: false,
    });
    await expectSafe(engine, container);

    // The app may use it by one button: the address and the key go by themselves, and a code comes.
    expect(await ask(app, 'container.use', undefined)).toMatchObject({ container: { inUse: true } });
    const main = () => ask(app, 'sessions.get', { type: 'main' });
    expect(await until(main, ({ status }) => status === 'WAITING_QR')).toMatchObject({
      waha_url: container?.url,
      has_api_key: true,
      problem: null,
    });

    const log = await ask(app, 'container.log', {});
    const text = await until(
      async () => (await ask(app, 'container.log', { after: 0 })).lines.map((line) => line.text).join('\n'),
      (lines) => lines.includes('sessions/default'),
    );
    expect(log.lines.every(({ id }) => id > 0)).toBe(true);
    expect(text).toContain('WAHA listens on 3000, engine GOWS');
    expect(text).toMatch(/x-api-key: •••/);

    const again = await work(app, 'container.restart');
    expect(Date.parse(again.container?.startedAt ?? '')).toBeGreaterThan(
      Date.parse(container?.startedAt ?? ''),
    );
    await until(
      async () => (await ask(app, 'container.log', { after: 0 })).lines.map((line) => line.text),
      (lines) =>
        lines.includes('WAHA says goodbye') && lines.filter((line) => /listens/.test(line)).length === 2,
    );

    image = now;
    expect(await ask(app, 'container.get', undefined)).toMatchObject({ container: { updateTo: '2026.9.1' } });
    const updated = await work(app, 'container.update');
    expect(updated.container).toMatchObject({
      version: '2026.9.1',
      url: container?.url,
      volume: container?.volume,
      updateTo: null,
      hazards: [],
    });
    expect(await engine.docker.listContainers({ all: true })).toHaveLength(1);
    // What the first one knew lies in the volume: the session is not made anew.
    expect(await ask(app, 'sessions.check', { type: 'main' })).toMatchObject({ problem: null });
    expect((await main()).status).not.toBe('DISCONNECTED');

    const keyHash = async () => containerFacts(await engine.docker.getContainer('invita-waha').inspect()).key;
    const before = await keyHash();
    const changed = await work(app, 'container.changeKey');
    expect(changed.container).toMatchObject({ ...updated.container, startedAt: expect.any(String) });
    expect(await keyHash()).not.toBe(before);
    expect(await engine.docker.listContainers({ all: true })).toHaveLength(1);
    expect(await ask(app, 'sessions.check', { type: 'main' })).toMatchObject({ problem: null });
    expect((await main()).status).not.toBe('DISCONNECTED');

    expect(await work(app, 'container.stop')).toMatchObject({ container: { status: 'STOPPED' } });
    expect(await work(app, 'container.start')).toMatchObject({ container: { status: 'RUNNING' } });
    expect(await work(app, 'container.remove')).toMatchObject({ container: null });
    const { Volumes } = await engine.docker.listVolumes();
    expect(Volumes.map(({ Name }) => Name)).toEqual(['invita-waha-sessions']);
    expect(await refusal(app, 'container.start', undefined)).toBe('CONTAINER_MISSING');
    await engine.docker.getVolume('invita-waha-sessions').remove();
  });

  it('brings the old container back when the new one does not run', async () => {
    image = before;
    const app = await anApp();
    await work(app, 'container.install');
    image = 'devlikeapro/waha:gows-2026.9.2';
    await imageThatEnds(engine, image);

    await ask(app, 'container.update', undefined);
    const view = await settled(app);
    expect(view.problem?.code).toBe('CONTAINER_NOT_READY');
    expect(view.container).toMatchObject({ name: 'invita-waha', version: '2026.8.2' });
    await until(
      () => ask(app, 'container.get', undefined),
      (one) => one.container?.status === 'RUNNING',
    );
    expect(await engine.docker.listContainers({ all: true })).toHaveLength(1);
    await work(app, 'container.remove');
  });

  describe('an update that comes to nothing, or not to its end', () => {
    afterEach(async () => {
      for (const { Id } of await engine.docker.listContainers({ all: true })) {
        await engine.docker.getContainer(Id).remove({ force: true });
      }
    });

    it.each([
      ['invita-waha', 'invita-waha-old'],
      ['invita-waha-old', 'invita-waha'],
    ])('updates no %s while %s is not ours', async (name, foreignName) => {
      image = before;
      const app = await anApp();
      const { container } = await work(app, 'container.install');
      if (name !== container?.name) await engine.docker.getContainer('invita-waha').rename({ name });
      const foreign = await aForeignOne(engine, foreignName);
      image = now;

      await ask(app, 'container.update', undefined);
      const { problem, container: after } = await settled(app);
      expect(problem?.code).toBe('DOCKER_FAILED');
      expect(after).toMatchObject({ name, version: '2026.8.2', startedAt: container?.startedAt });
      expect((await foreign.inspect()).State.Running).toBe(true);
      // Nor does another one take a name whose update this would stand in the way of.
      await work(app, 'container.remove');
      const other = await anApp();
      expect((await work(other, 'container.install')).container?.name).toBe('invita-waha-2');
    });

    /** An update of a container of its own, with one thing of Docker's that goes wrong. */
    async function updated(wrong: Partial<Docker>) {
      const { docker } = engine;
      const parts: Work = {
        docker,
        clock: systemClock(temporaryDirectory()),
        probe: async () => 'READY',
        key: 'a key',
        pull: { signal: new AbortController().signal, onProgress: () => undefined },
        step: () => undefined,
        hold: (work) => work(),
      };
      await install(parts, before, 'GOWS');
      const old = docker.getContainer((await docker.getContainer('invita-waha').inspect()).Id);
      const to = { image: now, engine: 'GOWS' } as const;
      const failing = Object.assign(Object.create(docker) as Docker, wrong);
      const done = replace({ ...parts, docker: failing }, containerFacts(await old.inspect()), to);
      return { parts, old, outcome: await done.then(() => 'UPDATED', String) };
    }

    const withContainers = (wrong: Partial<Docker.Container>): Partial<Docker> => ({
      getContainer: (id) => Object.assign(engine.docker.getContainer(id), wrong),
    });
    const fails = () => Promise.reject(new Error('Docker hiccups'));
    const named = (name: string) => engine.docker.getContainer(name).inspect();

    it('leaves alone whoever took the name meanwhile, and runs the old one under the other', async () => {
      const createContainer = async (options: Docker.ContainerCreateOptions) => {
        await aForeignOne(engine, 'invita-waha');
        return engine.docker.createContainer(options);
      };
      const { old, outcome } = await updated({ createContainer } as Partial<Docker>);
      expect(outcome).toContain('already in use');
      expect((await named('invita-waha')).State.Running).toBe(true);
      expect(await old.inspect()).toMatchObject({ Name: '/invita-waha-old', State: { Running: true } });
    });

    it('runs the old one again when it cannot be put aside', async () => {
      const { old, outcome } = await updated(withContainers({ rename: fails }));
      expect(outcome).toContain('hiccups');
      expect(await old.inspect()).toMatchObject({ Name: '/invita-waha', State: { Running: true } });
    });

    it('keeps the new one when the old one cannot be removed, and clears that away the next time', async () => {
      const { parts, old, outcome } = await updated(withContainers({ remove: fails }));
      expect(outcome).toBe('UPDATED');
      expect(await named('invita-waha')).toMatchObject({ Config: { Image: now }, State: { Running: true } });
      expect(await old.inspect()).toMatchObject({ Name: '/invita-waha-old', State: { Running: false } });
      await replace(parts, containerFacts(await named('invita-waha')), {
        image: now,
        engine: 'GOWS',
      });
      expect(await engine.docker.listContainers({ all: true })).toHaveLength(1);
    });
  });

  it('does not touch the container of another data directory, and makes one of its own beside it', async () => {
    image = now;
    const [first, second] = [await anApp(), await anApp()];
    await work(first, 'container.install');
    expect(await ask(second, 'container.get', undefined)).toMatchObject({ container: null, unsafe: [] });
    const other = await work(second, 'container.install');
    expect(other.container).toMatchObject({ name: 'invita-waha-2', volume: 'invita-waha-2-sessions' });
    expect(other.container?.url).not.toBe((await ask(first, 'container.get', undefined)).container?.url);
    await work(first, 'container.remove');
    await work(second, 'container.remove');
  });

  it('warns of a WAHA that the whole network can reach, and of one without a key', async () => {
    const app = await anApp();
    const open = await engine.docker.createContainer({
      name: 'by-hand',
      Image: now,
      ExposedPorts: { '3000/tcp': {} },
      HostConfig: { PortBindings: { '3000/tcp': [{ HostPort: '3999' }] } },
    });
    const view = await ask(app, 'container.get', undefined);
    expect(view.unsafe).toEqual([{ name: 'by-hand', hazards: ['EXPOSED', 'NO_KEY'] }]);
    await open.remove();
  });

  it('shows how much has come and how fast, gives up when told to, and says what is not there', async () => {
    const registry = await startRegistry(6 * 1024 * 1024, 30);
    const app = await anApp();
    try {
      image = registry.image;
      await ask(app, 'container.install', {});
      const pulling = await until(
        () => ask(app, 'container.get', undefined),
        ({ task }) => (task?.pull?.doneBytes ?? 0) > 1024 * 1024 && (task?.pull?.bytesPerSecond ?? 0) > 0,
      );
      expect(pulling.task).toMatchObject({ kind: 'INSTALL', step: 'PULLING' });
      expect(pulling.task?.pull?.totalBytes).toBe(registry.layerBytes);
      expect(await refusal(app, 'container.install', {})).toBe('CONTAINER_BUSY');

      await ask(app, 'container.cancel', undefined);
      expect(await settled(app)).toMatchObject({ problem: null, container: null });

      image = registry.image.replace('1.0.0', 'no-such-tag');
      await ask(app, 'container.install', {});
      expect((await settled(app)).problem?.code).toBe('DOCKER_PULL_FAILED');
    } finally {
      await registry.close();
    }
  });
});

type WorkMethod = `container.${'install' | 'start' | 'stop' | 'restart' | 'update' | 'changeKey' | 'remove'}`;

function settled(app: App): Promise<ContainerView> {
  return until(
    () => ask(app, 'container.get', undefined),
    ({ task }) => task === null,
  );
}

/** Reachable on loopback alone; bounded in memory and log; comes back by itself; its key is in no place to be read. */
async function expectSafe({ docker }: OwnEngine, container: ContainerView['container']): Promise<void> {
  const port = Number(new URL(container?.url ?? '').port);
  expect(await isOpen('127.0.0.1', port)).toBe(true);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) expect(await isOpen(address, port), address).toBe(false);

  const { HostConfig, Config } = await docker.getContainer('invita-waha').inspect();
  const { StopTimeout } = Config as typeof Config & { StopTimeout: number };
  expect(HostConfig.PortBindings).toEqual({ '3000/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }] });
  expect(HostConfig.RestartPolicy?.Name).toBe('unless-stopped');
  expect(HostConfig.LogConfig).toEqual({ Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } });
  expect(HostConfig.Memory).toBe(2 * 1024 ** 3);
  expect(StopTimeout).toBeGreaterThanOrEqual(30);
  const keys = Config.Env.filter((entry) => entry.startsWith('WAHA_API_KEY='));
  expect(keys).toEqual([expect.stringMatching(/^WAHA_API_KEY=sha512:[0-9a-f]{128}$/)]);
  expect(keys[0]).not.toContain(createHash('sha512').update('').digest('hex'));
  expect(Config.Env).toEqual(
    expect.arrayContaining(['WAHA_DASHBOARD_ENABLED=False', 'WHATSAPP_SWAGGER_ENABLED=False']),
  );
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const tell = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
    socket.once('timeout', () => tell(false));
  });
}

/** A container someone else runs. */
async function aForeignOne({ docker }: OwnEngine, name: string): Promise<Docker.Container> {
  const container = await docker.createContainer({ name, Image: now, Env: ['WAHA_API_KEY=theirs'] });
  await container.start();
  return container;
}

/** A newer image whose program ends as soon as it is started. */
async function imageThatEnds({ docker }: OwnEngine, name: string): Promise<void> {
  const [repo = '', tag = ''] = name.split(':');
  const container = await docker.createContainer({ Image: now, Cmd: ['/bin/node', '-e', 'process.exit(1)'] });
  await container.commit({ repo, tag });
  await container.remove();
}
