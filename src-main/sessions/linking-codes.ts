import type { Clock } from '../domain/clock.ts';
import type { Answer } from '../domain/queue/whatsapp.ts';
import type { SessionReport } from '../domain/sessions/session-state.ts';
import { createQrTracker } from './qr-tracker.ts';
import type { SessionSight } from './session-sight.ts';
import type { WahaSessionGateway } from './waha-gateway.ts';

/** These give one code after the other without an end. */
const endlessEngines: ReadonlySet<string> = new Set(['WEBJS', 'WPP']);
/** A code to type dies with the codes to scan; where nobody counts them it is believed for one linking. */
const linkingMs = 160_000;

type Shown = Pick<SessionSight, 'qr' | 'pairing' | 'passkey'>;
const nothing: Shown = { qr: null, pairing: null, passkey: null };

/** What a person needs to link a phone: a code to scan, or to type, or to compare. */
export class LinkingCodes {
  readonly #session: WahaSessionGateway;
  readonly #clock: Clock;
  readonly #qr = createQrTracker();
  #pairing: Shown['pairing'] = null;
  #passkey: Shown['passkey'] = null;

  constructor(session: WahaSessionGateway, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  shown(): Shown {
    const now = this.#clock.now();
    const pairing = this.#pairing !== null && now.wall < this.#pairing.expiresAt ? this.#pairing : null;
    return { ...nothing, qr: this.#qr.current(now), pairing, passkey: this.#passkey };
  }

  /** Reads the codes that belong to this report. */
  async read({ status, passkey }: SessionReport, engine: string | null): Promise<void> {
    if (status === 'WAITING_QR') await this.#readQr(engine);
    else this.none();
    this.#passkey = passkey && { step: passkey, code: passkey === 'CONFIRM' ? await this.#compared() : null };
  }

  /** Asks for a code to type on this phone. Only while WAHA shows a code to scan. */
  async request(phone: string): Promise<Answer<null>> {
    const answer = await this.#session.requestCode(phone);
    if (!answer.ok) return answer;
    const expiresAt = this.#qr.endsAt() ?? this.#clock.now().wall + linkingMs;
    this.#pairing = { code: answer.data, expiresAt };
    return { ok: true, data: null };
  }

  /** Certainly there is none now. */
  none(): void {
    this.#qr.none(this.#clock.now());
    this.#pairing = null;
  }

  /** Nobody knows any more. */
  lost(): void {
    this.#qr.lost();
    this.#pairing = null;
    this.#passkey = null;
  }

  async #readQr(engine: string | null): Promise<void> {
    const answer = await this.#session.qr();
    if (answer.ok) this.#qr.seen(answer.data, this.#clock.now(), endlessEngines.has(engine ?? ''));
  }

  async #compared(): Promise<string | null> {
    const answer = await this.#session.passkeyCode();
    return answer.ok ? answer.data : null;
  }
}
