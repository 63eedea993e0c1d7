import type { Rsvp } from '../rsvp/rsvp.ts';

const replyReasons = [
  /** Plain words. */
  'SAID',
  /** Only how many come is said. */
  'NUMBERS',
  /** Words that hint at it. */
  'HINT',
  'CONTRADICTORY',
  /** Some of them come, or it is said of one of them. */
  'PARTIAL',
  /** The whole reply says it. */
  'STOP_WORD',
  'STOP_PHRASE',
  'STOP_PERHAPS',
  /** «No grazie» to the invitation, or to being written to. */
  'NO_THANKS',
  /** «Ok»: it was read. */
  'ACKNOWLEDGED',
  'QUESTION',
  /** Thanks and good wishes, and nothing else. */
  'THANKS',
  'EMOJI',
  /** Something the text does not hold: a picture, a voice message. */
  'ATTACHMENT',
  'TOO_LONG',
  /** A tap on an event of WhatsApp's own, which is none that Invita sent. */
  'EVENT',
  'UNKNOWN_WORDS',
] as const;
export type ReplyReason = (typeof replyReasons)[number];

/** What a reply seems to say. Nothing follows from it by itself. */
export interface ReplyReading {
  readonly rsvp?: Rsvp;
  readonly adults?: number;
  readonly children?: number;
  /** How many come, where it is not said how many of them are children. */
  readonly total?: number;
  /** They want no more messages. */
  readonly stop?: true;
  /** Food and seats, in the guest's own words. */
  readonly note?: string;
  /** There is a question in it that somebody should answer. */
  readonly asks?: true;
  readonly confidence: 'clear' | 'unclear';
  readonly why: ReplyReason;
}
