import type Docker from 'dockerode';
import { Refusal } from '#contract/result.ts';
import type { ContainerFacts } from './container-facts.ts';
import { createOptions } from './create-options.ts';
import { type ContainerChoice, type ContainerEngine, containerDefinition, hashedKey } from './definition.ts';
import { dockerTrouble, isNotFound, isPortTaken } from './docker-trouble.ts';
import { leftoverSuffix } from './find-containers.ts';
import { freePorts } from './free-port.ts';
import { hasImage, type PullOptions, pullImage } from './pull-image.ts';
import { type ReadinessParts, untilReady } from './readiness.ts';

export type WorkStep = 'PULLING' | 'CREATING' | 'STARTING' | 'STOPPING' | 'REMOVING';

/** What the pieces of work below share. `step` says what is being done now. */
export interface Work extends ReadinessParts {
  readonly key: string;
  readonly pull: PullOptions;
  readonly step: (step: WorkStep) => void;
}

export interface Address {
  readonly url: string;
  readonly key: string;
}

const baseName = 'invita-waha';

/** From nothing to a WAHA that answers. */
export async function install(work: Work, image: string, engine: ContainerEngine): Promise<Address> {
  await ensureImage(work, image);
  work.step('CREATING');
  const name = await freeName(work.docker);
  for await (const port of freePorts()) {
    const container = await create(work.docker, { name, image, engine, port, key: hashedKey(work.key) });
    try {
      return await startAndWait(work, container.id, port);
    } catch (error) {
      if (!isPortTaken(error)) throw error;
      await container.remove({ force: true });
    }
  }
  throw new Refusal('CONTAINER_PORT_TAKEN');
}

export async function start(work: Work, ours: ContainerFacts): Promise<Address> {
  return startAndWait(work, ours.id, portOf(ours));
}

export async function stop(work: Work, ours: ContainerFacts): Promise<void> {
  work.step('STOPPING');
  await stopGently(work.docker.getContainer(ours.id));
}

export async function restart(work: Work, ours: ContainerFacts): Promise<Address> {
  await stop(work, ours);
  return start(work, ours);
}

/** The volume stays, and with it the link to the phone. */
export async function remove(work: Work, ours: ContainerFacts): Promise<void> {
  await stop(work, ours);
  work.step('REMOVING');
  await work.docker.getContainer(ours.id).remove({ v: false });
}

/**
 * Another image or a safer definition, over the same volume, port and key. The old container is put aside until the new
 * one answers, and started again if it does not; the two never run together, since they would fight over the phone.
 */
export async function replace(
  work: Work,
  ours: ContainerFacts,
  image: string,
  engine: ContainerEngine,
): Promise<Address> {
  const { docker } = work;
  await ensureImage(work, image);
  await stop(work, ours);
  const name = ours.name.endsWith(leftoverSuffix) ? ours.name.slice(0, -leftoverSuffix.length) : ours.name;
  const old = docker.getContainer(ours.id);
  if (ours.name === name) {
    await removeNamed(docker, `${name}${leftoverSuffix}`);
    await old.rename({ name: `${name}${leftoverSuffix}` });
  }
  try {
    work.step('CREATING');
    const port = portOf(ours);
    const { key, volume } = { key: hashedKey(work.key), volume: ours.volume ?? undefined };
    const { id } = await create(docker, { name, image, engine, port, key, volume });
    const address = await startAndWait(work, id, port);
    await old.remove({ v: false });
    return address;
  } catch (error) {
    await bringBack(work, old, name);
    throw error;
  }
}

async function bringBack({ docker, step }: Work, old: Docker.Container, name: string): Promise<void> {
  step('STARTING');
  await removeNamed(docker, name);
  await old.rename({ name });
  await old.start();
}

async function ensureImage({ docker, pull, step }: Work, image: string): Promise<void> {
  if (await hasImage(docker, image)) return;
  step('PULLING');
  await pullImage(docker, image, pull);
}

async function create(docker: Docker, choice: ContainerChoice): Promise<Docker.Container> {
  return docker.createContainer(createOptions(containerDefinition(choice)));
}

async function startAndWait(work: Work, id: string, port: number): Promise<Address> {
  work.step('STARTING');
  await unlessAlready(work.docker.getContainer(id).start());
  const address = { url: `http://127.0.0.1:${port}`, key: work.key };
  await untilReady(work, { id, ...address });
  return address;
}

/** Without a time of its own: the container's own grace holds. */
async function stopGently(container: Docker.Container): Promise<void> {
  await unlessAlready(container.stop());
}

/** 304: it is as it was asked to be. */
async function unlessAlready(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if ((error as { statusCode?: unknown }).statusCode !== 304) throw error;
  }
}

async function removeNamed(docker: Docker, name: string): Promise<void> {
  try {
    await docker.getContainer(name).remove({ force: true, v: false });
  } catch (error) {
    if (!isNotFound(error)) throw dockerTrouble(error);
  }
}

async function freeName(docker: Docker): Promise<string> {
  const taken = new Set((await docker.listContainers({ all: true })).flatMap(({ Names }) => Names));
  for (let number = 1; ; number++) {
    const name = number === 1 ? baseName : `${baseName}-${number}`;
    if (!taken.has(`/${name}`)) return name;
  }
}

function portOf({ port }: ContainerFacts): number {
  if (port === null) throw new Refusal('CONTAINER_WITHOUT_PORT');
  return port;
}
