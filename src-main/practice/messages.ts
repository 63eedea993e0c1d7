import type { Stamp } from '../domain/clock.ts';

/** ERROR, PENDING, SERVER, DEVICE, READ, PLAYED. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

const ackNames = new Map<Ack, string>([
  [-1, 'ERROR'],
  [0, 'PENDING'],
  [1, 'SERVER'],
  [2, 'DEVICE'],
  [3, 'READ'],
  [4, 'PLAYED'],
]);

export function ackName(ack: Ack): string {
  return ackNames.get(ack) ?? 'UNKNOWN';
}

/** Of a file only what WhatsApp says about it: its size in bytes and its hash (base64), never what is in it. */
export interface Media {
  /** Sent as a picture or as a document. */
  readonly kind: 'image' | 'document';
  /** As a document shows it. */
  readonly filename: string | null;
  readonly mimetype: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One message between an account of ours and a guest. */
export interface Message {
  /** The bare WhatsApp id, unique within an account. */
  readonly id: string;
  readonly session: string;
  /** The account's phone number, digits only. */
  readonly number: string;
  /** The guest's chat id: `…@c.us` wherever the number is known. */
  readonly chat: string;
  readonly fromMe: boolean;
  /** Sent through WAHA, or typed on a phone (the guest's or the account's own). */
  readonly origin: 'api' | 'phone';
  readonly text: string;
  /** Absent in the journals of earlier versions. */
  readonly media?: Media | null;
  /** The name the guest gave himself; incoming messages only. */
  readonly pushName: string | null;
  readonly at: Stamp;
  readonly ack: Ack;
  /** The guest's phone has it. */
  readonly arrived: boolean;
  /** WAHA's own store has it. */
  readonly inHistory: boolean;
}

/** A message on its way to WhatsApp, which will give it the rest. */
export type Draft = Omit<Message, 'at' | 'arrived' | 'inHistory'>;

/** What really arrived on a guest's phone, or what WAHA accepted: the ground truth for tests. */
export interface Delivered {
  readonly messageId: string;
  readonly chatId: string;
  readonly text: string;
  readonly at: Stamp;
  readonly session: string;
  readonly number: string;
  /** What came with the text. */
  readonly media?: Media;
}

export function delivered(message: Message): Delivered {
  const { id, chat, text, at, session, number, media } = message;
  return { messageId: id, chatId: chat, text, at, session, number, ...(media && { media }) };
}

export function epochSeconds(at: Stamp): number {
  return Math.floor(at.wall / 1000);
}
