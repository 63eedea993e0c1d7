export const rsvps = ['COMING', 'NOT_COMING', 'MAYBE'] as const;
export type Rsvp = (typeof rsvps)[number];

/** Who told us: the event's web site, a message, WhatsApp's own event, or the organiser. */
export const rsvpSources = ['WEBSITE', 'WHATSAPP', 'WHATSAPP_EVENT', 'ADMIN'] as const;
export type RsvpSource = (typeof rsvpSources)[number];

/** One person in an answer, by the name the answer uses. */
export interface AnsweredGuest {
  readonly name: string;
  readonly coming: boolean;
  readonly dietary?: string;
}

/** What a household says, whoever passes it on. */
export interface RsvpContent {
  readonly rsvp: Rsvp;
  /** How many are coming; null = not said. */
  readonly adults: number | null;
  readonly children: number | null;
  readonly guests: readonly AnsweredGuest[];
  readonly note: string;
}

export interface RsvpAnswer extends RsvpContent {
  readonly id: string;
  readonly householdId: string;
  readonly source: RsvpSource;
  /** The incoming message it was read in. */
  readonly messageId: string | null;
  /** Applied without a person looking at it. */
  readonly automatic: boolean;
  /** Epoch milliseconds, by the clock of its source. */
  readonly answeredAt: number;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  /** Taken back then: it counts no more. Epoch milliseconds. */
  readonly withdrawnAt: number | null;
}

/** The answer of a household that stands. */
export interface StandingAnswer {
  readonly rsvp: Rsvp;
  readonly adults: number | null;
  readonly children: number | null;
  /** Epoch milliseconds, by the clock of its source. */
  readonly at: number;
  /** Sources differ since the organiser last said how it is. */
  readonly conflict: boolean;
}
