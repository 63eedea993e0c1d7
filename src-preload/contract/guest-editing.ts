import { z } from 'zod';
import { id, language, time } from './common.ts';
import { household, householdQuestion } from './guests.ts';

/** As many at once as one can still wait for. */
const maxHouseholds = 10_000;

const word = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}]/u);
const name = z.string().trim().max(120);
const people = z
  .array(
    z.strictObject({
      firstName: z.string().trim().max(80).default(''),
      lastName: z.string().trim().max(80).default(''),
    }),
  )
  .max(50);
const count = z.int().min(0).max(999).nullable();

/** All of it may be left out; who has no name gets that of the people. */
const householdFields = {
  name,
  guests: people,
  /** As a person writes them; the first one is tried first. */
  phones: z.array(z.string().max(40)).max(10),
  language: language.nullable(),
  side: word.nullable(),
  tags: z.array(word).max(20),
  notes: z.string().trim().max(2000),
  email: z.email().max(200).nullable(),
  adults: count,
  children: count,
};

export const householdDraft = z.strictObject(householdFields).partial();

const ids = z.array(id).min(1).max(maxHouseholds);

export const bulkAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('addTag'), tag: word }),
  z.strictObject({ do: z.literal('removeTag'), tag: word }),
  z.strictObject({ do: z.literal('setLanguage'), language: language.nullable() }),
  z.strictObject({ do: z.literal('setSide'), side: word.nullable() }),
  z.strictObject({ do: z.literal('optOut') }),
  z.strictObject({ do: z.literal('optIn') }),
  z.strictObject({ do: z.literal('cancelQueued') }),
  z.strictObject({ do: z.literal('remove') }),
]);

/** What a change came to. */
export const guestChange = z.object({
  /** To undo it by; null when nothing changed. */
  change: id.nullable(),
  /** Those that changed and are still there. */
  households: z.array(id),
  count: z.int(),
  /** Messages taken out of the queue, and put back into it. */
  cancelled: z.int(),
  requeued: z.int(),
  /** Messages that were being sent just then: they may arrive all the same. */
  tooLate: z.int(),
});

const changedHousehold = guestChange.extend({
  household,
  /** Another household with the same phone: one chat gets one invitation. */
  samePhone: z.array(z.object({ phone: z.string(), household: z.string() })),
});

export const timelineEntry = z.object({
  at: time,
  name: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The message it happened to, if it did to one. */
  message: z.object({ id, kind: z.string() }).nullable(),
});

/** Households that may be one: the same phone, or everybody's names the same. */
const mergeProposal = z.object({
  reason: z.enum(['SAME_PHONE', 'SAME_NAMES']),
  phone: z.string().nullable(),
  households: z.array(z.object({ id, name: z.string() })),
});

const facet = z.object({ value: z.string(), households: z.int() });
const savedFilter = z.object({ id, name: z.string(), filter: householdQuestion });

export const guestEditingMethods = {
  'guests.add': { input: householdDraft, output: changedHousehold },
  'guests.update': {
    input: z.strictObject({ id, changes: householdDraft }),
    output: changedHousehold,
  },
  'guests.bulk': { input: z.strictObject({ ids, action: bulkAction }), output: guestChange },
  'guests.merge': {
    input: z.strictObject({ ids: ids.max(50), name: name.min(1).optional() }),
    output: guestChange,
  },
  'guests.split': {
    input: z.strictObject({
      id,
      /** Who leaves, by their place in `guests`. */
      people: z.array(z.int().min(0)).max(50),
      /** The phones (E.164) that go with them. */
      phones: z.array(z.string()).max(10).default([]),
      name: name.optional(),
    }),
    output: guestChange,
  },
  'guests.undo': { input: z.strictObject({ change: id }), output: guestChange },
  /** A waiting invitation is frozen as it was queued: this freezes it anew, with what is known now. */
  'guests.rewriteQueued': { input: z.strictObject({ id }), output: household },
  'guests.timeline': { input: z.strictObject({ id }), output: z.array(timelineEntry) },
  /** Everybody who fits, for «select all». */
  'guests.ids': { input: householdQuestion, output: z.object({ ids: z.array(id), limit: z.int() }) },
  'guests.facets': {
    input: z.void(),
    output: z.object({
      sides: z.array(facet),
      tags: z.array(facet),
      languages: z.array(facet),
      answers: z.array(facet),
    }),
  },
  'guests.proposals': { input: z.void(), output: z.array(mergeProposal) },
  /** They are several households: not proposed again. */
  'guests.keepApart': { input: z.strictObject({ ids: ids.min(2) }), output: z.array(mergeProposal) },
  'guests.savedFilters': { input: z.void(), output: z.array(savedFilter) },
  'guests.saveFilter': {
    input: z.strictObject({ name: z.string().trim().min(1).max(60), filter: householdQuestion }),
    output: z.array(savedFilter),
  },
  'guests.removeFilter': { input: z.strictObject({ id }), output: z.array(savedFilter) },
} as const;

export const maxEditedAtOnce = maxHouseholds;

export type HouseholdDraft = z.input<typeof householdDraft>;
export type BulkAction = z.infer<typeof bulkAction>;
export type GuestChange = z.infer<typeof guestChange>;
export type GuestTimelineEntry = z.infer<typeof timelineEntry>;
export type MergeProposal = z.infer<typeof mergeProposal>;
export type SavedFilter = z.infer<typeof savedFilter>;
