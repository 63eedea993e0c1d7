import { z } from 'zod';
import { cursor, id, limit, page, time } from './common.ts';
import { rsvpAnswer, rsvpContent, standing } from './rsvp.ts';

/** The token of a personal link, or the whole link. */
const linkToken = z.string().min(1).max(4000);

export const siteAnswer = z.strictObject({
  token: linkToken,
  ...rsvpContent,
  /** When the guest answered, by the web site's clock; now when it is left out. */
  answeredAt: time.optional(),
  /** The same key with another answer is refused; with the same answer nothing happens twice. */
  idempotencyKey: z.string().min(1).max(200).optional(),
});

export const siteView = z.strictObject({ token: linkToken, viewedAt: time.optional() });

export const answerLogQuery = {
  /** Recorded or taken back then or later. */
  since: time.optional(),
  cursor: cursor.optional(),
  limit,
};

const loggedAnswer = rsvpAnswer.extend({
  household: z.object({ id, name: z.string() }),
  /** No later answer of this household counts. */
  stands: z.boolean(),
});

/** What the event's web site tells and asks. A household is who its personal link says it is. */
export const siteAnswerMethods = {
  'rsvp.fromSite': {
    input: siteAnswer,
    output: z.object({
      household: id,
      /** As it was recorded, now or when it came for the first time. */
      answer: rsvpAnswer,
      /** What stands now: an answer that is older than another does not stand. */
      current: standing.nullable(),
    }),
  },
  'rsvp.viewedOnSite': {
    input: siteView,
    output: z.object({ household: id, viewedAt: time.nullable() }),
  },
  /** Every answer in the order it was recorded, or only those that stand. */
  'rsvp.log': {
    input: z.strictObject({ ...answerLogQuery, standing: z.boolean().default(false) }),
    output: page(loggedAnswer),
  },
} as const;
