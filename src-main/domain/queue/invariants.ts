/** What must be true of the store at every moment, whatever happened to the program. */
export type BrokenRule =
  /** The file itself: SQLite finds it damaged. */
  | 'FILE_DAMAGED'
  | 'REFERENCE_BROKEN'
  /** The log of a message does not lead to its status, or skips a step. */
  | 'LOG_DIFFERS'
  /** The text is not the one that was queued. */
  | 'TEXT_CHANGED'
  /** An attempt that may have left is in no window. */
  | 'SLOT_MISSING'
  | 'SENT_WITHOUT_PROOF'
  /** Two messages claim to be one and the same message of WhatsApp. */
  | 'MESSAGE_ID_SHARED'
  | 'INVITED_TWICE';

export interface Finding {
  readonly rule: BrokenRule;
  /** Id of a message it was found on; null when it concerns the whole store. */
  readonly message: string | null;
}

export interface InvariantReport {
  /** Messages looked at. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}
