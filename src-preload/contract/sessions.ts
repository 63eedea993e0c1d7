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
  /** null with `of` where nobody counts: an engine without a last code, or a linking whose beginning was not seen. */
  number: z.int().nullable(),
  of: z.int().nullable(),
  expiresAt: time,
});

/** The other way of linking: eight characters to type on the phone. */
const pairing = z.object({ code: z.string(), expiresAt: time });

/** `CHALLENGE`: WhatsApp wants the passkey itself. `CONFIRM`: that this code and the phone's are the same. */
const passkey = z.object({ step: z.enum(['CHALLENGE', 'CONFIRM']), code: z.string().nullable() });

const sessionLacks = ['SEVERAL_SESSIONS', 'MEDIA', 'MESSAGE_IDS', 'RESTRICTIONS'] as const;
const sessionNotices = ['WAHA_RESTARTED', 'RESTARTED', 'STUCK_STARTING', 'DEAF'] as const;

/** WhatsApp's allowance of new chats; `total` null = no limit. */
const newChatQuota = z.object({
  status: z.string(),
  total: z.int().nullable(),
  used: z.int(),
  renewsAt: time.nullable(),
});

const sessionAccount = z.object({ phone: z.string(), pushName: z.string().nullable() });

const sessionPause = z.object({
  reason: z.enum([
    'WRONG_KEY',
    'TOO_MANY_NOT_ON_WHATSAPP',
    'TOO_MANY_BAD_REQUESTS',
    'WAHA_SENDS_NO_FILES',
    'ADMIN',
  ]),
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
  /** Why it is FAILED, where that was seen. */
  failure: z.enum(['CODES_RAN_OUT', 'UNLINKED']).nullable(),
  qr: qr.nullable(),
  pairing: pairing.nullable(),
  passkey: passkey.nullable(),
  me: sessionAccount.nullable(),
  /** Since when the present link is known. */
  linkedAt: time.nullable(),
  /** A ban on new chats: WhatsApp told of it, or refused a message for it. `newChatsUntil` null = no end is named. */
  restrictions: z
    .object({ newChatsUntil: time.nullable(), toldBy: z.enum(['WHATSAPP', 'REFUSED_MESSAGE']) })
    .nullable(),
  quota: newChatQuota.nullable(),
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
  /** What the WAHA behind it cannot do, that others can. */
  lacks: z.array(z.enum(sessionLacks)),
  /** What takes WAHA seconds and is going on. */
  doing: z.object({ action: z.enum(['REFRESH', 'LOGOUT', 'RESTART', 'REMOVE']), since: time }).nullable(),
  /** What it went through by itself; STUCK_STARTING and DEAF need a person. */
  notices: z.array(z.object({ code: z.enum(sessionNotices), at: time })),
  checkedAt: time.nullable(),
});

const label = z.string().trim().min(1).max(60);

export const sessionUpdate = z.strictObject({
  label: label.optional(),
  waha_url: z.string().trim().max(300).optional(),
  waha_session: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,54}$/)
    .optional(),
  /** Write-only. An empty text removes the key. */
  waha_api_key: z.string().max(500).optional(),
});

/** Without an address it is a session of the same WAHA, with the same key, as `main`. */
export const newSession = sessionUpdate.extend({ type: sessionType, label });

/** What becomes of messages that have not left: they go to another session, or nobody gets them. */
export const leftMessages = z.union([z.literal('cancel'), z.strictObject({ moveTo: sessionType })]);

export const sessionRemoval = z.strictObject({ messages: leftMessages });

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
  /** Another phone to send from. */
  'sessions.create': { input: newSession, output: sessionView },
  /** How many messages `sessions.remove` would move or cancel. */
  'sessions.unsent': { input: byType, output: z.object({ unsent: z.int() }) },
  /** Unlinks it, takes it out of WAHA and out of Invita. */
  'sessions.remove': {
    input: sessionRemoval.extend({ type: sessionType }),
    output: z.object({ moved: z.int(), cancelled: z.int() }),
  },
  /** A code to type on this phone instead of a scan. Only in WAITING_QR. */
  'sessions.requestCode': {
    input: z.strictObject({ type: sessionType, phone: z.string().trim().min(1).max(40) }),
    output: sessionView,
  },
  /** The person has compared the code of the passkey on the phone with ours. */
  'sessions.confirmPasskey': { input: byType, output: sessionView },
  'sessions.resume': { input: byType, output: sessionView },
  'sessions.update': {
    input: z.strictObject({ type: sessionType, changes: sessionUpdate }),
    output: sessionView,
  },
} as const;

export type SessionView = z.infer<typeof sessionView>;
export type SessionStatus = (typeof sessionStatuses)[number];
export type SessionUpdate = z.infer<typeof sessionUpdate>;
export type LeftMessages = z.infer<typeof leftMessages>;
export type Qr = z.infer<typeof qr>;
