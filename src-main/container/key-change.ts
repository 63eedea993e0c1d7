import { Refusal } from '#contract/result.ts';
import type { ContainerFacts } from './container-facts.ts';
import type { ContainerKeys } from './container-keys.ts';
import { type Address, replace, resume, stopAndRemove, type Work } from './container-work.ts';
import { hashedKey } from './definition.ts';
import { findContainers } from './find-containers.ts';

/**
 * The same container with a new key. Until the new one was accepted and the old one refused, everything can go back;
 * whatever happens in between, `settleKey` finds one of the two keys with a container and makes it the only one.
 */
export function changeKey(work: Work, ours: ContainerFacts, keys: ContainerKeys): Promise<Address> {
  work.step('HOLDING');
  return work.hold(async () => {
    const change = keys.makeNext();
    try {
      return await replace({ ...work, key: change.next }, ours, {
        image: ours.image,
        engine: ours.engine ?? 'GOWS',
        // Neither container runs: no session can come to one of them with the key of the other.
        meanwhile: () => keys.useInSessions(change.next),
        async proof({ url }) {
          const answer = await work.probe(url, change.before);
          if (answer !== 'WRONG_KEY') throw new Refusal('CONTAINER_KEY_UNCHANGED');
          keys.putInForce(change);
        },
      });
    } finally {
      // What cannot be cleared away now is cleared away at the next start.
      await settleKey(work, keys).catch(() => undefined);
    }
  });
}

/**
 * Ends a change of the key that was cut off, wherever that was. The key in force stays when it has a container: before
 * the proof that is the old one, after it the new one.
 */
export async function settleKey(
  { docker, step, hold }: Pick<Work, 'docker' | 'step' | 'hold'>,
  keys: ContainerKeys,
): Promise<void> {
  const [inForce, other] = [keys.inForce(), keys.other()];
  if (other === null) {
    if (inForce !== null) keys.settle(inForce);
    return;
  }
  step('HOLDING');
  await hold(async () => {
    const { mine } = await findContainers(docker, keys.all());
    const having = (key: string | null) => mine.filter((one) => key !== null && one.key === hashedKey(key));
    const isOther = having(inForce).length === 0 && having(other).length > 0;
    const kept = isOther || inForce === null ? other : inForce;
    const [ours] = having(kept);
    for (const one of having(isOther ? inForce : other)) await stopAndRemove({ docker, step }, one);
    keys.useInSessions(kept);
    if (ours !== undefined) await resume({ docker, step }, ours);
    keys.settle(kept);
  });
}
