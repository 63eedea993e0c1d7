import * as z from 'zod';
import type { Ack, LiveEvent } from '../domain/live/live-event.ts';
import type { Rsvp } from '../domain/rsvp/rsvp.ts';
import { chatMessageOf, chatSchema, correspondentOf, lidOf } from './chat-message.ts';
import { bareMessageIdOf } from './message-id.ts';

/** Asked for by name: `*` would bring presence, calls and labels too. */
export const wantedEvents = [
  'session.status',
  'message.any',
  'message.ack',
  'message.edited',
  'message.revoked',
  'event.response',
] as const;

const envelopeSchema = z.object({
  id: z.string().min(1).max(200),
  event: z.string(),
  session: z.string(),
  payload: z.unknown(),
});

const refusalSchema = z
  .object({
    code: z.union([z.string(), z.number()]).transform(String),
    until: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

const ackSchema = z.object({
  ack: z.number().int().min(-1).max(4),
  error: refusalSchema,
  from: z.string().catch(''),
});
const editedSchema = z.object({ editedMessageId: z.string(), body: z.string() });
const revokedSchema = z.union([
  z.object({ revokedMessageId: z.string() }).transform(({ revokedMessageId }) => ({ id: revokedMessageId })),
  // Before 2025 there was only the message as it was.
  z.object({ before: z.unknown() }).transform(({ before }) => before),
]);

const eventResponseSchema = chatSchema.extend({
  eventResponse: z.object({
    response: z.string(),
    timestampMs: z.number().positive(),
    extraGuestCount: z.number().int().min(0).max(100).catch(0),
  }),
});
const rsvpOf: Readonly<Record<string, Rsvp>> = { GOING: 'COMING', NOT_GOING: 'NOT_COMING', MAYBE: 'MAYBE' };

/** The event in a frame; `unknown` for one we never asked for; null for what is none, or has not the shape it should. */
export function liveEventOf(frame: string): LiveEvent | 'unknown' | null {
  const envelope = envelopeSchema.safeParse(jsonOf(frame));
  if (!envelope.success) return null;
  const { id, event, session, payload } = envelope.data;
  const told = readPayload(event, payload);
  return told === null || told === 'unknown' ? told : { id, session, ...told };
}

type Told = LiveEvent extends infer Event
  ? Event extends LiveEvent
    ? Omit<Event, 'id' | 'session'>
    : never
  : never;

function readPayload(event: string, payload: unknown): Told | 'unknown' | null {
  switch (event) {
    case 'session.status':
      return { kind: 'status' };
    case 'message.ack':
      return ackIn(payload);
    // The first one comes unasked from a server that does not filter, or in a test of ours.
    case 'message':
    case 'message.any':
      return messageIn(payload);
    case 'message.edited':
      return editIn(payload);
    case 'message.revoked':
      return revocationIn(payload);
    case 'event.response':
      return eventResponseIn(payload);
    default:
      return 'unknown';
  }
}

function ackIn(payload: unknown): Told | null {
  const messageId = bareMessageIdOf(payload);
  const parsed = ackSchema.safeParse(payload);
  if (messageId === null || !parsed.success) return null;
  const { ack, error, from } = parsed.data;
  const restriction = restrictionIn(error ?? null);
  return { kind: 'ack', ack: { messageId, ack, restriction, lid: lidOf(from) } };
}

function restrictionIn(
  error: { code: string; until?: number | null | undefined } | null,
): Ack['restriction'] {
  return error?.code === '463' ? { until: error.until ?? null } : null;
}

function messageIn(payload: unknown): Told | null {
  const message = chatMessageOf(payload);
  if (message === null) return null;
  return message === 'other' ? { kind: 'other' } : { kind: 'message', message };
}

function editIn(payload: unknown): Told | null {
  const parsed = editedSchema.safeParse(payload);
  if (!parsed.success) return null;
  const messageId = bareMessageIdOf({ id: parsed.data.editedMessageId });
  return messageId === null ? null : { kind: 'edited', messageId, text: parsed.data.body.slice(0, 10_000) };
}

function revocationIn(payload: unknown): Told | null {
  const parsed = revokedSchema.safeParse(payload);
  const messageId = parsed.success ? bareMessageIdOf(parsed.data) : null;
  return messageId === null ? null : { kind: 'revoked', messageId };
}

/** A response that was taken back, or one of our own phone, says nothing. */
function eventResponseIn(payload: unknown): Told | null {
  const parsed = eventResponseSchema.safeParse(payload);
  const messageId = bareMessageIdOf(payload);
  if (!parsed.success || messageId === null) return null;
  const { fromMe, eventResponse } = parsed.data;
  const who = correspondentOf(parsed.data);
  const rsvp = rsvpOf[eventResponse.response];
  if (fromMe || who === null || rsvp === undefined) return { kind: 'other' };
  const { extraGuestCount: extraGuests, timestampMs: at } = eventResponse;
  return { kind: 'eventResponse', response: { messageId, who, rsvp, extraGuests, at } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
