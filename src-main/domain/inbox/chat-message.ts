/** One message of a chat with a person, as WhatsApp tells it. */
export interface ChatMessage {
  /** Bare id. */
  readonly id: string;
  readonly fromMe: boolean;
  /** ERROR −1, PENDING 0, SERVER 1, DEVICE 2, READ 3, PLAYED 4. */
  readonly ack: number;
  readonly who: Correspondent;
  /** The name they gave themselves. */
  readonly pushName: string | null;
  readonly text: string;
  /** A picture, a voice message, a place, a contact: something the text does not hold. */
  readonly attachment: boolean;
  /** Epoch milliseconds, by WhatsApp's clock. */
  readonly at: number;
}

/** The other side of a chat; one of the two names at least is known. */
export interface Correspondent {
  /** E.164. */
  readonly phone: string | null;
  /** WhatsApp's hidden user id, `…@lid`. */
  readonly lid: string | null;
}
