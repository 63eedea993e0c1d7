import type { MessageStatus } from '../queue/message.ts';

export interface HouseholdRecord {
  readonly id: string;
  readonly name: string;
  /** E.164, the first is tried first. */
  readonly phones: readonly string[];
  readonly guests: readonly { readonly firstName: string; readonly lastName: string }[];
  readonly language: 'it' | 'en' | null;
  readonly linkVersion: number;
  readonly optedOut: boolean;
  readonly rsvp: string | null;
  readonly createdAt: number;
  /** Its invitation that is not cancelled, if any. `at` in epoch milliseconds. */
  readonly invitation: { readonly id: string; readonly status: MessageStatus; readonly at: number } | null;
}

export interface NewHousehold {
  readonly name: string;
  readonly phones: readonly { readonly e164: string; readonly kind: 'mobile' | 'landline' | 'unknown' }[];
  readonly guests: readonly NewGuest[];
  /** The guests are added to this stored household; nothing else of it changes. */
  readonly existingId?: string;
}

export interface NewGuest {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
}

export interface HouseholdFilter {
  readonly text?: string;
  readonly limit: number;
  readonly cursor?: string;
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
  counts(): Promise<{ readonly households: number; readonly guests: number; readonly invited: number }>;
  /** The name of a household with this phone (E.164), if any. */
  nameOf(phone: string): Promise<string | null>;
  /** One transaction: all of them or none. */
  add(
    households: readonly NewHousehold[],
    source: { readonly importId: string; readonly filename: string | null; readonly summary: unknown },
    newId: () => string,
    now: number,
  ): Promise<void>;
}
