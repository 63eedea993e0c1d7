import type { Answer, WahaTrouble } from '../../domain/queue/whatsapp.ts';
import type { SessionAccount, SessionReport, SessionStatus } from '../../domain/sessions/session-state.ts';
import { FakeWhatsApp } from '../../worker/testing/fake-whatsapp.ts';
import type { ConnectToWaha, WahaGateway, WahaSessionGateway } from '../waha-gateway.ts';

type Call = 'identify' | 'startedAt' | 'report' | 'create' | 'restart' | 'logout' | 'qr';

export const account: SessionAccount = {
  number: '393330000000',
  pushName: 'Giulia',
  device: '393330000000:7@s.whatsapp.net',
};

/** A WAHA that is in whatever state the test puts it, and notes what it is asked. */
export class FakeWaha implements WahaGateway {
  version = '2026.3.1';
  engine = 'NOWEB';
  started: number | null = 1_000;
  status: SessionStatus = 'STARTING';
  account: SessionAccount | null = null;
  newChatsRestrictedUntil: number | null = null;
  code = 'code-1';
  /** Answers every question with this. */
  trouble: WahaTrouble | null = null;
  /** Answers only this question with trouble. */
  readonly troubles = new Map<Call, WahaTrouble>();
  /** What a call does to the session. */
  readonly effects = new Map<Call, () => void>();
  /** Awaited by every call before it answers. */
  slow: Promise<void> = Promise.resolve();
  readonly calls: Call[] = [];
  readonly #whatsapp = new FakeWhatsApp(() => 0);

  identify(): Promise<Answer<{ version: string; engine: string }>> {
    return this.#answer('identify', () => ({ version: this.version, engine: this.engine }));
  }

  async startedAt(): Promise<Answer<number>> {
    const answer = await this.#answer('startedAt', () => this.started);
    if (!answer.ok) return answer;
    return answer.data === null ? { ok: false, trouble: 'FAILED' } : { ok: true, data: answer.data };
  }

  session(): WahaSessionGateway {
    return {
      whatsapp: this.#whatsapp,
      report: () => this.#answer('report', () => this.#report()),
      create: () => this.#answer('create', () => null),
      restart: () => this.#answer('restart', () => null),
      logout: () => this.#answer('logout', () => null),
      qr: () => this.#answer('qr', () => this.code),
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

  /** The lifecycle calls so far: what was done, not what was asked. */
  get done(): readonly Call[] {
    return this.calls.filter((call) => call === 'create' || call === 'restart' || call === 'logout');
  }

  count(call: Call): number {
    return this.calls.filter((each) => each === call).length;
  }

  #report(): SessionReport {
    const { status, newChatsRestrictedUntil } = this;
    return { status, account: this.account, newChatsRestrictedUntil };
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
