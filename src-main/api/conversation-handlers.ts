import type { ConversationEntry as EntryView } from '#contract/inbox.ts';
import { Refusal } from '#contract/result.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { routeAnswer } from '../domain/inbox/answer-route.ts';
import { type ConversationEntry, conversationOf } from '../domain/inbox/conversation.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { MessageDraft, QueueReader } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import type { Outlook } from '../outlook/outlook.ts';
import { type EnqueueParts, enqueueDraft } from './enqueue-handlers.ts';
import type { Handlers } from './handlers.ts';
import { incomingView } from './inbox-handlers.ts';
import { type LiveRoute, throughLiveSession } from './live-route.ts';
import { fingerprint, plainText } from './message-drafts.ts';
import type { KnownSessions } from './senders.ts';
import { queueItem } from './views.ts';

export interface ConversationHandlerParts extends EnqueueParts {
  readonly inbox: InboxStore;
  readonly households: HouseholdStore;
  readonly reader: QueueReader;
  readonly sessions: KnownSessions;
  readonly random: Random;
}

/** What was said between us and a household, and what the admin answers. */
export function conversationHandlers(
  parts: ConversationHandlerParts,
): Pick<Handlers, 'inbox.conversation' | 'inbox.answer'> {
  const { inbox, households, reader, outlook, clock } = parts;
  const now = () => clock.now().wall;

  async function known(id: string): Promise<HouseholdRecord> {
    const household = await households.household(id);
    if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
    return household;
  }

  return {
    async 'inbox.conversation'({ household: id, limit }) {
      const household = await known(id);
      // One more of each tells whether there is something before.
      const received = await inbox.ofHousehold(id, limit + 1);
      const sent = await reader.ofHousehold(id, limit + 1);
      const entries = conversationOf(received, sent, limit);
      const route = routeAnswer(household, received[0], now());
      const shown = await outlook.read();
      return {
        items: entries.map((entry) => entryView(entry, shown)),
        earlier: received.length + sent.length > entries.length,
        refusal: route.ok ? null : route.code,
      };
    },
    async 'inbox.answer'({ household: id, messageId, text, idempotencyKey }) {
      const household = await known(id);
      // Another of them may have written since: the answer goes to whom the admin was reading.
      const answered = await inbox.toAnswer(id, messageId);
      const routed = routeAnswer(household, answered ?? undefined, now());
      if (!routed.ok) throw new Refusal(routed.code, { household: id });
      const route = await throughLiveSession(
        household,
        routed.route,
        answered?.number ?? null,
        parts.sessions,
      );
      const idempotency = {
        // No session has such a name, so that no other key is like it, whichever session it goes out from.
        key: `/answer:${idempotencyKey}`,
        fingerprint: fingerprint({ idempotencyKey, household: id, text }),
      };
      const draft = answerDraft(household, text, route, parts);
      return enqueueDraft({ ...draft, idempotency }, parts);
    },
  };
}

function answerDraft(
  household: HouseholdRecord,
  text: string,
  { type, phones, lane, urgentUntil }: LiveRoute,
  { random }: ConversationHandlerParts,
): Omit<MessageDraft, 'idempotency'> {
  return {
    id: random.id(),
    type,
    kind: 'CUSTOM',
    lane,
    urgentUntil,
    householdId: household.id,
    recipient: household.name,
    phones,
    text: plainText(text),
    template: null,
    notBefore: 0,
  };
}

function entryView(entry: ConversationEntry, outlook: Outlook): EntryView {
  return entry.from === 'household'
    ? { from: 'household', message: incomingView(entry.message) }
    : { from: 'us', message: queueItem(entry.message, outlook) };
}
