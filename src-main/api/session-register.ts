import { Refusal } from '#contract/result.ts';
import type { LeftMessages as AskedFor, SessionView } from '#contract/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import type { LeftMessages, NewSession, SessionStore } from '../domain/sessions/session-store.ts';
import type { HearingOf } from '../live/hearing.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { KnownSession, SessionService } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';

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
  /** Of phone numbers without a prefix. */
  readonly defaultCountry: () => string;
  /** Messages were moved or cancelled. */
  readonly queueChanged: () => void;
}

/** What sends when nobody names a session; it cannot go. */
const mainType = 'main';

interface RegisterParts extends SessionHandlerParts {
  readonly urlFrom: (text: string) => string;
  readonly view: (known: KnownSession) => SessionView;
}

type Register = Pick<Handlers, 'sessions.create' | 'sessions.remove' | 'sessions.unsent'>;

/** Sessions that come and go. */
export function sessionRegister(parts: RegisterParts): Register {
  const { service, store, secrets, keyOf, clock, urlFrom, view } = parts;

  return {
    async 'sessions.create'({ type, label, waha_url, waha_session, waha_api_key }) {
      if ((await store.session(type)) !== null) throw new Refusal('SESSION_EXISTS', { type });
      const main = await store.session(mainType);
      const wahaUrl = waha_url === undefined ? main?.wahaUrl : urlFrom(waha_url);
      if (wahaUrl === undefined) throw new Refusal('WAHA_URL_INVALID');
      const session: NewSession = { type, label, wahaUrl, wahaSession: waha_session ?? type };
      await refuseTwice(store, session);
      await store.create(session, clock.now().wall);
      const ofMain = wahaUrl === main?.wahaUrl ? keyOf(mainType) : null;
      keepKey(type, waha_api_key ?? ofMain ?? '');
      return view(await service.check(type));
    },

    async 'sessions.unsent'({ type }) {
      await service.known(type);
      return { unsent: await store.unsent(type) };
    },

    async 'sessions.remove'({ type, messages }) {
      const { record } = await service.known(type);
      if (type === mainType) throw new Refusal('SESSION_MAIN_STAYS', { type });
      const left = await leftMessages(store, type, messages);
      const unsent = await store.unsent(type);
      if (!(await store.remove(type, left, clock.now().wall))) throw new Refusal('SESSION_SENDING', { type });
      // From here on nothing can be queued for it. Its link ends as far as WAHA can be reached.
      await service.forget(type, { inWaha: !(await isUsed(store, record)) });
      secrets.remove(`waha_api_key:${type}`);
      parts.queueChanged();
      return left.kind === 'MOVE' ? { moved: unsent, cancelled: 0 } : { moved: 0, cancelled: unsent };
    },
  };

  function keepKey(type: string, key: string): void {
    if (key === '') secrets.remove(`waha_api_key:${type}`);
    else secrets.set(`waha_api_key:${type}`, key);
  }
}

/** Two sessions of ours on one of WAHA's would each think it theirs. */
export async function refuseTwice(
  store: SessionStore,
  { type, wahaUrl, wahaSession }: Omit<NewSession, 'label'>,
): Promise<void> {
  const same = (await store.sessions()).find(
    (each) => each.type !== type && each.wahaUrl === wahaUrl && each.wahaSession === wahaSession,
  );
  if (same !== undefined) throw new Refusal('SESSION_TWICE', { type: same.type, label: same.label });
}

async function leftMessages(store: SessionStore, type: string, asked: AskedFor): Promise<LeftMessages> {
  if (asked === 'cancel') return { kind: 'CANCEL', heir: mainType };
  if (asked.moveTo === type) throw new Refusal('SESSION_SAME_TARGET', { type });
  if ((await store.session(asked.moveTo)) === null)
    throw new Refusal('UNKNOWN_SESSION', { type: asked.moveTo });
  return { kind: 'MOVE', to: asked.moveTo };
}

async function isUsed(store: SessionStore, { wahaUrl, wahaSession }: NewSession): Promise<boolean> {
  const left = await store.sessions();
  return left.some((each) => each.wahaUrl === wahaUrl && each.wahaSession === wahaSession);
}
