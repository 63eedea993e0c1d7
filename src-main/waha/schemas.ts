import * as z from 'zod';

// Loose on purpose: fields nobody knows yet are dropped, and what is not needed may be missing or odd.

/** Unix seconds or an ISO 8601 text, as epoch milliseconds; null when it is neither. */
const moment = z
  .union([
    z.number().transform((seconds) => seconds * 1000),
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  ])
  .nullish()
  .catch(null)
  .transform((at) => at ?? null);

const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => text ?? null);

export const environmentSchema = z.object({
  version: z.string().min(1),
  engine: z.string().min(1),
  tier: optionalText,
});

export const serverStatusSchema = z.object({ startTimestamp: z.number() });

/** WhatsApp's ban on first messages. */
export const timelockSchema = z
  .object({ isActive: z.boolean(), timeEnforcementEnds: moment, enforcementType: optionalText })
  .transform(({ isActive, timeEnforcementEnds, enforcementType }) => ({
    active: isActive,
    kind: enforcementType,
    until: timeEnforcementEnds,
  }));

const amount = z.number().nullish().catch(null);

/** WhatsApp's quota of new chats; a total of −1 is none. */
export const cappingSchema = z
  .object({ cappingStatus: z.string(), totalQuota: amount, usedQuota: amount, cycleEnd: moment })
  .transform(({ cappingStatus, totalQuota, usedQuota, cycleEnd }) => ({
    status: cappingStatus,
    total: totalQuota != null && totalQuota >= 0 ? totalQuota : null,
    used: usedQuota ?? 0,
    renewsAt: cycleEnd,
  }));

const meSchema = z.object({
  id: optionalText,
  jid: optionalText,
  pushName: optionalText,
  reachoutTimelock: timelockSchema.nullish().catch(null),
  messageCapping: cappingSchema.nullish().catch(null),
});

export const sessionInfoSchema = z.object({
  name: z.string(),
  status: z.string(),
  me: meSchema.nullish().catch(null),
});

export type SessionInfo = z.infer<typeof sessionInfoSchema>;

export const qrSchema = z.object({ value: z.string().min(1) }).transform(({ value }) => value);

/** A code for a person: to type on the phone, or to compare with the one it shows. */
export const codeSchema = z.object({ code: z.string().min(1).max(40) }).transform(({ code }) => code);

/** `pn`: the phone's chat id, given since 2026.8.1 where `chatId` may be a hidden user id. */
export const numberCheckSchema = z.union([
  z.object({ numberExists: z.literal(false) }),
  z.object({ numberExists: z.literal(true), chatId: z.string().min(1), pn: optionalText }),
]);

const secondsOrNull = z.coerce.number().positive().nullish().catch(null);

export const storedMessageSchema = z.object({
  timestamp: secondsOrNull,
  fromMe: z.boolean(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  hasMedia: z
    .boolean()
    .nullish()
    .catch(null)
    .transform((hasMedia) => hasMedia ?? false),
  ack: z
    .number()
    .nullish()
    .transform((ack) => ack ?? 0),
});

/** A chat's id is text, on WEBJS an object; its last moment has another name on each engine. */
const chatSchema = z
  .object({
    id: z.union([z.string(), z.object({ _serialized: z.string() }).transform((id) => id._serialized)]),
    conversationTimestamp: secondsOrNull,
    timestamp: secondsOrNull,
  })
  .transform(({ id, conversationTimestamp, timestamp }) => {
    const seconds = conversationTimestamp ?? timestamp ?? null;
    return { chatId: id, lastAt: seconds === null ? null : seconds * 1000 };
  });

/** One chat that cannot be read does not hide the others. */
export const recentChatsSchema = z
  .array(z.unknown())
  .transform((items) =>
    items.map((item) => chatSchema.safeParse(item)).flatMap((each) => (each.success ? [each.data] : [])),
  );

export const lidSchema = z
  .object({ pn: optionalText })
  .transform(({ pn }) => /^\+?([1-9]\d{5,14})(@|$)/.exec(pn ?? '')?.[1] ?? null)
  .transform((digits) => digits && `+${digits}`);

/** The end of a restriction, under any of the names it has been given. */
const restrictionSchema = z
  .object({ until: moment, timeEnforcementEnds: moment })
  .transform(({ until, timeEnforcementEnds }) => until ?? timeEnforcementEnds)
  .nullish()
  .catch(null);

const code = z.union([z.string(), z.number()]).nullish().catch(null);

const exceptionSchema = z.looseObject({ message: z.string().catch('') }).transform((exception) => ({
  message: exception.message,
  codes: [exception['code'], exception['data']].map((value) => String(code.parse(value))),
  restrictedUntil:
    [exception, exception['error'], exception['details'], exception['data']]
      .map((place) => restrictionSchema.parse(place) ?? null)
      .find((until) => until !== null) ?? null,
}));

/**
 * WAHA's error answers, all in one: `message` of its framework, `error` and `session` when the session is not as
 * needed, `exception` when the engine threw. The rest of the body repeats the request: phone and text are never looked
 * at, nor kept.
 */
export const errorBodySchema = z
  .object({
    message: optionalText,
    error: optionalText,
    session: optionalText,
    exception: exceptionSchema.nullish().catch(null),
  })
  .catch({ message: null, error: null, session: null, exception: null });
