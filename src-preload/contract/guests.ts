import { z } from 'zod';
import { cursor, id, language, limit, page, time } from './common.ts';
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
  /** The answer of the household; kept by a later step, null until one came. */
  rsvp: z.string().nullable(),
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

const rowValues = z.record(z.string(), z.union([z.string(), z.number()]));

const refusedRow = z.object({
  row: z.int(),
  code: z.string(),
  message: z.string(),
  values: rowValues.optional(),
});

export const importChange = z.object({
  row: z.int(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  why: z.string(),
});

const previewPhone = z.object({ e164: z.string(), kind: z.enum(['mobile', 'landline', 'unknown']) });

export const previewHousehold = z.object({
  key: z.string(),
  name: z.string(),
  phones: z.array(previewPhone),
  guests: z.array(
    z.object({ row: z.int(), firstName: z.string(), lastName: z.string(), phone: z.string().optional() }),
  ),
  status: z.enum(['ready', 'toCheck', 'duplicate']),
  reasons: z.array(z.object({ code: z.string(), row: z.int().optional(), values: rowValues.optional() })),
  changes: z.array(importChange),
  /** The household it repeats: a key of this preview, or the id of a stored household. */
  duplicateOf: z.string().optional(),
});

export const importSummary = z.object({
  rowsRead: z.int(),
  households: z.int(),
  guests: z.int(),
  ready: z.int(),
  toCheck: z.int(),
  duplicates: z.int(),
  refused: z.array(refusedRow),
  applied: z.boolean(),
});

export const importPreview = z.object({
  previewId: id,
  filename: z.string().nullable(),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  mapping: z.array(z.object({ column: z.int(), header: z.string(), field: z.string().nullable() })),
  summary: importSummary,
  households: z.array(previewHousehold),
});

const include = z.array(z.enum(['toCheck', 'duplicates'])).default([]);

/** What the list is narrowed to; `-` asks for those without one. */
export const householdQuestion = z.strictObject({
  q: z.string().max(200).optional(),
  side: z.string().max(40).optional(),
  tag: z.string().max(40).optional(),
  language: z.enum(['it', 'en', '-']).optional(),
  rsvp: z.string().max(200).optional(),
  /** The state of its invitation; `NEVER` for those that have none. */
  invitation: z.enum(['NEVER', ...messageStatuses]).optional(),
  only: z.enum(['OPTED_OUT', 'NO_PHONE']).optional(),
});

export const guestFilter = householdQuestion.extend({
  cursor: cursor.optional(),
  /** Leaves out so many at the start, where there is no cursor. */
  offset: z.int().min(0).optional(),
  limit,
});

export const maxImportBytes = 20 * 1024 * 1024;

export const guestMethods = {
  'guests.list': { input: guestFilter, output: page(household) },
  'guests.get': { input: z.strictObject({ id }), output: householdWithQueue },
  'guests.previewImport': {
    input: z.strictObject({
      filename: z.string().max(300).optional(),
      /** The file's bytes in base64. */
      content: z.string().max(Math.ceil((maxImportBytes / 3) * 4) + 4),
    }),
    output: importPreview,
  },
  'guests.applyImport': { input: z.strictObject({ previewId: id, include }), output: importSummary },
} as const;

export type Household = z.infer<typeof household>;
export type HouseholdWithQueue = z.infer<typeof householdWithQueue>;
export type GuestQuestion = z.infer<typeof householdQuestion>;
export type ImportPreview = z.infer<typeof importPreview>;
export type ImportSummary = z.infer<typeof importSummary>;
export type PreviewHousehold = z.infer<typeof previewHousehold>;
export type ImportChange = z.infer<typeof importChange>;
