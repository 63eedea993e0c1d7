import type Docker from 'dockerode';
import { type ContainerFacts, containerFacts } from './container-facts.ts';
import { hashedKey, wahaLabel } from './definition.ts';
import { isNotFound } from './docker-trouble.ts';

export interface FoundContainers {
  /** The one whose key we hold. */
  readonly ours: ContainerFacts | null;
  /** With what an update or a change of the key left when it was cut off; `ours` is the first. */
  readonly mine: readonly ContainerFacts[];
  /** Every other WAHA on this computer, whoever started it. */
  readonly others: readonly ContainerFacts[];
}

const wahaImage = /(^|\/)waha(-plus)?(:|@|$)/;

/** `keys`: those the app made, none at first. Whose key we do not hold is not ours to touch. */
export async function findContainers(docker: Docker, keys: readonly string[]): Promise<FoundContainers> {
  const listed = await docker.listContainers({ all: true });
  const wahas = listed.filter(({ Image, Labels }) => wahaImage.test(Image) || wahaLabel in (Labels ?? {}));
  const inspected = await Promise.all(wahas.map(({ Id }) => inspect(docker, Id)));
  const facts = inspected.filter((one) => one !== null);
  const hashes = keys.map(hashedKey);
  // An update that was cut off may leave two: the one that runs, else the one that is no leftover.
  const mine = facts
    .filter(({ key }) => key !== null && hashes.includes(key))
    .sort((a, b) => rank(b) - rank(a));
  return { ours: mine[0] ?? null, mine, others: facts.filter((one) => !mine.includes(one)) };
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
