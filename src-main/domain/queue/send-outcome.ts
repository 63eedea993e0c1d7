/**
 * What one send request came to. Everything but `unknown` is certain: `sent` left, the others did not.
 * The table of design section 4 says what the queue does with each.
 */
export type SendOutcome =
  | { readonly kind: 'sent' /** Bare id, without chat or direction. */; readonly messageId: string }
  /** The request was never written: connection refused, name not found. */
  | { readonly kind: 'notWritten' }
  | { readonly kind: 'sessionNotReady' }
  | { readonly kind: 'wrongKey' }
  | { readonly kind: 'overLimit' }
  /** WhatsApp forbids first messages for now (463, time lock, cap). `until` in epoch milliseconds when it says so. */
  | { readonly kind: 'newChatsRestricted'; readonly until: number | null }
  | { readonly kind: 'notOnWhatsApp' }
  /** A WAHA that sends text alone: before 2026.6 files were for its paying users. */
  | { readonly kind: 'filesNotSupported' }
  | { readonly kind: 'rejected'; readonly httpStatus: number }
  /** May have left: time-out, reset, 5xx, an answer that cannot be read. */
  | { readonly kind: 'unknown'; readonly cause: UnknownCause };

export type UnknownCause = 'TIMEOUT' | 'RESET' | 'SERVER_ERROR' | 'BAD_ANSWER' | 'TOO_LARGE';
