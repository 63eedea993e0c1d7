import type { Household } from '#contract/guests.ts';
import type { QueueItem, ReasonLine } from '#contract/queue.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { Stamp } from '../domain/clock.ts';
import type { Finish } from '../domain/forecast/forecast.ts';
import { restrictedUntil } from '../domain/governor/signals.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { MessageRecord } from '../domain/queue/queue-store.ts';
import type { Hearing } from '../live/hearing.ts';
import { type Outlook, waitingFor } from '../outlook/outlook.ts';
import type { KnownSession } from '../sessions/session-service.ts';

/** The largest time a Date can hold: what lies beyond it has no end anybody named. */
const endOfTime = 8.64e15;

export function iso(wall: number): string {
  return new Date(wall).toISOString();
}

export function isoOrNull(wall: number | null): string | null {
  return wall === null || wall > endOfTime ? null : iso(wall);
}

export function finishView(finish: Finish | null) {
  const earliest = isoOrNull(finish?.earliest ?? null);
  const latest = isoOrNull(finish?.latest ?? null);
  return {
    finishesAt: isoOrNull(finish?.expected ?? null),
    finishRange: earliest === null || latest === null ? null : { earliest, latest },
  };
}

export function sessionView(
  { record, sight }: KnownSession,
  hasKey: boolean,
  now: Stamp,
  hearing: Hearing,
): SessionView {
  return {
    type: record.type,
    label: record.label,
    waha_url: record.wahaUrl,
    waha_session: record.wahaSession,
    engine: sight.engine,
    version: sight.version,
    status: sight.status,
    problem: sight.problem,
    failure: sight.failure,
    qr: sight.qr && { ...sight.qr, expiresAt: iso(sight.qr.expiresAt) },
    pairing: sight.pairing && { ...sight.pairing, expiresAt: iso(sight.pairing.expiresAt) },
    passkey: sight.passkey,
    me: sight.account && { phone: `+${sight.account.number}`, pushName: sight.account.pushName },
    linkedAt: sight.account === null ? null : isoOrNull(record.linkedAt),
    restrictions: restrictionView(record, now),
    quota: record.quota && { ...record.quota, renewsAt: isoOrNull(record.quota.renewsAt) },
    paused: record.paused && { reason: record.paused.reason, at: iso(record.paused.at) },
    events: {
      stream: hearing.stream,
      lastAt: isoOrNull(hearing.heardAt),
      deaf: hearing.deaf,
      historyUnreadable: hearing.historyUnreadable,
    },
    has_api_key: hasKey,
    lacks: [...sight.lacks],
    doing: sight.doing && { action: sight.doing.action, since: iso(sight.doing.since) },
    notices: sight.notices.map(({ code, at }) => ({ code, at: iso(at) })),
    checkedAt: isoOrNull(sight.checkedAt),
  };
}

function restrictionView(record: KnownSession['record'], now: Stamp): SessionView['restrictions'] {
  const until = restrictedUntil(record.restriction, now);
  if (until === null) return null;
  const toldBy = record.newChatsRestrictedBy === 'SEND' ? 'REFUSED_MESSAGE' : 'WHATSAPP';
  return { newChatsUntil: isoOrNull(until), toldBy };
}

export function queueItem(message: MessageRecord, outlook: Outlook): QueueItem {
  const waiting = message.status === 'PENDING' ? waitingFor(outlook, message) : null;
  const expected = outlook.expectedAt(message.id);
  return {
    id: message.id,
    type: message.type,
    kind: message.kind,
    household: message.householdId === null ? null : { id: message.householdId, name: message.recipient },
    phones: [...message.phones],
    text: message.text,
    status: message.status,
    attempts: message.attempts,
    createdAt: iso(message.createdAt),
    changedAt: iso(message.updatedAt),
    ...(message.chatId === null ? {} : { chatId: message.chatId }),
    ...(waiting === null ? {} : { waitingReason: waiting.reason }),
    ...notBefore(message, waiting?.until ?? null),
    ...(expected === undefined ? {} : { expectedAt: iso(expected) }),
    ...(message.messageId === null ? {} : { messageId: message.messageId }),
    ...(message.sentAt === null ? {} : { sentAt: iso(message.sentAt) }),
    ...(message.deliveredAt === null ? {} : { deliveredAt: iso(message.deliveredAt) }),
    ...(message.readAt === null ? {} : { readAt: iso(message.readAt) }),
    ...(message.failureReason === null ? {} : { failureReason: message.failureReason }),
  };
}

function notBefore(message: MessageRecord, until: number | null): { notBefore?: string } {
  if (message.status !== 'PENDING') return {};
  const at = isoOrNull(until ?? (message.notBefore > 0 ? message.notBefore : null));
  return at === null ? {} : { notBefore: at };
}

export function reasonLineView(outlook: Outlook, nextHousehold: string | null, limit: number): ReasonLine {
  const { kind, reason, until, type } = outlook.line;
  return {
    kind,
    reason,
    until: isoOrNull(until),
    type: outlook.sessions.length > 1 ? type : null,
    limit,
    pending: outlook.counts.byStatus.PENDING,
    nextHousehold,
    ...finishView(outlook.forecast.finish),
  };
}

export function householdView(household: HouseholdRecord): Household {
  const { id, name, phones, guests, tags, optedOut, rsvp, answer, viewedAt, createdAt, invitation } =
    household;
  const { language, side, notes, email, adults, children } = household;
  return {
    id,
    name,
    phones: [...phones],
    guests: guests.map(({ firstName, lastName }) => ({ firstName, lastName })),
    language,
    side,
    tags: [...tags],
    notes,
    email,
    adults,
    children,
    optedOut,
    rsvp,
    answer: answer && { ...answer, at: iso(answer.at) },
    viewedAt: isoOrNull(viewedAt),
    createdAt: iso(createdAt),
    invitation: invitation && { id: invitation.id, status: invitation.status, at: iso(invitation.at) },
  };
}
