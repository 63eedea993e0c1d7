import type { Language } from '#contract/common.ts';
import type { ContainerView, OwnContainer } from '#contract/container.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import { type ContainerFacts, type Hazard, isOlder, releaseOf } from '../container/container-facts.ts';
import type { ContainerService, ContainerSight } from '../container/container-service.ts';
import type { Handlers } from './handlers.ts';
import { isoOrNull } from './views.ts';

export interface ContainerHandlerParts {
  readonly service: ContainerService;
  readonly platform: NodeJS.Platform;
  readonly language: () => Language;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Where the sessions of the realm that is open reach their WAHA. */
  readonly usedUrls: () => Promise<readonly string[]>;
  /** The real realm goes over this WAHA from now on. */
  readonly use: (address: { readonly url: string; readonly key: string }) => Promise<void>;
}

type ContainerHandlers = Pick<Handlers, Extract<keyof Handlers, `container.${string}`>>;

/** WAHA takes seconds to start: one that has not answered for so long has a problem. */
const startingMs = 120_000;

export function containerHandlers(parts: ContainerHandlerParts): ContainerHandlers {
  const { service } = parts;

  async function view(): Promise<ContainerView> {
    const sight = await service.look();
    const { problem } = service;
    return {
      docker: sight.docker,
      system: systems[parts.platform] ?? 'linux',
      container: sight.container && ownView(sight.container, sight, parts.now(), await parts.usedUrls()),
      unsafe: sight.others
        .map(({ name, hazards }) => ({ name, hazards: hazards.filter((one) => one !== 'NO_VOLUME') }))
        .filter(({ hazards }) => hazards.length > 0),
      task: service.task,
      problem: problem && told(problem, parts.language()),
    };
  }

  async function after(begun: Promise<void> | void): Promise<ContainerView> {
    await begun;
    return view();
  }

  return {
    async 'container.get'() {
      const seen = await view();
      service.settle();
      return seen;
    },
    'container.install': ({ engine }) => after(service.install(engine)),
    'container.start': () => after(service.start()),
    'container.stop': () => after(service.stop()),
    'container.restart': () => after(service.restart()),
    'container.update': () => after(service.update()),
    'container.changeKey': () => after(service.changeKey()),
    'container.remove': () => after(service.remove()),
    'container.cancel': () => after(service.cancel()),
    async 'container.use'() {
      const address = await service.address();
      if (address === null) throw new Refusal('CONTAINER_MISSING');
      await parts.use(address);
      return view();
    },
    'container.log': async ({ after: last }) => ({ lines: [...(await service.log(last))] }),
  };
}

const systems: Partial<Record<NodeJS.Platform, ContainerView['system']>> = {
  win32: 'windows',
  darwin: 'mac',
};

function told({ code, details }: Refusal, language: Language): ContainerView['problem'] {
  const reason = details?.['reason'];
  return {
    code,
    message: failure(language, code, details).message,
    reason: typeof reason === 'string' ? reason : null,
  };
}

function ownView(
  container: NonNullable<ContainerSight['container']>,
  { wantedImage }: ContainerSight,
  now: number,
  usedUrls: readonly string[],
): OwnContainer {
  const { name, url, version, engine, startedAt, volume, hazards } = container;
  return {
    name,
    status: statusOf(container, now),
    url,
    version,
    engine,
    startedAt: isoOrNull(startedAt),
    volume,
    hazards: [...hazards] satisfies Hazard[],
    updateTo: newerRelease(version, wantedImage),
    inUse: url !== null && usedUrls.includes(url),
  };
}

function statusOf(container: ContainerFacts & { answering: boolean }, now: number): OwnContainer['status'] {
  const { state, answering, startedAt } = container;
  if (state === 'STOPPED') return 'STOPPED';
  if (answering) return 'RUNNING';
  return state === 'RUNNING' && now - (startedAt ?? now) < startingMs ? 'STARTING' : 'UNHEALTHY';
}

function newerRelease(version: string | null, wantedImage: string | null): string | null {
  const wanted = wantedImage === null ? null : releaseOf(wantedImage);
  return wanted !== null && (version === null || isOlder(version, wanted)) ? wanted : null;
}
