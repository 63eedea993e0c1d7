import { isOwnUrl } from './address.ts';

/** What is asked of the frame that sent a request; null when it is gone or has moved to another page. */
export interface SendingFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top frame of a page of ours may ask for anything. */
export function isTrustedSender({ senderFrame }: { readonly senderFrame: SendingFrame | null }): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnUrl(senderFrame.url);
}
