import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppInfo } from '#contract/overview.ts';
import { Refusal } from '#contract/result.ts';
import type { Handlers } from './api/handlers.ts';
import type { AppFirstRun } from './app-first-run.ts';
import type { AppOptions } from './app-options.ts';
import type { RealmKeeper, RealmKind } from './realm/realm-keeper.ts';
import { problemOf } from './sessions/session-problem.ts';
import { wahaTimeoutsDefault } from './waha/timeouts.ts';
import { normaliseWahaUrl } from './waha/url.ts';
import { realWaha } from './waha-access.ts';

type AppHandlers = Pick<Handlers, Extract<keyof Handlers, `app.${string}`>>;
interface WahaAddress {
  readonly waha_url: string;
  readonly waha_api_key?: string | undefined;
}

/**
 * What concerns no realm alone: who we are, and going from practice to real and back. `unprotected`: the secrets of the
 * real realm can be read in their file.
 */
export function appHandlers(
  options: AppOptions,
  keeper: RealmKeeper,
  unprotected: () => boolean,
  firstRun: AppFirstRun,
  announce: (info: AppInfo) => void,
): AppHandlers {
  const { directory, version, waha = null, timeouts = wahaTimeoutsDefault } = options;

  async function info(): Promise<AppInfo> {
    const { realm } = keeper;
    return {
      version,
      realm: realm.kind,
      realConfigured: waha !== null || existsSync(join(directory, 'invita.sqlite')),
      language: realm.configuration().language,
      eventId: await realm.eventId(),
      firstRun: await firstRun.get(),
      notices: [
        ...(await realm.notices()),
        ...(realm.kind === 'real' && unprotected() ? ['SECRETS_UNPROTECTED'] : []),
      ],
    };
  }

  async function probe({ waha_url, waha_api_key }: WahaAddress) {
    const url = normaliseWahaUrl(waha_url);
    if (!url.ok) throw new Refusal('WAHA_URL_INVALID');
    const server = realWaha(null, timeouts).connect(url.url, waha_api_key || null);
    const answer = await server.identify();
    if (!answer.ok) throw new Refusal(problemOf(answer.trouble));
    return { version: answer.data.version, engine: answer.data.engine };
  }

  async function switchTo(kind: RealmKind): Promise<AppInfo> {
    const before = keeper.realm.kind;
    await keeper.switchTo(kind);
    const now = await info();
    if (now.realm !== before) announce(now);
    return now;
  }

  return {
    'app.info': info,
    'app.switchRealm': ({ realm }) => switchTo(realm),
    'app.probeWaha': probe,
    async 'app.useWaha'(address) {
      await probe(address);
      await switchTo('real');
      await keeper.realm.handlers['sessions.update']({ type: 'main', changes: address });
      return info();
    },
  };
}
