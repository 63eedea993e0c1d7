import type { Clock } from '../domain/clock.ts';
import { isRestricted } from '../domain/governor/signals.ts';
import type { ChatMessage } from '../domain/inbox/chat-message.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { Ack, LiveEvent } from '../domain/live/live-event.ts';
import { namelessRestrictionMs } from '../domain/queue/settlement.ts';
import type { AttemptStore } from '../domain/queue/worker-store.ts';
import type { EventResponse } from '../domain/replies/reply-store.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';

/** WAHA tells an event twice within minutes, if at all. */
const rememberedEvents = 20_000;

export interface IntakeParts {
  readonly store: SessionStore;
  readonly attempts: AttemptStore;
  readonly inbox: InboxStore;
  /** What came in is read as an answer, or as a wish to get no more. */
  readonly readReplies: () => Promise<void>;
  readonly eventResponded: (response: EventResponse) => Promise<void>;
  readonly clock: Clock;
  /** Look at this session soon: WAHA says that something about it changed. */
  readonly recheck: (type: string) => void;
  /** A sign of life from WhatsApp itself. */
  readonly heard: (record: SessionRecord) => void;
  /** Everything that came in before has been read, so that what comes in now moves the mark on. */
  readonly isCaughtUp: (type: string) => boolean;
  readonly queueChanged: () => void;
  readonly wakeWorker: () => void;
  readonly inboxChanged: () => void;
  readonly onError: (error: unknown) => void;
}

/** Takes in what the stream of one server told, a batch at a time. Never rejects. */
export function createEventIntake(
  parts: IntakeParts,
): (url: string, events: readonly LiveEvent[]) => Promise<void> {
  const { store, onError } = parts;
  const seen = new Set<string>();

  function isNew({ id }: LiveEvent): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    const oldest = seen.values().next().value;
    if (seen.size > rememberedEvents && oldest !== undefined) seen.delete(oldest);
    return true;
  }

  return async (url, events) => {
    try {
      const fresh = events.filter(isNew);
      if (fresh.length === 0) return;
      const records = (await store.sessions()).filter(({ wahaUrl }) => wahaUrl === url);
      for (const record of records) {
        const own = fresh.filter(({ session }) => session === record.wahaSession);
        if (own.length > 0) await takeIn(record, own, parts);
      }
    } catch (error) {
      onError(error);
    }
  };

  async function takeIn(
    record: SessionRecord,
    events: readonly LiveEvent[],
    all: IntakeParts,
  ): Promise<void> {
    if (events.some(({ kind }) => kind === 'status')) all.recheck(record.type);
    await takeAcks(record, events.flatMap(acksIn), all);
    await takeMessages(record, events, all);
    if (events.some(isSignOfLife)) all.heard(record);
  }
}

/** Own messages tell how far they are too: GOWS says in no other way that WhatsApp's servers have one. */
function acksIn(event: LiveEvent): readonly Ack[] {
  if (event.kind === 'ack') return [event.ack];
  if (event.kind !== 'message' || !event.message.fromMe || event.message.ack < 1) return [];
  const { id, ack, who } = event.message;
  return [{ messageId: id, ack, restriction: null, lid: who.lid }];
}

/** The echo of a send that WAHA has only just taken says nothing of WhatsApp. */
function isSignOfLife(event: LiveEvent): boolean {
  return event.kind !== 'message' || !event.message.fromMe || event.message.ack >= 1;
}

async function takeAcks(
  { type, restriction }: SessionRecord,
  acks: readonly Ack[],
  { attempts, inbox, store, clock, queueChanged, wakeWorker }: IntakeParts,
): Promise<void> {
  if (acks.length === 0) return;
  const now = clock.now();
  const isBanned = isRestricted(restriction, now);
  const known = acks.map((ack) =>
    isBanned ? { ...ack, restriction: ack.restriction ?? { until: null } } : ack,
  );
  const changed = await attempts.applyAcks(known, now);
  const ban = changed.find(({ ack, restriction }) => ack < 0 && restriction !== null)?.restriction;
  if (ban !== undefined && ban !== null && !isBanned) {
    await store.restrictNewChats(type, ban.until ?? now.wall + namelessRestrictionMs, now);
  }
  for (const { messageId, lid } of changed) {
    if (lid !== null) await inbox.learnLidOfMessage(messageId, lid, now.wall);
  }
  if (changed.length > 0) queueChanged();
  if (ban !== undefined) wakeWorker();
}

async function takeMessages(
  { type, number }: SessionRecord,
  events: readonly LiveEvent[],
  {
    inbox,
    clock,
    isCaughtUp,
    queueChanged,
    wakeWorker,
    inboxChanged,
    readReplies,
    eventResponded,
  }: IntakeParts,
): Promise<void> {
  const now = clock.now().wall;
  const messages = events.flatMap((event): ChatMessage[] =>
    event.kind === 'message' ? [event.message] : [],
  );
  const incoming = messages.filter(({ fromMe }) => !fromMe);
  let changed = false;
  if (incoming.length > 0) {
    const { stored, warmed } = await inbox.record(type, incoming, now);
    changed = stored > 0;
    if (warmed > 0) {
      queueChanged();
      wakeWorker();
    }
    if (number !== null && isCaughtUp(type)) await inbox.noteRead(number, readMark(incoming, now));
  }
  for (const event of events) {
    if (event.kind === 'edited') changed = (await inbox.edit(event.messageId, event.text, now)) || changed;
    if (event.kind === 'revoked') changed = (await inbox.revoke(event.messageId, now)) || changed;
    if (event.kind === 'eventResponse') await eventResponded(event.response);
  }
  if (!changed) return;
  inboxChanged();
  await readReplies();
}

/** A message from the future must not make us pass over what comes in until then. */
function readMark(messages: readonly ChatMessage[], now: number): number {
  return Math.min(now, Math.max(0, ...messages.map(({ at }) => at)));
}
