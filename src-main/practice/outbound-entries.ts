import type { Draft } from './messages.ts';

/** How a send ends below WAHA: on its way to the guest, there without any news of it, refused, or nowhere. */
export type SendOutcome = 'sent' | 'sent-without-acks' | 'refused' | 'swallowed';

/** A send WAHA has taken from its caller and will hand to WhatsApp at `dueWall` (epoch milliseconds). */
export interface TakenSend {
  readonly draft: Draft;
  readonly outcome: SendOutcome;
  readonly dueWall: number;
}
