import type Docker from 'dockerode';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { containerFacts } from './container-facts.ts';

/** Whether a WAHA takes this key: asks for its version. */
export type ProbeWaha = (url: string, key: string) => Promise<'READY' | 'WRONG_KEY' | 'NOT_YET'>;

export interface ReadinessParts {
  readonly docker: Docker;
  readonly clock: Clock;
  readonly probe: ProbeWaha;
}

const readyMs = 120_000;
/** A program that ends as often as this will not come up by being started once more. */
const hopelessRestarts = 3;
const everyMs = 500;
const pingMs = 1_500;

/** `/ping`, which needs no key. */
export async function isAnswering(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/ping`, { signal: AbortSignal.timeout(pingMs), redirect: 'error' });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Waits until a container that was started answers and takes the key. */
export async function untilReady(
  { docker, clock, probe }: ReadinessParts,
  container: { readonly id: string; readonly url: string; readonly key: string },
): Promise<void> {
  const start = clock.now().uptime;
  while (clock.now().uptime - start < readyMs) {
    if (await isAnswering(container.url)) {
      const answer = await probe(container.url, container.key);
      if (answer === 'READY') return;
      if (answer === 'WRONG_KEY') throw new Refusal('WAHA_WRONG_KEY');
    }
    const { state, restarts } = containerFacts(await docker.getContainer(container.id).inspect());
    if (state === 'STOPPED' || restarts >= hopelessRestarts) break;
    await clock.sleep(everyMs);
  }
  throw new Refusal('CONTAINER_NOT_READY');
}
