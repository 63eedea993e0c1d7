import type Docker from 'dockerode';
import { type ContainerFacts, containerFacts } from './container-facts.ts';
import { hashedKey, wahaLabel } from './definition.ts';
import { isNotFound } from './docker-trouble.ts';

export interface FoundContainers {
  /** The one whose key we hold. */
  readonly ours: ContainerFacts | null;
  /** Every other WAHA on this computer, whoever started it. */
  readonly others: readonly ContainerFacts[];
}

const wahaImage = /(^|\/)waha(-plus)?(:|@|$)/;

/** `key`: the one the app made, null when there is none yet. Whose key we do not hold is not ours to touch. */
export async function findContainers(docker: Docker, key: string | null): Promise<FoundContainers> {
  const listed = await docker.listContainers({ all: true });
  const wahas = listed.filter(({ Image, Labels }) => wahaImage.test(Image) || wahaLabel in (Labels ?? {}));
  const inspected = await Promise.all(wahas.map(({ Id }) => inspect(docker, Id)));
  const facts = inspected.filter((one) => one !== null);
  const hash = key === null ? null : hashedKey(key);
  // An update that was cut off may leave two: the one that runs, else the one that is no leftover.
  const mine = facts.filter((one) => one.key === hash && hash !== null).sort((a, b) => rank(b) - rank(a));
  const ours = mine[0] ?? null;
  return { ours, others: facts.filter((one) => !mine.includes(one)) };
}

/** What an update calls the container it replaces. */
export const leftoverSuffix = '-old';

function rank({ state, name }: ContainerFacts): number {
  return (state === 'STOPPED' ? 0 : 2) + (name.endsWith(leftoverSuffix) ? 0 : 1);
}

async function inspect(docker: Docker, id: string): Promise<ContainerFacts | null> {
  try {
    return containerFacts(await docker.getContainer(id).inspect());
  } catch (error) {
    // Removed between the list and the look.
    if (isNotFound(error)) return null;
    throw error;
  }
}
