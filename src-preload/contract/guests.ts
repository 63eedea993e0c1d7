import { z } from 'zod';
import { cursor, id, language, limit, page, rsvp, rsvps, time } from './common.ts';
import { messageStatus, messageStatuses } from './queue.ts';

const guest = z.object({ firstName: z.string(), lastName: z.string() });

export const household = z.object({
  id,
  name: z.string(),
  /** E.164, the first is tried first. */
  phones: z.array(z.string()),
  guests: z.array(guest),
  language: language.nullable(),
  /** Whose guests they are: it says which phone they are written from. */
  side: z.string().nullable(),
  tags: z.array(z.string()),
  notes: z.string(),
  email: z.string().nullable(),
  /** Expected, where that is not the number of the people named. */
  adults: z.int().nullable(),
  children: z.int().nullable(),
  optedOut: z.boolean(),
  /** The state of its latest invitation; null = never invited. */
  invitation: z.object({ id, status: messageStatus, at: time }).nullable(),
  /** The answer that stands; null until one came. */
  rsvp: rsvp.nullable(),
  /** How many are coming, where they said so; `conflict`: two sources differ and nobody has said which is true. */
  answer: z
    .object({ at: time, adults: z.int().nullable(), children: z.int().nullable(), conflict: z.boolean() })
    .nullable(),
  /** When the link in its invitation was opened for the first time. */
  viewedAt: time.nullable(),
  createdAt: time,
});

/** Of an invitation that waits: what was frozen when it was queued. */
const queuedInvitation = z.object({
  id,
  phones: z.array(z.string()),
  /** Its people, names or phones are other ones now: it leaves with the old ones. */
  outdated: z.boolean(),
});

const householdWithQueue = household.extend({ queued: queuedInvitation.nullable() });

/** What the list is narrowed to; `-` asks for those without one. */
export const householdQuestion = z.strictObject({
  q: z.string().max(200).optional(),
  side: z.string().max(40).optional(),
  tag: z.string().max(40).optional(),
  language: z.enum(['it', 'en', '-']).optional(),
  rsvp: z.enum([...rsvps, '-']).optional(),
  /** The state of its invitation; `NEVER` for those that have none. */
  invitation: z.enum(['NEVER', ...messageStatuses]).optional(),
  only: z.enum(['OPTED_OUT', 'NO_PHONE', 'CONFLICT']).optional(),
});

export const guestFilter = householdQuestion.extend({
  cursor: cursor.optional(),
  /** Leaves out so many at the start, where there is no cursor. */
  offset: z.int().min(0).optional(),
  limit,
});

export const guestMethods = {
  'guests.list': { input: guestFilter, output: page(household) },
  'guests.get': { input: z.strictObject({ id }), output: householdWithQueue },
} as const;

export type Household = z.infer<typeof household>;
export type HouseholdWithQueue = z.infer<typeof householdWithQueue>;
export type GuestQuestion = z.infer<typeof householdQuestion>;
