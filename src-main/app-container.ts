import { containerHandlers } from './api/container-handlers.ts';
import type { Handlers } from './api/handlers.ts';
import type { AppOptions } from './app-options.ts';
import { ContainerService } from './container/container-service.ts';
import type { Address } from './container/container-work.ts';
import { hereAndNow } from './container/engine.ts';
import type { ProbeWaha } from './container/readiness.ts';
import { coalesced } from './realm/coalesced.ts';
import type { RealmKeeper } from './realm/realm-keeper.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import { type WahaTimeouts, wahaTimeoutsDefault } from './waha/timeouts.ts';
import { realWaha } from './waha-access.ts';

export interface AppContainerParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  readonly secrets: () => SecretStore;
  readonly emit: (event: 'container.changed' | 'container.logged', payload: Record<string, never>) => void;
  /** `app.useWaha`: to the real realm, over this WAHA. */
  readonly goToWaha: (address: { waha_url: string; waha_api_key: string }) => unknown;
}

/** The WAHA container concerns the app, not one realm: practice has a WAHA of its own and may make a real one ready. */
export function createAppContainer({ options, keeper, secrets, emit, goToWaha }: AppContainerParts) {
  const { clock, random, log, timeouts = wahaTimeoutsDefault } = options;
  const tellChanged = coalesced(() => emit('container.changed', {}));
  const tellLogged = coalesced(() => emit('container.logged', {}));

  /** What is real goes over the container by itself; in practice the admin is asked when to go. */
  async function onReady({ url, key }: Address): Promise<void> {
    if (keeper.realm.kind !== 'real') return;
    try {
      const { handlers } = keeper.realm;
      const main = await handlers['sessions.get']({ type: 'main' });
      if (main.status === 'CONNECTED' && main.waha_url !== url) return;
      await handlers['sessions.update']({ type: 'main', changes: { waha_url: url, waha_api_key: key } });
      await startMissing();
    } catch (error) {
      // The container runs all the same; why the phone is not linked is told on its card.
      log.error('container', error);
    }
  }

  /** A code to scan comes by itself. Only what is not there is started: nothing that could cost the link to a phone. */
  async function startMissing(): Promise<void> {
    const { handlers } = keeper.realm;
    const { status, problem } = await handlers['sessions.get']({ type: 'main' });
    if (status === 'DISCONNECTED' && problem === null) await handlers['sessions.refresh']({ type: 'main' });
  }

  const service = new ContainerService({
    surroundings: options.docker?.surroundings ?? hereAndNow(),
    ...(options.docker?.imageOf !== undefined && { imageOf: options.docker.imageOf }),
    ...{ secrets, random, clock, onReady },
    probe: probeWithin(timeouts),
    hold: (work) => keeper.hold(work),
    onChange: tellChanged,
    onLog: tellLogged,
  });

  const handlers: Pick<Handlers, Extract<keyof Handlers, `container.${string}`>> = containerHandlers({
    service,
    platform: process.platform,
    language: () => keeper.realm.configuration().language,
    now: () => clock.now().wall,
    async usedUrls() {
      if (keeper.realm.kind !== 'real') return [];
      return (await keeper.realm.handlers['sessions.list']()).map(({ waha_url }) => waha_url);
    },
    async use({ url, key }) {
      await goToWaha({ waha_url: url, waha_api_key: key });
      await startMissing();
    },
  });

  void settleAtStart(service, keeper).catch((error: unknown) => log.error('container', error));

  return {
    handlers,
    service,
    close() {
      service.close();
      tellChanged.cancel();
      tellLogged.cancel();
    },
  };
}

function probeWithin(timeouts: WahaTimeouts): ProbeWaha {
  return async (url, key) => {
    const answer = await realWaha(null, timeouts).connect(url, key).identify();
    if (answer.ok) return 'READY';
    return answer.trouble === 'WRONG_KEY' ? 'WRONG_KEY' : 'NOT_YET';
  };
}

/** In practice the secrets of the real realm stay closed until somebody looks at the container. */
async function settleAtStart(service: ContainerService, keeper: RealmKeeper): Promise<void> {
  if (keeper.realm.kind !== 'real' || !service.isKeyChanging) return;
  await service.look();
  service.settle();
}
