import { Refusal } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { parsePhone } from '../domain/guests/phone-number.ts';
import type { KnownSession } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';
import { refuseTwice, type SessionHandlerParts, sessionRegister } from './session-register.ts';
import { sessionView } from './views.ts';

type SessionHandlers = Pick<Handlers, Extract<keyof Handlers, `sessions.${string}`>>;

export function sessionHandlers(parts: SessionHandlerParts): SessionHandlers {
  const { service, store, secrets, keyOf, hearing, clock, wakeWorker } = parts;
  const view = (known: KnownSession): SessionView =>
    sessionView(known, keyOf(known.record.type) !== null, clock.now(), hearing(known.record));

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
    'sessions.confirmPasskey': async ({ type }) => view(await service.confirmPasskey(type)),
    async 'sessions.requestCode'({ type, phone }) {
      await service.known(type);
      const read = parsePhone(phone, parts.defaultCountry());
      if (!read.ok) throw new Refusal('INVALID_PHONE', { reason: read.code });
      return view(await service.requestCode(type, read.phone.e164));
    },
    ...sessionRegister({ ...parts, urlFrom, view }),
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
      await refuseTwice(store, {
        type,
        wahaUrl: wahaUrl ?? record.wahaUrl,
        wahaSession: waha_session ?? record.wahaSession,
      });
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
