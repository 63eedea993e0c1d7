/** An invitation that waits, as it was frozen when it was queued. */
export interface QueuedInvitation {
  readonly id: string;
  readonly type: string;
  readonly recipient: string;
  /** E.164. */
  readonly phones: readonly string[];
  readonly template: string | null;
  /** Epoch milliseconds. */
  readonly frozenAt: number;
}

/** The same invitation, frozen anew: it keeps its place in the queue. */
export interface Rewritten extends Pick<QueuedInvitation, 'id' | 'type' | 'recipient' | 'phones'> {
  readonly text: string;
  readonly template: { readonly id: string; readonly revision: number };
}
