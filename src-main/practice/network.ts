import type { Random } from '../domain/random.ts';
import type { Changes } from './changes.ts';
import type { Faults } from './faults.ts';
import { newPhoneMessageId } from './ids.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Latencies } from './latencies.ts';
import { type Ack, type Delivered, type Draft, delivered, type Message } from './messages.ts';
import type { SendOutcome } from './outbound-entries.ts';
import { PhoneBook } from './phone-book.ts';
import type { Timing } from './timing.ts';

/** Some guests open what they get: a share of them (0 to 1), between `fromMs` and `toMs` after it arrived. */
export interface AutoRead {
  readonly share: number;
  readonly fromMs: number;
  readonly toMs: number;
}

interface NetworkParts {
  readonly timing: Timing;
  readonly random: Random;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly latencies: Latencies;
  readonly changes: Changes;
  readonly autoRead: AutoRead | undefined;
}

/** What the account's session hears from the network. */
export interface NetworkListener {
  messageStored(message: Message): void;
  ackChanged(message: Message): void;
}

/**
 * The pretend WhatsApp: what was sent, what arrived where, and how far each message has got. A message id counts once
 * per account: phones key messages by id, so the same id sent again arrives no second time.
 */
export class Network {
  readonly phoneBook = new PhoneBook();
  readonly #parts: NetworkParts;
  readonly #messages = new Map<string, Message>();
  readonly #accepted: Delivered[] = [];
  readonly #outbox: Delivered[] = [];
  #listener: NetworkListener | undefined;

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  listen(listener: NetworkListener): void {
    this.#listener = listener;
  }

  /** Every send WAHA accepted, repeats of an id included. */
  accepted(): readonly Delivered[] {
    return this.#accepted;
  }

  /** Every message that arrived on a guest's phone. */
  outbox(): readonly Delivered[] {
    return this.#outbox;
  }

  messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  messagesWith(chat: string): readonly Message[] {
    return this.messages().filter((message) => message.chat === chat);
  }

  find(number: string, id: string): Message | undefined {
    return this.#messages.get(keyOf(number, id));
  }

  /** WhatsApp takes a message; it is in the journal before anybody is told. */
  accept(draft: Draft, outcome: SendOutcome): Message {
    const { journal, changes, faults, timing } = this.#parts;
    const known = this.find(draft.number, draft.id);
    const isOut = outcome !== 'refused' && outcome !== 'swallowed';
    const arrived = isOut && this.phoneBook.canReceive(draft.chat);
    const message: Message = {
      ...draft,
      at: timing.now(),
      // A refused message that is sent again under its id starts over.
      ack: known === undefined || known.ack < 0 ? draft.ack : known.ack,
      arrived: arrived || known?.arrived === true,
      inHistory: !faults.sendsForgotten,
    };
    journal.append({ type: 'send-accepted', message, outcome });
    this.#recordAccepted(message);
    this.#listener?.messageStored(message);
    this.#scheduleAcks(message, outcome);
    changes.notify();
    return message;
  }

  /** A message somebody typed on a phone: a guest's answer, or the account's owner on their own phone. */
  typed(draft: Pick<Message, 'session' | 'number' | 'chat' | 'fromMe' | 'text' | 'pushName'>): Message {
    const { journal, changes, random, timing } = this.#parts;
    const message: Message = {
      ...draft,
      id: newPhoneMessageId(random),
      origin: 'phone',
      media: null,
      at: timing.now(),
      ack: draft.fromMe ? 1 : 2,
      arrived: true,
      inHistory: true,
    };
    journal.append({ type: 'message', message });
    this.#store(message);
    this.#listener?.messageStored(message);
    changes.notify();
    return message;
  }

  /** Acks only ever grow; ERROR comes only before anything was heard from the guest's phone. */
  setAck(number: string, id: string, ack: Ack): void {
    const { journal, changes } = this.#parts;
    const message = this.find(number, id);
    if (message === undefined || message.ack < 0) return;
    if (ack < 0 ? message.ack > 1 : ack <= message.ack) return;
    const changed = { ...message, ack };
    journal.append({ type: 'ack', number, id, ack });
    this.#store(changed);
    this.#listener?.ackChanged(changed);
    changes.notify();
  }

  /** WAHA's store of a session is gone; the phones keep their messages. */
  loseHistory(session: string): void {
    this.#parts.journal.append({ type: 'history-lost', session });
    this.#dropHistory(session);
  }

  /** Takes back what an earlier process knew, and lets messages under way go on. */
  restore(past: readonly JournalEntry[]): void {
    for (const entry of past) this.#replay(entry);
    for (const entry of past) {
      if (entry.type !== 'send-accepted') continue;
      const message = this.find(entry.message.number, entry.message.id);
      if (message !== undefined) this.#scheduleAcks(message, entry.outcome);
    }
  }

  #replay(entry: JournalEntry): void {
    if (entry.type === 'send-accepted') this.#recordAccepted(entry.message);
    if (entry.type === 'message') this.#store(entry.message);
    if (entry.type === 'history-lost') this.#dropHistory(entry.session);
    if (entry.type === 'ack') {
      const message = this.find(entry.number, entry.id);
      if (message !== undefined) this.#store({ ...message, ack: entry.ack });
    }
  }

  #recordAccepted(message: Message): void {
    const before = this.find(message.number, message.id);
    this.#accepted.push(delivered(message));
    if (message.arrived && before?.arrived !== true) this.#outbox.push(delivered(message));
    this.#store(message);
  }

  #store(message: Message): void {
    this.#messages.set(keyOf(message.number, message.id), message);
  }

  #dropHistory(session: string): void {
    for (const message of this.messages()) {
      if (message.session === session) this.#store({ ...message, inHistory: false });
    }
  }

  #scheduleAcks(message: Message, outcome: SendOutcome): void {
    const { timing, latencies, autoRead, random } = this.#parts;
    const reach = (ack: Ack) => () => this.setAck(message.number, message.id, ack);
    if (outcome === 'sent-without-acks' || outcome === 'swallowed') return;
    timing.after(latencies.serverAck, reach(outcome === 'refused' ? -1 : 1));
    // A number without WhatsApp has no device: the server takes the message and that is all one ever hears.
    if (!message.arrived || outcome === 'refused') return;
    timing.after(latencies.deviceAck, reach(2));
    if (autoRead === undefined || random.unit() >= autoRead.share) return;
    const reading = autoRead.fromMs + random.unit() * (autoRead.toMs - autoRead.fromMs);
    timing.after(latencies.deviceAck + reading, reach(3));
  }
}

function keyOf(number: string, id: string): string {
  return `${number}/${id}`;
}
