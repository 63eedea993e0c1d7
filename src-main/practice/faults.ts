import type { Random } from '../domain/random.ts';
import type { PasskeyDemand } from './passkey.ts';

/**
 * What may go wrong with one send. `deliver-then-…` means the guest has got the message whatever the caller sees;
 * the others never reach the guest, except `slow-drip`, `huge-body`, `garbage-json`, `no-id` and `no-acks`, which
 * deliver and then answer badly, and `{slowAcceptMs}`, which delivers and answers that late, caller or no caller.
 */
export type SendFault =
  | 'deliver-then-hang'
  | 'hang'
  | 'deliver-then-500'
  | '500'
  | 'deliver-then-reset'
  | 'reset'
  | 'garbage-json'
  | 'no-id'
  | 'huge-body'
  | 'slow-drip'
  | 'no-acks'
  | 'ack-error'
  | 'session-not-working'
  | 'unauthorized'
  | 'too-many-requests'
  | 'rate-overlimit'
  | 'new-chats-restricted'
  | 'no-lid'
  | 'connection-closed'
  | { readonly slowAcceptMs: number };

/** What may go wrong when a number is looked up. */
export type CheckFault = 'rate-overlimit' | 'bad-request' | '500' | 'hang' | 'reset';

/** The script of what goes wrong. Order: the chat's own fault, then the next scripted one, then chance. */
export class Faults {
  /** Every call answers 401, as after somebody changed the server's key. */
  wrongKey = false;
  /** Message histories answer 400, as on a server whose NOWEB store is off. */
  historyOff = false;
  /** Message histories answer 500, as while a server is busy taking them over from the phone. */
  historyBusy = false;
  /** The server cannot give message ids ahead of a send, as before 2026.4 (404) or on WEBJS (501). */
  messageIds: 'given' | 'not-implemented' | 'unknown-route' = 'given';
  /** Event streams stay open and silent. */
  eventsMuted = false;
  /** Event streams are closed with 1008 as soon as they stand, whatever their key. */
  eventsRefused = false;
  /** WhatsApp cannot be reached for a new linking: STARTING, and after two minutes FAILED, without a code. */
  qrNeverComes = false;
  /** Every answer of the API breaks off in its middle. */
  halfAnswers = false;
  /** Accepted sends leave no trace in WAHA's own history, as when it died before it stored them. */
  sendsForgotten = false;
  /** Acks and answers of guests come under their hidden user id instead of their phone number. */
  guestsHidden = false;
  /** What WhatsApp asks of the next linkings besides the scan. Only GOWS can answer it. */
  passkey: PasskeyDemand = 'none';
  /** Sessions that start: as they do, without a network until WAHA gives up after two minutes, or for ever. */
  connecting: 'works' | 'gives-up' | 'never-ends' = 'works';
  /** Files are refused, as by a WAHA before 2026.6 without Plus. */
  filesForPlusOnly = false;

  readonly #random: Random;
  readonly #nextSends: SendFault[] = [];
  readonly #nextChecks: CheckFault[] = [];
  readonly #chats = new Map<string, SendFault>();
  #chance: { probability: number; faults: readonly SendFault[] } | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  /** One fault for each of the next sends, in this order. */
  nextSends(...faults: SendFault[]): void {
    this.#nextSends.push(...faults);
  }

  /** One fault for each of the next look-ups of a number, in this order. */
  nextChecks(...faults: CheckFault[]): void {
    this.#nextChecks.push(...faults);
  }

  /** The same fault for every send to this chat (`…@c.us`). */
  everySendTo(chatId: string, fault: SendFault): void {
    this.#chats.set(chatId, fault);
  }

  /** Each send meets one of `faults` with this probability (0 to 1). */
  byChance(probability: number, faults: readonly SendFault[]): void {
    this.#chance = { probability, faults };
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#nextSends.length = 0;
    this.#nextChecks.length = 0;
    this.#chats.clear();
    this.#chance = undefined;
    this.wrongKey = false;
    this.historyOff = false;
    this.historyBusy = false;
    this.messageIds = 'given';
    this.eventsMuted = false;
    this.eventsRefused = false;
    this.qrNeverComes = false;
    this.halfAnswers = false;
    this.sendsForgotten = false;
    this.guestsHidden = false;
    this.passkey = 'none';
    this.connecting = 'works';
    this.filesForPlusOnly = false;
  }

  takeForSend(chatId: string): SendFault | undefined {
    return this.#chats.get(chatId) ?? this.#nextSends.shift() ?? this.#drawn();
  }

  takeForCheck(): CheckFault | undefined {
    return this.#nextChecks.shift();
  }

  #drawn(): SendFault | undefined {
    if (this.#chance === undefined || this.#random.unit() >= this.#chance.probability) return undefined;
    return this.#chance.faults[Math.floor(this.#random.unit() * this.#chance.faults.length)];
  }
}
