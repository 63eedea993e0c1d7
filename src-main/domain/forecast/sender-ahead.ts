import type { Stamp } from '../clock.ts';
import { decide, type Errand, type GovernorInput } from '../governor/governor.ts';
import type { GovernorSettings } from '../governor/settings.ts';
import type { Rest, Restriction } from '../governor/signals.ts';
import { errandOf } from '../queue/errand-of.ts';
import { errandOrder } from '../queue/errand-order.ts';
import type { Lane } from '../queue/message.ts';
import { DueLine } from './due-line.ts';
import type { NumberAhead } from './number-ahead.ts';
import type { Pace } from './pace.ts';

export interface ForecastMessage {
  readonly id: string;
  readonly lane: Lane;
  readonly newChat: boolean;
  /** Epoch milliseconds until which it skips window and gap; null = never. */
  readonly urgentUntil: number | null;
  /** Epoch milliseconds; 0 or a past time = at once. */
  readonly notBefore: number;
}

/** One session with what waits in it. */
export interface ForecastSender {
  /** In the order of queuing. */
  readonly messages: readonly ForecastMessage[];
  readonly rest: Rest | null;
  readonly restriction: Restriction | null;
  /** Warm messages sent in a row. */
  readonly warmStreak: number;
  /** Whoever has the smallest is asked first. */
  readonly lastTurn: number;
}

/** What may leave now, or the first moment (epoch milliseconds, maybe `Infinity`) at which something may. */
export type Look =
  | { readonly leaves: string; readonly sender: SenderAhead; readonly errand: Errand }
  | { readonly leaves: null; readonly nextAt: number };

/** A sender in a future that has not happened: it makes the worker's choices and keeps what is left. */
export class SenderAhead {
  readonly lastTurn: number;
  readonly #messages: readonly ForecastMessage[];
  readonly #number: NumberAhead;
  readonly #lines: Readonly<Record<Errand, DueLine>>;
  /** One object for all questions: thousands are asked. */
  readonly #question: { -readonly [Field in keyof GovernorInput]: GovernorInput[Field] };
  #warmStreak: number;

  constructor(sender: ForecastSender, number: NumberAhead, settings: GovernorSettings, now: Stamp) {
    this.lastTurn = sender.lastTurn;
    this.#messages = sender.messages;
    this.#number = number;
    this.#warmStreak = sender.warmStreak;
    this.#question = {
      now,
      settings,
      number: number.view(now),
      queuePaused: false,
      sessionPaused: false,
      sessionConnected: true,
      rest: sender.rest,
      restriction: sender.restriction,
      errand: 'COLD',
    };
    this.#lines = linesOf(sender.messages, now.wall);
  }

  /** Asks the governor for each lane in turn. */
  look(now: Stamp): Look {
    const { wall } = now;
    const question = this.#question;
    question.now = now;
    question.number = this.#number.view(now);
    this.#calmDown(wall);
    let nextAt = Number.POSITIVE_INFINITY;
    for (const errand of errandOrder(this.#warmStreak)) {
      const line = this.#lines[errand];
      const first = line.first(wall);
      nextAt = Math.min(nextAt, line.nextAt);
      if (first === null) continue;
      question.errand = errand;
      const decision = decide(question);
      if (decision.go) return this.#firstOfLane(errand, first, wall);
      if (decision.until !== null) nextAt = Math.min(nextAt, decision.until);
    }
    return { leaves: null, nextAt };
  }

  /** Sends what `look` gave. */
  take(errand: Errand, startedAt: Stamp, pace: Pace): void {
    this.#lines[errand].take();
    const cold = errand === 'COLD' || errand === 'KNOWN';
    this.#warmStreak = cold ? 0 : this.#warmStreak + 1;
    this.#number.take(startedAt, errand === 'COLD', pace);
  }

  /** While new chats may go, the whole lane goes in the order of queuing. */
  #firstOfLane(errand: Errand, first: number, wall: number): Look {
    const known = errand === 'COLD' ? this.#lines.KNOWN.first(wall) : null;
    if (known !== null && known < first) return this.#leaving(known, 'KNOWN');
    return this.#leaving(first, errand);
  }

  #leaving(place: number, errand: Errand): Look {
    return { leaves: (this.#messages[place] as ForecastMessage).id, sender: this, errand };
  }

  /** What is urgent no more waits with the others. */
  #calmDown(wall: number): void {
    const { URGENT: urgent, WARM: warm } = this.#lines;
    for (let first = urgent.first(wall); first !== null; first = urgent.first(wall)) {
      if (errandOf(this.#messages[first] as ForecastMessage, wall) === 'URGENT') return;
      urgent.take();
      warm.add(first);
    }
  }
}

function linesOf(messages: readonly ForecastMessage[], wall: number): Readonly<Record<Errand, DueLine>> {
  const places: Readonly<Record<Errand, number[]>> = { URGENT: [], WARM: [], COLD: [], KNOWN: [] };
  for (let place = 0; place < messages.length; place += 1)
    places[errandOf(messages[place] as ForecastMessage, wall)].push(place);
  return {
    URGENT: new DueLine(messages, places.URGENT, wall),
    WARM: new DueLine(messages, places.WARM, wall),
    COLD: new DueLine(messages, places.COLD, wall),
    KNOWN: new DueLine(messages, places.KNOWN, wall),
  };
}
