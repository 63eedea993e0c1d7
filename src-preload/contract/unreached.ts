import { z } from 'zod';
import { id } from './common.ts';

export const unreachedReasons = [
  /** Nothing stands in the way. */
  'NEVER_INVITED',
  'NO_PHONE',
  'LANDLINE_ONLY',
  'SAME_PHONE',
  'OPTED_OUT',
  'NOT_ON_WHATSAPP',
  'INVALID_NUMBER',
] as const;

const household = z.object({
  household: id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  reason: z.enum(unreachedReasons),
});

export const unreachedMethods = {
  /** Who has no invitation: never invited, or not to be reached by WhatsApp. In list order. */
  'invitations.unreached': {
    input: z.strictObject({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.object({
      items: z.array(household),
      counts: z.partialRecord(z.enum(unreachedReasons), z.int()),
      total: z.int(),
    }),
  },
  /** Link (null where the event has no web site) and text of one household, to send by other means. Not counted as an invitation. */
  'invitations.otherWay': {
    input: z.strictObject({ household: id }),
    output: household.omit({ reason: true }).extend({ link: z.string().nullable(), text: z.string() }),
  },
  /** All of them with link and text, as a file for a spreadsheet. */
  'invitations.unreachedSheet': {
    input: z.void(),
    output: z.object({ filename: z.string(), content: z.string() }),
  },
} as const;

export type UnreachedHousehold = z.infer<typeof household>;
export type UnreachedReason = (typeof unreachedReasons)[number];
