import type { Language } from '#contract/common.ts';

export interface FormatOptions {
  readonly language: Language;
  /** IANA name of the event's time zone: every time is shown there, wherever the reader sits. */
  readonly timeZone: string;
  readonly now: () => number;
}

/** An ISO 8601 time or epoch milliseconds. */
export type Moment = string | number;
