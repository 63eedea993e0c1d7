import type { PracticePhones } from './api/practice-handlers.ts';
import type { Clock } from './domain/clock.ts';
import type { OpenEvents } from './domain/live/live-event.ts';
import type { Random } from './domain/random.ts';
import type { SessionStore } from './domain/sessions/session-store.ts';
import { practiceAccount } from './practice/phone.ts';
import { startPracticeWaha } from './practice/practice-waha.ts';
import type { Account } from './practice/session-record.ts';
import type { ConnectToWaha } from './sessions/waha-gateway.ts';
import { createWahaServer } from './waha/client.ts';
import { openEventStream } from './waha/event-stream.ts';
import { type WahaTimeouts, wahaTimeoutsDefault } from './waha/timeouts.ts';

/** How a realm reaches WAHA. A realm knows no other way, so practice cannot reach a real one, nor the other way round. */
export interface WahaAccess {
  readonly connect: ConnectToWaha;
  readonly openEvents: OpenEvents;
  /** Of a new session. */
  readonly defaultUrl: string;
  /** The key for a session, given the stored one: an address of this run gets the key of this run or none. */
  keyOf(type: string, stored: string | null): string | null;
  /** The sessions as stored, or with what the command line says for this run. */
  overriding(store: SessionStore): SessionStore;
  /** Whether session `main` is brought up at the start without being asked. */
  readonly bringUp: boolean;
  readonly phones: PracticePhones | null;
  close(): Promise<void>;
}

/** `main` of this run, from the command line. */
export interface WahaOverride {
  readonly url: string;
  readonly key: string | null;
}

const usualUrl = 'http://127.0.0.1:3000';

export function realWaha(
  override: WahaOverride | null,
  timeouts: WahaTimeouts = wahaTimeoutsDefault,
): WahaAccess {
  return {
    connect: sharingServers(timeouts),
    openEvents: (url, key, listener) => openEventStream({ url, key, listener }),
    defaultUrl: usualUrl,
    keyOf: (type, stored) => (type === 'main' && override !== null ? override.key : stored),
    overriding: (store) => (override === null ? store : withUrl(store, override.url)),
    bringUp: override !== null,
    phones: null,
    close: async () => {},
  };
}

/** Half of the guests look at their phone by themselves, within half an hour. */
const autoRead = { share: 0.5, fromMs: 20_000, toMs: 30 * 60_000 };

/** What is shown and remembered as the address of the practice WAHA; its real one changes with every start. */
const practiceUrl = 'http://practice.invalid';

export interface PracticeOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeouts?: WahaTimeouts;
  readonly onChange: () => void;
}

/** A WAHA inside the app. Whatever address a session of this realm has, it comes here. */
export async function practiceWaha({
  directory,
  clock,
  random,
  timeouts,
  onChange,
}: PracticeOptions): Promise<WahaAccess> {
  const key = random.id();
  const waha = await startPracticeWaha({ clock, random, apiKey: key, directory, autoRead });
  const stopListening = waha.onChange(onChange);
  const connect = sharingServers(timeouts ?? wahaTimeoutsDefault);
  return {
    connect: () => connect(waha.url, key),
    openEvents: (_url, _key, listener) => openEventStream({ url: waha.url, key, listener }),
    defaultUrl: practiceUrl,
    keyOf: () => key,
    overriding: (store) => store,
    bringUp: true,
    phones: {
      scan: (session) => waha.phone.scan(session, accountOf(session)),
      typeCode: (session, code) => waha.phone.typeCode(session, code, accountOf(session)),
      unlink: (session) => waha.phone.unlink(session),
      markRead: (chatId) => waha.phone.markRead(chatId),
      reply: (chatId, text) => waha.phone.reply(chatId, text),
      chats: () => waha.phone.chats(),
      arrived: () => waha.outbox().length,
    },
    async close() {
      stopListening();
      await waha.close();
    },
  };
}

/** Each session of a rehearsal is a phone of its own; the first one always has the same number. */
function accountOf(session: string): Account {
  if (session === 'default') return practiceAccount;
  const digits = [...session].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_000_000, 0);
  return { ...practiceAccount, number: `39340${1_000_000 + digits}` };
}

/** One object per server and key: it puts the lifecycle calls of its sessions in order. */
function sharingServers(timeouts: WahaTimeouts): ConnectToWaha {
  const servers = new Map<string, ReturnType<ConnectToWaha>>();
  return (url, key) => {
    const name = JSON.stringify([url, key]);
    const server = servers.get(name) ?? createWahaServer({ url, key, timeouts });
    servers.set(name, server);
    return server;
  };
}

function withUrl(store: SessionStore, url: string): SessionStore {
  return {
    ...store,
    async sessions() {
      return (await store.sessions()).map((session) =>
        session.type === 'main' ? { ...session, wahaUrl: url } : session,
      );
    },
    async session(type) {
      const session = await store.session(type);
      return session !== null && type === 'main' ? { ...session, wahaUrl: url } : session;
    },
  };
}
