import type Docker from 'dockerode';
import { Refusal } from '#contract/result.ts';
import { type ContainerFacts, containerFacts } from './container-facts.ts';
import { createOptions } from './create-options.ts';
import { type ContainerChoice, type ContainerEngine, containerDefinition, hashedKey } from './definition.ts';
import { isNotFound, isPortTaken } from './docker-trouble.ts';
import { leftoverSuffix } from './find-containers.ts';
import { freePorts } from './free-port.ts';
import { hasImage, type PullOptions, pullImage } from './pull-image.ts';
import { type ReadinessParts, untilReady } from './readiness.ts';

export type WorkStep = 'PULLING' | 'HOLDING' | 'CREATING' | 'STARTING' | 'STOPPING' | 'REMOVING';

/** What the pieces of work below share. `step` says what is being done now. */
export interface Work extends ReadinessParts {
  readonly key: string;
  readonly pull: PullOptions;
  readonly step: (step: WorkStep) => void;
  /** Lets the message that is being sent come to its end; none leaves while `work` goes on. */
  readonly hold: <T>(work: () => Promise<T>) => Promise<T>;
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

interface Exchange {
  readonly image: string;
  readonly engine: ContainerEngine;
  /** Done while neither of the two runs. */
  readonly meanwhile?: () => void;
  /** What the new one has to show, besides that it answers, before the old one goes. */
  readonly proof?: (address: Address) => Promise<void>;
}

/**
 * Another image, a safer definition or another key (that of `work`), over the same volume and port. The old container is
 * put aside until the new one answers, and started again if it does not; the two never run together, since they would
 * fight over the phone.
 */
export async function replace(work: Work, ours: ContainerFacts, exchange: Exchange): Promise<Address> {
  const name = properName(ours);
  const other = ours.name === name ? `${name}${leftoverSuffix}` : name;
  const leftover = await leftoverNamed(work, ours, other);
  await ensureImage(work, exchange.image);
  work.step('HOLDING');
  return work.hold(() => exchanged(work, ours, leftover, exchange));
}

async function exchanged(
  work: Work,
  ours: ContainerFacts,
  leftover: Docker.Container | null,
  { image, engine, meanwhile, proof }: Exchange,
): Promise<Address> {
  const { docker } = work;
  const port = portOf(ours);
  const name = properName(ours);
  const old = docker.getContainer(ours.id);
  let made: Docker.Container | null = null;
  let address: Address;
  try {
    await stop(work, ours);
    await removeIfThere(leftover);
    if (ours.name === name) await old.rename({ name: `${name}${leftoverSuffix}` });
    meanwhile?.();
    work.step('CREATING');
    const { key, volume } = { key: hashedKey(work.key), volume: ours.volume ?? undefined };
    made = await create(docker, { name, image, engine, port, key, volume });
    address = await startAndWait(work, made.id, port);
    await proof?.(address);
  } catch (error) {
    await bringBack(work, old, name, made);
    throw error;
  }
  // The new one answers, whatever becomes of the old one: the next update clears it away.
  await old.remove({ v: false }).catch(() => undefined);
  return address;
}

/** What an update that was cut off left under this name. Someone else's container there is not ours to remove. */
async function leftoverNamed(
  { docker }: Work,
  ours: ContainerFacts,
  name: string,
): Promise<Docker.Container | null> {
  try {
    const { id, key } = containerFacts(await docker.getContainer(name).inspect());
    if (key === ours.key) return docker.getContainer(id);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
  throw new Refusal('DOCKER_FAILED', { reason: `The container name "/${name}" is already in use` });
}

/** `made`: the one this update created. By its name it could be anyone's. */
async function bringBack(
  { step }: Work,
  old: Docker.Container,
  name: string,
  made: Docker.Container | null,
): Promise<void> {
  step('STARTING');
  await removeIfThere(made);
  // It may have its name still, or someone else has it now: that it runs matters more.
  await old.rename({ name }).catch(() => undefined);
  await unlessAlready(old.start());
}

/** Under its own name again and running, as far as it was not. */
export async function resume(
  { docker, step }: Pick<Work, 'docker' | 'step'>,
  ours: ContainerFacts,
): Promise<void> {
  const container = docker.getContainer(ours.id);
  const name = properName(ours);
  step('STARTING');
  // Someone else may have the name now: that it runs matters more.
  if (ours.name !== name) await container.rename({ name }).catch(() => undefined);
  await unlessAlready(container.start());
}

/** Also one that has begun to work with the sessions: cut off, it would not save them. */
export async function stopAndRemove(
  { docker, step }: Pick<Work, 'docker' | 'step'>,
  one: ContainerFacts,
): Promise<void> {
  step('STOPPING');
  const container = docker.getContainer(one.id);
  await stopGently(container);
  await removeIfThere(container);
}

/** What it is called when it is not put aside. */
function properName({ name }: ContainerFacts): string {
  return name.endsWith(leftoverSuffix) ? name.slice(0, -leftoverSuffix.length) : name;
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

async function removeIfThere(container: Docker.Container | null): Promise<void> {
  try {
    await container?.remove({ force: true, v: false });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Free for the container and for what an update will call it. */
async function freeName(docker: Docker): Promise<string> {
  const taken = new Set((await docker.listContainers({ all: true })).flatMap(({ Names }) => Names));
  for (let number = 1; ; number++) {
    const name = number === 1 ? baseName : `${baseName}-${number}`;
    if (!taken.has(`/${name}`) && !taken.has(`/${name}${leftoverSuffix}`)) return name;
  }
}

function portOf({ port }: ContainerFacts): number {
  if (port === null) throw new Refusal('CONTAINER_WITHOUT_PORT');
  return port;
}
