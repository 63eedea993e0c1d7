import { z } from 'zod';
import { sessionType, time } from './common.ts';

export const sessionStatuses = [
  'CONNECTED',
  'WAITING_QR',
  'WAITING_PASSKEY',
  'STARTING',
  'DISCONNECTED',
  'FAILED',
  'UNREACHABLE',
  'UNKNOWN',
] as const;

const sessionStatus = z.enum(sessionStatuses);

export const qr = z.object({
  /** The raw text to draw; never a picture. */
  value: z.string(),
  number: z.int(),
  of: z.int(),
  expiresAt: time,
});

const sessionAccount = z.object({ phone: z.string(), pushName: z.string().nullable() });

const sessionPause = z.object({
  reason: z.enum(['WRONG_KEY', 'TOO_MANY_NOT_ON_WHATSAPP', 'TOO_MANY_BAD_REQUESTS', 'ADMIN']),
  at: time,
});

export const sessionView = z.object({
  type: sessionType,
  label: z.string(),
  waha_url: z.string(),
  waha_session: z.string(),
  engine: z.string().nullable(),
  version: z.string().nullable(),
  status: sessionStatus,
  /** An error code that says why the status is what it is, when there is something to say. */
  problem: z.string().nullable(),
  qr: qr.nullable(),
  me: sessionAccount.nullable(),
  restrictions: z.object({ newChatsUntil: time.nullable() }).nullable(),
  paused: sessionPause.nullable(),
  /** How well WAHA is listened to. */
  events: z.object({
    /** `OPEN`: it tells by itself. Else it is asked again and again. `REFUSED`: it takes no key of ours for this. */
    stream: z.enum(['CONNECTING', 'OPEN', 'REFUSED']),
    /** The last sign of life of this session. */
    lastAt: time.nullable(),
    /** Messages leave and nothing comes back, in spite of a restart. */
    deaf: z.boolean(),
    /** What came in while nobody listened cannot be read. */
    historyUnreadable: z.boolean(),
  }),
  /** Whether an API key is stored. The key itself never leaves the main process. */
  has_api_key: z.boolean(),
  checkedAt: time.nullable(),
});

export const sessionUpdate = z.strictObject({
  label: z.string().trim().min(1).max(60).optional(),
  waha_url: z.string().trim().max(300).optional(),
  waha_session: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,54}$/)
    .optional(),
  /** Write-only. An empty text removes the key. */
  waha_api_key: z.string().max(500).optional(),
});

const byType = z.strictObject({ type: sessionType });

export const sessionMethods = {
  'sessions.list': { input: z.void(), output: z.array(sessionView) },
  /** What is known now, without asking WAHA. */
  'sessions.get': { input: byType, output: sessionView },
  /** «Verifica stato»: ask WAHA now. */
  'sessions.check': { input: byType, output: sessionView },
  /** «Refresh»: create, start or restart as needed, so that a QR or a connection comes of it. */
  'sessions.refresh': { input: byType, output: sessionView },
  'sessions.logout': { input: byType, output: sessionView },
  'sessions.resume': { input: byType, output: sessionView },
  'sessions.update': {
    input: z.strictObject({ type: sessionType, changes: sessionUpdate }),
    output: sessionView,
  },
} as const;

export type SessionView = z.infer<typeof sessionView>;
export type SessionStatus = (typeof sessionStatuses)[number];
export type SessionUpdate = z.infer<typeof sessionUpdate>;
export type Qr = z.infer<typeof qr>;
