import type { Answer, WahaTrouble } from '../../domain/queue/whatsapp.ts';
import {
  type AccountBrakes,
  type PasskeyStep,
  type SessionAccount,
  type SessionReport,
  type SessionStatus,
  untoldBrakes,
} from '../../domain/sessions/session-state.ts';
import type { WahaServerFacts } from '../../domain/sessions/waha-server.ts';
import { FakeWhatsApp } from '../../worker/testing/fake-whatsapp.ts';
import type { ConnectToWaha, WahaGateway, WahaSessionGateway } from '../waha-gateway.ts';

type Call =
  | 'identify'
  | 'startedAt'
  | 'report'
  | 'create'
  | 'restart'
  | 'logout'
  | 'remove'
  | 'qr'
  | 'requestCode'
  | 'passkeyCode'
  | 'confirmPasskey'
  | 'brakes';

export const account: SessionAccount = {
  number: '393330000000',
  pushName: 'Giulia',
  device: '393330000000:7@s.whatsapp.net',
};

/** A WAHA that is in whatever state the test puts it, and notes what it is asked. */
export class FakeWaha implements WahaGateway {
  version = '2026.3.1';
  engine = 'NOWEB';
  tier: string | null = 'PLUS';
  started: number | null = 1_000;
  status: SessionStatus = 'STARTING';
  account: SessionAccount | null = null;
  passkey: PasskeyStep | null = null;
  /** As `me` tells. */
  told: AccountBrakes = untoldBrakes;
  /** As WhatsApp says when it is asked. */
  asked: AccountBrakes | null = null;
  code = 'code-1';
  /** The phone a code to type was asked for. */
  askedFor: string | null = null;
  /** Answers every question with this. */
  trouble: WahaTrouble | null = null;
  /** Answers only this question with trouble. */
  readonly troubles = new Map<Call, WahaTrouble>();
  /** What a call does to the session. */
  readonly effects = new Map<Call, () => void>();
  /** Awaited by every call before it answers. */
  slow: Promise<void> = Promise.resolve();
  readonly calls: Call[] = [];
  readonly whatsapp = new FakeWhatsApp(() => 0);

  identify(): Promise<Answer<WahaServerFacts>> {
    return this.#answer('identify', () => ({ version: this.version, engine: this.engine, tier: this.tier }));
  }

  async startedAt(): Promise<Answer<number>> {
    const answer = await this.#answer('startedAt', () => this.started);
    if (!answer.ok) return answer;
    return answer.data === null ? { ok: false, trouble: 'FAILED' } : { ok: true, data: answer.data };
  }

  session(): WahaSessionGateway {
    return {
      whatsapp: this.whatsapp,
      report: () => this.#answer('report', () => this.#report()),
      create: () => this.#answer('create', () => null),
      restart: () => this.#answer('restart', () => null),
      logout: () => this.#answer('logout', () => null),
      remove: () => this.#answer('remove', () => null),
      qr: () => this.#answer('qr', () => this.code),
      requestCode: (phone) => {
        this.askedFor = phone;
        return this.#answer('requestCode', () => 'ABCD-1234');
      },
      passkeyCode: () => this.#answer('passkeyCode', () => '4711'),
      confirmPasskey: () => this.#answer('confirmPasskey', () => null),
      brakes: () => this.#answer('brakes', () => this.asked),
    };
  }

  /** Somebody has scanned the code. */
  link(as: SessionAccount = account): void {
    this.status = 'CONNECTED';
    this.account = as;
  }

  show(status: SessionStatus): void {
    this.status = status;
    this.account = null;
  }

  /** WhatsApp bans first messages, as `me` tells; null = it is over. */
  restrict(until: number | null): void {
    const named = until !== null && Number.isFinite(until) ? until : null;
    this.told = { ...this.told, timelock: { active: until !== null, kind: 'DEFAULT', until: named } };
  }

  /** The lifecycle calls so far: what was done, not what was asked. */
  get done(): readonly Call[] {
    const lifecycle: ReadonlySet<Call> = new Set(['create', 'restart', 'logout', 'remove']);
    return this.calls.filter((call) => lifecycle.has(call));
  }

  count(call: Call): number {
    return this.calls.filter((each) => each === call).length;
  }

  #report(): SessionReport {
    const { status, account, passkey, told } = this;
    return { status, account, passkey, brakes: told };
  }

  async #answer<T>(call: Call, data: () => T): Promise<Answer<T>> {
    this.calls.push(call);
    await this.slow;
    const trouble = this.trouble ?? this.troubles.get(call);
    if (trouble !== undefined && trouble !== null) return { ok: false, trouble };
    this.effects.get(call)?.();
    return { ok: true, data: data() };
  }
}

/** Several of them, by address and key: what is asked of one that is not there fails the test. */
export function connectTo(servers: Readonly<Record<string, FakeWaha>>): ConnectToWaha {
  return (url, key) => {
    const server = servers[key === null ? url : `${url} ${key}`];
    if (server === undefined) throw new Error(`nobody is at ${url} with this key`);
    return server;
  };
}
