import { z } from 'zod';
import { id, time } from './common.ts';

/**
 * What a token of the Admin API opens. `read`: lists and reports. `enqueue`: what the event's web site does, queue
 * messages and record answers, without seeing the guest list. `admin`: everything.
 */
export const tokenScopes = ['read', 'enqueue', 'admin'] as const;

const tokenView = z.object({
  id,
  name: z.string(),
  scope: z.enum(tokenScopes),
  createdAt: time,
  /** To the hour; null = never used. */
  lastUsedAt: time.nullable(),
});

export const newToken = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scope: z.enum(tokenScopes),
});

export const tokenMethods = {
  'tokens.list': {
    input: z.void(),
    output: z.object({
      items: z.array(tokenView),
      total: z.int(),
      /** Where the Admin API answers, such as `http://127.0.0.1:4780`; null where it is not served. */
      address: z.string().nullable(),
    }),
  },
  /** The only answer that ever holds the token itself. */
  'tokens.create': { input: newToken, output: tokenView.extend({ token: z.string() }) },
  /** At once: the next request with it is refused. */
  'tokens.revoke': { input: z.strictObject({ id }), output: tokenView },
  /** Another token in the file `api-token`, at once; it is read there and told nowhere. `file`: its whole path. */
  'tokens.renewFile': { input: z.void(), output: z.object({ file: z.string() }) },
} as const;

export type TokenScope = (typeof tokenScopes)[number];
export type TokenView = z.infer<typeof tokenView>;
