import type { MessageStatus } from '../queue/message.ts';
import type { Rsvp, StandingAnswer } from '../rsvp/rsvp.ts';

/** What is known of a household besides its people and phones. */
export interface HouseholdDetails {
  readonly language: 'it' | 'en' | null;
  /** Whose guests they are, in the organiser's word: `sposa`. It says which session they are written from. */
  readonly side: string | null;
  /** In alphabetical order, each once. */
  readonly tags: readonly string[];
  readonly notes: string;
  readonly email: string | null;
  /** Expected, where that is not the number of the people named; null = as many as are named. */
  readonly adults: number | null;
  readonly children: number | null;
}

export const noDetails: HouseholdDetails = {
  language: null,
  side: null,
  tags: [],
  notes: '',
  email: null,
  adults: null,
  children: null,
};

export interface HouseholdRecord extends HouseholdDetails {
  readonly id: string;
  readonly name: string;
  /** E.164, the first is tried first. */
  readonly phones: readonly string[];
  readonly guests: readonly { readonly firstName: string; readonly lastName: string }[];
  readonly linkVersion: number;
  readonly optedOut: boolean;
  readonly rsvp: Rsvp | null;
  /** More on its answer; null as long as there is none. */
  readonly answer: Omit<StandingAnswer, 'rsvp'> | null;
  /** When it opened the link in its invitation for the first time; epoch milliseconds. */
  readonly viewedAt: number | null;
  readonly createdAt: number;
  /** Its invitation that is not cancelled, or the one its people got in another household. `at` in epoch milliseconds. */
  readonly invitation: { readonly id: string; readonly status: MessageStatus; readonly at: number } | null;
}

export interface NewHousehold {
  readonly name: string;
  readonly phones: readonly { readonly e164: string; readonly kind: 'mobile' | 'landline' | 'unknown' }[];
  readonly guests: readonly NewGuest[];
  readonly details?: Partial<HouseholdDetails>;
  /** The guests are added to this stored household; nothing else of it changes. */
  readonly existingId?: string;
  /** These are the phones of that stored household from now on, in place of those it has. */
  readonly phonesInstead?: true;
}

export interface NewGuest {
  /** By which it stays known whatever is changed of it; absent: a new one. Null: none that tells who it is. */
  readonly id?: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
}

/** What the list is narrowed to; all of it must fit. Null asks for those without one. */
export interface HouseholdQuestion {
  readonly text?: string;
  readonly side?: string | null;
  readonly tag?: string | null;
  readonly language?: 'it' | 'en' | null;
  readonly rsvp?: Rsvp | null;
  readonly invitation?: 'NEVER' | MessageStatus;
  readonly only?: 'OPTED_OUT' | 'NO_PHONE' | 'CONFLICT';
}

export interface HouseholdFilter extends HouseholdQuestion {
  readonly limit: number;
  readonly cursor?: string;
  /** Leaves out so many at the start. */
  readonly offset?: number;
}

export interface HouseholdStore {
  page(filter: HouseholdFilter): Promise<{
    readonly items: readonly HouseholdRecord[];
    readonly nextCursor: string | null;
    readonly total: number;
  }>;
  household(id: string): Promise<HouseholdRecord | null>;
  /** In list order; unknown ids are left out. */
  households(ids: readonly string[]): Promise<readonly HouseholdRecord[]>;
  all(): Promise<readonly HouseholdRecord[]>;
  /** Everybody who fits, in list order. */
  matching(question: HouseholdQuestion): Promise<readonly HouseholdRecord[]>;
  counts(): Promise<{
    readonly households: number;
    readonly guests: number;
    readonly invited: number;
    /** Households whose answer stands. */
    readonly answered: number;
    /** Households whose own invitation has left and that have not answered. */
    readonly awaited: number;
  }>;
  /** Phones (E.164) of households that opted out. */
  optedOutPhones(): Promise<ReadonlySet<string>>;
  /** The name of a household with this phone (E.164), if any; `except` is not looked at. */
  nameOf(phone: string, except?: string): Promise<string | null>;
  /** Whether nothing may be sent to this phone (E.164): its sender, or any household with it, wants no more. */
  hasOptedOut(phone: string): Promise<boolean>;
  /** One transaction: all of them or none. */
  add(
    households: readonly NewHousehold[],
    source: { readonly importId: string; readonly filename: string | null; readonly summary: unknown },
    newId: () => string,
    now: number,
  ): Promise<void>;
}
