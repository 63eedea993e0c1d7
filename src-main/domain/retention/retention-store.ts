export type Forgotten =
  | {
      readonly ok: true;
      /** Those that were on the list; whom they had taken in is forgotten with them. */
      readonly households: number;
      /** Messages taken out of the queue. */
      readonly cancelled: number;
    }
  /** A message to one of them is being sent, or nobody knows whether it arrived. */
  | { readonly ok: false; readonly code: 'UNKNOWN_HOUSEHOLD' | 'MESSAGE_IN_DOUBT' };

export type ForgottenGuest =
  | {
      readonly ok: true;
      /** It was the last one with a name: the household is forgotten with it. */
      readonly household: boolean;
      readonly cancelled: number;
    }
  | { readonly ok: false; readonly code: 'UNKNOWN_HOUSEHOLD' | 'UNKNOWN_GUEST' | 'MESSAGE_IN_DOUBT' };

/** By its place in the household, and the name it was seen by there. */
export interface GuestToForget {
  readonly household: string;
  readonly index: number;
  readonly firstName: string;
  readonly lastName: string;
}

/** Erases people for good. What is left of their messages says that they were sent, not to whom. */
export interface RetentionStore {
  /** All of them or none, in one transaction. */
  forget(households: readonly string[], now: number): Promise<Forgotten>;
  /** One person of a household: the guest stays counted, without a name. */
  forgetGuest(guest: GuestToForget, now: number): Promise<ForgottenGuest>;
  /** Takes what was forgotten out of the file's unused room; a store of a million messages takes seconds. */
  wipe(): Promise<void>;
}
