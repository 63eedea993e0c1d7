import { canonical } from './chat-ids.ts';
import type { EventAnswer } from './events.ts';
import { newUlid } from './ids.ts';
import type { Ack, Media, Message } from './messages.ts';
import type { Account, Status } from './session-record.ts';
import type { World } from './world.ts';

export interface PhoneMessage {
  readonly id: string;
  /** As the guest sees it: `in` is what we sent. */
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly media: Media | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ack: Ack;
}

export interface PhoneChat {
  readonly chatId: string;
  readonly name?: string;
  readonly messages: readonly PhoneMessage[];
}

export interface PhoneSession {
  readonly name: string;
  readonly status: Status;
  /** The text of the code on the screen, while there is one. */
  readonly qr: string | null;
  readonly account: Account | null;
}

export const practiceAccount: Account = { number: '393401234567', pushName: 'Practice' };

/** The pretend phones: the sender's, which links and unlinks, and those of the guests, who read and answer. */
export class PretendPhone {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  sessions(): PhoneSession[] {
    return this.#world.sessions.all().map(({ name, status, qr, record }) => ({
      name,
      status,
      qr,
      account: record.account,
    }));
  }

  /** Scans the code of this session; false when it shows none. */
  scan(session: string, account: Account = practiceAccount): boolean {
    return this.#world.sessions.find(session)?.scan(account) ?? false;
  }

  /** Types the code that was asked for; false when it is another one. */
  typeCode(session: string, code: string, account: Account = practiceAccount): boolean {
    return this.#world.sessions.find(session)?.typeCode(code, account) ?? false;
  }

  /** Gives the passkey on WhatsApp's own page; false when none is wanted. */
  givePasskey(session: string): boolean {
    return this.#world.sessions.find(session)?.givePasskey() ?? false;
  }

  /** «Log out» under «linked devices»: the session fails until WAHA is told to log out too. */
  unlink(session: string): void {
    this.#world.sessions.find(session)?.unlink();
  }

  /** Every chat in which something arrived, the one with the newest message first. */
  chats(): PhoneChat[] {
    const chats = new Map<string, Message[]>();
    for (const message of this.#world.network.messages()) {
      if (!message.arrived) continue;
      const messages = chats.get(message.chat) ?? [];
      // Put back at the end, so that the order is the order of the last messages.
      chats.delete(message.chat);
      chats.set(message.chat, [...messages, message]);
    }
    return Array.from(chats, ([chatId, messages]) => phoneChat(chatId, messages)).toReversed();
  }

  /** The guest opens the chat: everything in it is read. */
  markRead(chatId: string): void {
    const { network } = this.#world;
    for (const message of network.messagesWith(canonical(chatId))) {
      if (message.fromMe && message.arrived) network.setAck(message.number, message.id, 3);
    }
  }

  /** The guest writes to the account that wrote last, or to the first one linked; false when there is none. */
  reply(chatId: string, text: string, name?: string): boolean {
    return this.#type(chatId, text, false, name ?? null);
  }

  /** The guest taps on an event message of WhatsApp's own; false when no account is linked. */
  answerEvent(chatId: string, response: EventAnswer, extraGuests = 0): boolean {
    const { sessions, events, random, timing } = this.#world;
    const linked = sessions.all().find(({ record }) => record.credentials === 'linked');
    if (linked === undefined) return false;
    const id = newUlid(timing.now().wall, random).toUpperCase();
    events.eventAnswered(linked, { id, chat: canonical(chatId), response, extraGuests });
    return true;
  }

  /** The owner of the account writes to the guest on their own phone. */
  write(chatId: string, text: string): boolean {
    return this.#type(chatId, text, true, null);
  }

  #type(chatId: string, text: string, fromMe: boolean, name: string | null): boolean {
    const { network, sessions } = this.#world;
    const chat = canonical(chatId);
    const messages = network.messagesWith(chat);
    const lastSession = messages.at(-1)?.session;
    const linked = sessions.all().filter(({ record }) => record.credentials === 'linked');
    const session = linked.find((each) => each.name === lastSession) ?? linked[0];
    const number = session?.record.account?.number;
    if (session === undefined || number === undefined) return false;
    const pushName = fromMe ? null : (name ?? knownName(messages) ?? null);
    network.typed({ session: session.name, number, chat, fromMe, text, pushName });
    return true;
  }
}

function phoneChat(chatId: string, messages: readonly Message[]): PhoneChat {
  const name = knownName(messages);
  return {
    chatId,
    ...(name !== undefined && { name }),
    messages: messages.map(({ id, fromMe, text, media, at, ack }) => ({
      id,
      direction: fromMe ? 'in' : 'out',
      text,
      media: media ?? null,
      at: at.wall,
      ack,
    })),
  };
}

function knownName(messages: readonly Message[]): string | undefined {
  return messages.findLast(({ pushName }) => pushName !== null)?.pushName ?? undefined;
}
