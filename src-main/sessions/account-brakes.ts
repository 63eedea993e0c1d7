import type { Clock } from '../domain/clock.ts';
import { type AccountBrakes, untoldBrakes } from '../domain/sessions/session-state.ts';
import type { WahaSessionGateway } from './waha-gateway.ts';

/** How often WhatsApp itself is asked what it holds against the account. */
const everyMs = 10 * 60_000;

/** What WhatsApp holds against the account: as `me` tells, and for what `me` leaves out as it said when it was asked. */
export class Brakes {
  readonly #session: WahaSessionGateway;
  readonly #clock: Clock;
  #asked: { readonly told: AccountBrakes; readonly at: number } | null = null;

  constructor(session: WahaSessionGateway, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  async complete({ timelock, quota }: AccountBrakes): Promise<AccountBrakes> {
    const { uptime } = this.#clock.now();
    if (this.#asked === null || uptime - this.#asked.at >= everyMs || uptime < this.#asked.at) {
      const answer = await this.#session.brakes();
      this.#asked = { told: (answer.ok && answer.data) || untoldBrakes, at: uptime };
    }
    const { told } = this.#asked;
    return { timelock: timelock ?? told.timelock, quota: quota ?? told.quota };
  }

  forget(): void {
    this.#asked = null;
  }
}
