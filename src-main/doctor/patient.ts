import type { Hearing } from '../live/hearing.ts';
import type { ConnectToWaha, WahaGateway } from '../sessions/waha-gateway.ts';
import { ping } from './ping.ts';

/** One session as the doctor examines it. */
export interface Patient {
  readonly type: string;
  readonly label: string;
  readonly url: string;
  readonly wahaSession: string;
  /** Whether the stored keys can be read at all: outside the app a keychain stays closed. */
  readonly keyReadable: boolean;
  readonly gateway: WahaGateway;
  /** The same WAHA without any key. */
  readonly withoutKey: WahaGateway;
  /** How its events are heard; null where nobody listens, as in a terminal. */
  readonly hearing: Hearing | null;
  /** `/ping`: the time in its `Date` header as epoch milliseconds, null without one; null when nobody answers. */
  ping(): Promise<{ readonly date: number | null } | null>;
}

/** `127.0.0.1:3000`; with its scheme when it is not plain http. */
export function hostOf(url: string): string {
  return url.replace(/^http:\/\//, '').replace(/\/$/, '');
}

/** The session of a real WAHA, with the ways to ask it. */
export function patientOf(
  record: {
    readonly type: string;
    readonly label: string;
    readonly wahaUrl: string;
    readonly wahaSession: string;
  },
  key: string | null,
  keyReadable: boolean,
  connect: ConnectToWaha,
  hearing: Hearing | null = null,
): Patient {
  const { type, label, wahaUrl: url, wahaSession } = record;
  return {
    ...{ type, label, url, wahaSession, keyReadable, hearing },
    gateway: connect(url, key),
    withoutKey: connect(url, null),
    ping: () => ping(url),
  };
}
