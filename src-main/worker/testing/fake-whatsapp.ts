import type { Stamp } from '../../domain/clock.ts';
import type { ChatMessage, Correspondent } from '../../domain/inbox/chat-message.ts';
import type { SendOutcome } from '../../domain/queue/send-outcome.ts';
import type {
  Answer,
  ChatHistory,
  MessageLookup,
  NumberCheck,
  RecentChat,
  StoredMessage,
  WahaTrouble,
  WhatsApp,
} from '../../domain/queue/whatsapp.ts';

/** What one send request does: what the guest gets, and what we are told. */
export interface SendBehaviour {
  /** null = sent, under the id that was asked for. */
  readonly outcome: SendOutcome | null;
  /** Milliseconds until it arrives; null = never. */
  readonly arrivesAfterMs: number | null;
  /** False for a WAHA that sends and dies before it writes it down. */
  readonly kept?: boolean;
}

export interface Delivery {
  readonly chatId: string;
  readonly text: string;
  readonly id: string;
  /** Id of the file that came with it. */
  readonly file: string | null;
  /** True time, milliseconds. */
  readonly at: number;
}

interface Kept extends StoredMessage {
  readonly chatId: string;
  readonly visibleFrom: number;
}

export const delivers: SendBehaviour = { outcome: null, arrivesAfterMs: 0 };

/** A WhatsApp account that does what the test says and knows what every guest has really received. */
export class FakeWhatsApp implements WhatsApp {
  /** Consumed one per send; then everything is delivered. */
  readonly script: SendBehaviour[] = [];
  readonly deliveries: Delivery[] = [];
  readonly calls: string[] = [];
  readonly notOnWhatsApp = new Set<string>();
  /** Answers every question, but not the sends, with this. */
  trouble: WahaTrouble | null = null;
  readable = true;
  reservesIds = true;
  /** The history tells of a file without its words. */
  captionsHidden = false;
  /** Called on the way into a send, with what is asked for. */
  onSend: (message: { chatId: string; text: string; messageId: string | null }) => Promise<void> =
    async () => {};
  /** What guests wrote, the oldest first. */
  readonly incoming: ChatMessage[] = [];
  /** Answers every question about what came in with this. */
  unread: WahaTrouble | null = null;
  readonly lids = new Map<string, string>();
  /** Called on the way into a question that is asked before a send. */
  onQuestion: () => Promise<void> = async () => {};
  #ids = 0;
  readonly #kept: Kept[] = [];
  readonly #trueTime: () => number;

  constructor(trueTime: () => number) {
    this.#trueTime = trueTime;
  }

  async checkNumber(phone: string): Promise<Answer<NumberCheck>> {
    this.calls.push('checkNumber');
    await this.onQuestion();
    if (this.trouble !== null) return { ok: false, trouble: this.trouble };
    const exists = !this.notOnWhatsApp.has(phone);
    return { ok: true, data: exists ? { exists, chatId: `${phone.slice(1)}@c.us`, lid: null } : { exists } };
  }

  async reserveMessageId(): Promise<Answer<string | null>> {
    this.calls.push('reserveMessageId');
    if (this.trouble !== null) return { ok: false, trouble: this.trouble };
    return { ok: true, data: this.reservesIds ? this.#newId() : null };
  }

  async sendText(message: { chatId: string; text: string; messageId: string | null }): Promise<SendOutcome> {
    this.calls.push('sendText');
    return this.#send(message, null);
  }

  async sendFile({ chatId, text, file }: Parameters<WhatsApp['sendFile']>[0]): Promise<SendOutcome> {
    this.calls.push('sendFile');
    return this.#send({ chatId, text, messageId: null }, file.id);
  }

  async #send(
    message: { chatId: string; text: string; messageId: string | null },
    file: string | null,
  ): Promise<SendOutcome> {
    await this.onSend(message);
    const { outcome, arrivesAfterMs, kept = true } = this.script.shift() ?? delivers;
    const id = message.messageId ?? this.#newId();
    if (arrivesAfterMs !== null) {
      const at = this.#trueTime() + arrivesAfterMs;
      this.deliveries.push({ chatId: message.chatId, text: message.text, id, file, at });
      if (kept) {
        const { chatId, text: body } = message;
        const shown = file !== null && this.captionsHidden ? '' : body;
        this.#kept.push({
          id,
          fromMe: true,
          body: shown,
          hasMedia: file !== null,
          ack: 1,
          at: Math.round(at),
          chatId,
          visibleFrom: at,
        });
      }
    }
    return outcome ?? { kind: 'sent', messageId: id };
  }

  async beginTyping(): Promise<void> {
    this.calls.push('beginTyping');
  }

  async endTyping(): Promise<void> {
    this.calls.push('endTyping');
  }

  async findMessage(messageId: string): Promise<MessageLookup> {
    this.calls.push('findMessage');
    if (!this.readable) return { kind: 'unreadable' };
    const message = this.#visible().find(({ id }) => id === messageId);
    return message === undefined ? { kind: 'absent' } : { kind: 'found', message };
  }

  async readChat(chatId: string, limit: number): Promise<ChatHistory> {
    this.calls.push('readChat');
    if (!this.readable) return { kind: 'unreadable' };
    const messages = this.#visible().filter((each) => each.chatId === chatId);
    return { kind: 'read', messages: messages.slice(-limit).reverse() };
  }

  async recentChats(limit: number, offset: number): Promise<Answer<readonly RecentChat[]>> {
    this.calls.push('recentChats');
    if (this.unread !== null) return { ok: false, trouble: this.unread };
    const chats = new Map(this.incoming.map(({ who, at }) => [chatIdOf(who), at]));
    const latestFirst = [...chats].map(([chatId, lastAt]) => ({ chatId, lastAt })).toReversed();
    return { ok: true, data: latestFirst.slice(offset, offset + limit) };
  }

  async readIncoming(chatId: string, since: number, limit: number): Promise<Answer<readonly ChatMessage[]>> {
    this.calls.push('readIncoming');
    if (this.unread !== null) return { ok: false, trouble: this.unread };
    const found = this.incoming.filter(({ who, at }) => chatIdOf(who) === chatId && at >= since);
    return { ok: true, data: found.toReversed().slice(0, limit) };
  }

  async phoneOfLid(lid: string): Promise<Answer<string | null>> {
    this.calls.push('phoneOfLid');
    return { ok: true, data: this.lids.get(lid) ?? null };
  }

  /** How often each of these calls was made. */
  count(call: string): number {
    return this.calls.filter((each) => each === call).length;
  }

  #visible(): readonly Kept[] {
    return this.#kept.filter(({ visibleFrom }) => visibleFrom <= this.#trueTime());
  }

  #newId(): string {
    this.#ids += 1;
    return `3EB0-${this.#ids}`;
  }
}

function chatIdOf({ phone, lid }: Correspondent): string {
  return phone === null ? (lid ?? '') : `${phone.slice(1)}@c.us`;
}

/** Time that no clock of the machine shows: it goes on while the machine is off. */
export function trueTimeOf(clock: { now(): Stamp }): { now(): number; addOff(ms: number): void } {
  let before = 0;
  let { boot, uptime: last } = clock.now();
  return {
    now() {
      const now = clock.now();
      if (now.boot !== boot) {
        before += last;
        boot = now.boot;
      }
      last = now.uptime;
      return before + last;
    },
    addOff(ms) {
      before += ms;
    },
  };
}
