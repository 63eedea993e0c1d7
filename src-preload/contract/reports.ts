import { z } from 'zod';
import { id, rsvps, time } from './common.ts';
import { workId } from './work.ts';

export const reports = ['summary', 'coming', 'missing'] as const;

/** Why a household has no invitation that left; the last ones first stood in the way when it was sent. */
export const missingReasons = [
  'NEVER_INVITED',
  'NO_PHONE',
  'OPTED_OUT',
  'UNCONFIRMED',
  'NOT_ON_WHATSAPP',
  'INVALID_NUMBER',
  'REJECTED',
  'ACK_ERROR',
  'ATTEMPTS_EXHAUSTED',
  'POISON',
  'TEXT_CHANGED',
  'ALREADY_INVITED_CHAT',
  'CANCELLED',
  'WAITING',
] as const;

/** Households. From `listed` to `read` no figure is greater than the one before it; `coming` is a part of `answered`. */
const funnel = z.object({
  listed: z.int(),
  /** Has an invitation, in the queue or on its way. */
  invited: z.int(),
  sent: z.int(),
  delivered: z.int(),
  read: z.int(),
  /** Opened the link: also who lets nobody see that a message was read. */
  viewed: z.int(),
  answered: z.int(),
  coming: z.int(),
});

/** Local days of the event's zone without a gap, or weeks by their Monday where that would be too many. */
const answers = z.object({
  step: z.enum(['day', 'week']),
  steps: z.array(z.object({ date: z.string(), byRsvp: z.record(z.enum(rsvps), z.int()) })),
});

const comingHousehold = z.object({
  id,
  name: z.string(),
  adults: z.int(),
  children: z.int(),
  /** Its answer did not say how many: the numbers are those of the guest list. */
  assumed: z.boolean(),
  guests: z.array(z.object({ name: z.string(), coming: z.boolean(), dietary: z.string().optional() })),
  note: z.string(),
  listNotes: z.string(),
});

const missingHousehold = z.object({
  id,
  name: z.string(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  reason: z.enum(missingReasons),
});

/** When all personal data was deleted: these are the numbers from before. null: they are of the guest list there is. */
const deletedAt = time.nullable();

const limited = z.strictObject({ limit: z.int().min(1).max(5000).default(2000) });

export const reportMethods = {
  'reports.summary': { input: z.void(), output: z.object({ at: time, deletedAt, funnel, answers }) },
  /** For whoever cooks: who comes, how many they are and what they eat. In list order. */
  'reports.coming': {
    input: limited,
    output: z.object({
      at: time,
      deletedAt,
      households: z.int(),
      adults: z.int(),
      children: z.int(),
      /** Households whose answer did not say how many. */
      assumed: z.int(),
      menus: z.array(z.object({ dietary: z.string(), guests: z.int() })),
      /** People who said what they eat. */
      withMenu: z.int(),
      items: z.array(comingHousehold),
    }),
  },
  /** Who has no invitation that left, and why; those that wait in the queue too. In list order. */
  'reports.missing': {
    input: limited,
    output: z.object({
      at: time,
      deletedAt,
      counts: z.partialRecord(z.enum(missingReasons), z.int()),
      total: z.int(),
      items: z.array(missingHousehold),
    }),
  },
  /** A whole report as a file for a spreadsheet. `content` is its bytes in base64. */
  'reports.export': {
    input: z.strictObject({ report: z.enum(reports), format: z.enum(['csv', 'xlsx']), workId }),
    output: z.object({ filename: z.string(), content: z.string() }),
  },
} as const;

export type Report = (typeof reports)[number];
export type Funnel = z.infer<typeof funnel>;
export type AnswerSteps = z.infer<typeof answers>;
export type ComingReport = z.infer<(typeof reportMethods)['reports.coming']['output']>;
export type MissingReport = z.infer<(typeof reportMethods)['reports.missing']['output']>;
export type MissingReason = (typeof missingReasons)[number];
