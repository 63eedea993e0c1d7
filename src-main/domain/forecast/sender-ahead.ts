import { decide, type Errand, type GovernorInput } from '../governor/governor.ts';
import { errandOf } from '../queue/errand-of.ts';
import { errandOrder } from '../queue/errand-order.ts';
import type { Lane } from '../queue/message.ts';
import { DueLine } from './due-line.ts';

export interface ForecastMessage {
  readonly id: string;
  readonly lane: Lane;
  /** Epoch milliseconds until which it skips window and gap; null = never. */
  readonly urgentUntil: number | null;
  /** Epoch milliseconds; 0 or a past time = at once. */
  readonly notBefore: number;
}

/** One session with what waits in it. */
export interface ForecastSender {
  /** In the order of queuing. */
  readonly messages: readonly ForecastMessage[];
  /** Epoch milliseconds; null without a ban on first messages. */
  readonly newChatsRestrictedUntil: number | null;
  /** Warm messages sent in a row. */
  readonly warmStreak: number;
}

/** What leaves now, or the first moment (epoch milliseconds, maybe `Infinity`) at which something may. */
export type Look = { readonly leaves: string } | { readonly nextAt: number };

type Place = ForecastMessage & { readonly place: number };

/** A sender in a future that has not happened: it makes the worker's choices and keeps what is left. */
export class SenderAhead {
  readonly #newChatsRestrictedUntil: number | null;
  readonly #lines: Readonly<Record<Errand, DueLine<Place>>>;
  #warmStreak: number;

  constructor({ messages, newChatsRestrictedUntil, warmStreak }: ForecastSender, wall: number) {
    this.#newChatsRestrictedUntil = newChatsRestrictedUntil;
    this.#warmStreak = warmStreak;
    const placed: Readonly<Record<Errand, Place[]>> = { URGENT: [], WARM: [], COLD: [] };
    for (const [place, message] of messages.entries()) {
      const { id, lane, urgentUntil, notBefore } = message;
      placed[errandOf(message, wall)].push({ id, lane, urgentUntil, notBefore, place });
    }
    const { URGENT, WARM, COLD } = placed;
    this.#lines = { URGENT: new DueLine(URGENT), WARM: new DueLine(WARM), COLD: new DueLine(COLD) };
  }

  /** Asks the governor for each lane in turn, and sends the first message that may go. */
  look(moment: Omit<GovernorInput, 'newChatsRestrictedUntil' | 'errand'>): Look {
    const { wall } = moment.now;
    this.#calmDown(wall);
    let nextAt = Number.POSITIVE_INFINITY;
    for (const errand of errandOrder(this.#warmStreak)) {
      const line = this.#lines[errand];
      const first = line.first(wall);
      nextAt = Math.min(nextAt, line.nextAt ?? nextAt);
      if (first === null) continue;
      const decision = decide({ ...moment, newChatsRestrictedUntil: this.#newChatsRestrictedUntil, errand });
      if (decision.go) {
        line.take();
        this.#warmStreak = errand === 'COLD' ? 0 : this.#warmStreak + 1;
        return { leaves: first.id };
      }
      nextAt = Math.min(nextAt, decision.until ?? nextAt);
    }
    return { nextAt };
  }

  /** What is urgent no more waits with the others. */
  #calmDown(wall: number): void {
    const { URGENT: urgent, WARM: warm } = this.#lines;
    for (let first = urgent.first(wall); first !== null; first = urgent.first(wall)) {
      if (errandOf(first, wall) === 'URGENT') return;
      urgent.take();
      warm.add(first);
    }
  }
}
