import { z } from 'zod';

/** ISO 8601 in UTC, e.g. `2027-03-09T13:32:00.000Z`. */
export const time = z.iso.datetime();

const reservedTypes = new Set(['queue', 'invitations', 'sessions', 'status', 'new']);

/** A session's type, the `{type}` of routes: `main`, `sposa` … */
export const sessionType = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/)
  .refine((type) => !reservedTypes.has(type));

export const language = z.enum(['it', 'en']);
export const id = z.string().min(1).max(64);
export const cursor = z.string().min(1).max(256);
export const limit = z.int().min(1).max(200).default(50);

export const rsvps = ['COMING', 'NOT_COMING', 'MAYBE'] as const;
/** What a household says to its invitation. */
export const rsvp = z.enum(rsvps);

/** Between these about nine of ten end, with the computer on. */
export const finishRange = z.object({ earliest: time, latest: time });

/** Messages by local date of the event's time zone, `YYYY-MM-DD`. */
export const perDay = z.array(z.object({ date: z.string(), messages: z.int() }));

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: cursor.optional(), total: z.int() });

export type Language = z.infer<typeof language>;
