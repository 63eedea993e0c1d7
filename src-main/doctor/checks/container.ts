import type { ContainerSight } from '../../container/container-service.ts';
import type { Outcome } from '../check.ts';

/** A WAHA takes seconds to start: one that is silent for longer has a problem. */
const startingMs = 120_000;

/** Whether the container runs and answers. */
export function containerRuns({ docker, container }: ContainerSight, now: number): Outcome {
  if (docker !== 'READY') return { result: 'unknown', code: 'NO_DOCKER', action: 'SHOW_WHATSAPP' };
  if (container === null) return { result: 'unknown', code: 'NOT_OURS' };
  const values = { name: container.name };
  if (container.state === 'STOPPED')
    return { result: 'failed', code: 'STOPPED', values, action: 'START_CONTAINER' };
  if (container.answering) return { result: 'ok', code: 'RUNS', values };
  return now - (container.startedAt ?? 0) < startingMs
    ? { result: 'warning', code: 'STARTS', values }
    : { result: 'failed', code: 'SILENT', values, action: 'SHOW_WHATSAPP' };
}

/** Whether the link to the phone outlives the container. */
export function volumeMounted({ container }: ContainerSight): Outcome {
  if (container === null) return { result: 'unknown', code: 'NOT_OURS' };
  const { volume } = container;
  return volume === null
    ? { result: 'warning', code: 'VOLUME_MISSING' }
    : { result: 'ok', code: 'VOLUME_MOUNTED', values: { volume } };
}

/** Whether nobody but this computer, and nobody without the key, can use any WAHA here. */
export function closedToOthers({ docker, container, others }: ContainerSight): Outcome {
  if (docker !== 'READY') return { result: 'unknown', code: 'NO_DOCKER' };
  const all = container === null ? others : [container, ...others];
  for (const [hazard, code] of [
    ['EXPOSED', 'EXPOSED'],
    ['NO_KEY', 'KEYLESS'],
  ] as const) {
    const dangerous = all.find(({ hazards }) => hazards.includes(hazard));
    if (dangerous === undefined) continue;
    const action = dangerous === container ? 'SECURE_CONTAINER' : 'SHOW_WHATSAPP';
    return { result: 'failed', code, values: { name: dangerous.name }, action };
  }
  return all.length === 0 ? { result: 'unknown', code: 'NOT_OURS' } : { result: 'ok', code: 'LOOPBACK_ONLY' };
}
