import { Refusal } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import type { HearingOf } from '../live/hearing.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { KnownSession, SessionService } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';
import { sessionView } from './views.ts';

export interface SessionHandlerParts {
  readonly service: SessionService;
  readonly store: SessionStore;
  readonly secrets: SecretStore;
  readonly keyOf: (type: string) => string | null;
  readonly normaliseUrl: (
    text: string,
  ) => { readonly ok: true; readonly url: string } | { readonly ok: false };
  readonly hearing: HearingOf;
  readonly clock: Clock;
  readonly wakeWorker: () => void;
}

type SessionHandlers = Pick<Handlers, Extract<keyof Handlers, `sessions.${string}`>>;

export function sessionHandlers(parts: SessionHandlerParts): SessionHandlers {
  const { service, store, secrets, keyOf, hearing, clock, wakeWorker } = parts;
  const view = (known: KnownSession): SessionView =>
    sessionView(known, keyOf(known.record.type) !== null, clock.now().wall, hearing(known.record));

  function urlFrom(text: string): string {
    const normalised = parts.normaliseUrl(text);
    if (!normalised.ok) throw new Refusal('WAHA_URL_INVALID');
    return normalised.url;
  }

  return {
    'sessions.list': async () => (await service.all()).map(view),
    'sessions.get': async ({ type }) => view(await service.known(type)),
    'sessions.check': async ({ type }) => view(await service.check(type)),
    'sessions.refresh': async ({ type }) => view(await service.refresh(type)),
    'sessions.logout': async ({ type }) => view(await service.logout(type)),
    async 'sessions.resume'({ type }) {
      await service.known(type);
      await store.resume(type);
      await service.announce();
      wakeWorker();
      return view(await service.known(type));
    },
    async 'sessions.update'({ type, changes }) {
      const { record } = await service.known(type);
      const { label, waha_url, waha_session, waha_api_key } = changes;
      const wahaUrl = waha_url === undefined ? undefined : urlFrom(waha_url);
      await store.change(type, {
        ...(label === undefined ? {} : { label }),
        ...(wahaUrl === undefined ? {} : { wahaUrl }),
        ...(waha_session === undefined ? {} : { wahaSession: waha_session }),
      });
      if (waha_api_key === '') secrets.remove(`waha_api_key:${type}`);
      else if (waha_api_key !== undefined) secrets.set(`waha_api_key:${type}`, waha_api_key);
      // A new key or address answers the question the pause asked.
      const answersPause = waha_api_key !== undefined || wahaUrl !== undefined;
      if (answersPause && record.paused?.reason === 'WRONG_KEY') await store.resume(type);
      return view(await service.check(type));
    },
  };
}
