import type { Conversation as ConversationView, IncomingMessage } from '#contract/inbox.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { Conversation, InboxStore, IncomingRecord } from '../domain/inbox/inbox-store.ts';
import type { Handlers } from './handlers.ts';
import { iso } from './views.ts';

export interface InboxHandlerParts {
  readonly inbox: InboxStore;
  readonly households: HouseholdStore;
  readonly clock: Clock;
  readonly inboxChanged: () => void;
  readonly queueChanged: () => void;
  /** Their messages belong to a household now: they may be answers. */
  readonly readReplies: () => Promise<void>;
}

type InboxHandlers = Pick<
  Handlers,
  Exclude<Extract<keyof Handlers, `inbox.${string}`>, 'inbox.conversation' | 'inbox.answer'>
>;

export function inboxHandlers(parts: InboxHandlerParts): InboxHandlers {
  const { inbox, households, clock, inboxChanged, queueChanged, readReplies } = parts;
  const now = () => clock.now().wall;
  return {
    async 'inbox.list'({ unknown, cursor, limit }) {
      const found = await inbox.conversations({
        unknownOnly: unknown,
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      return {
        items: found.items.map(conversationView),
        total: found.total,
        ...(found.nextCursor !== null && { nextCursor: found.nextCursor }),
      };
    },
    async 'inbox.ofHousehold'({ id, limit }) {
      if ((await households.household(id)) === null)
        throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
      return { items: (await inbox.ofHousehold(id, limit)).map(incomingView) };
    },
    async 'inbox.ofSender'({ sender, limit }) {
      return { items: (await inbox.ofSender(sender, limit)).map(incomingView) };
    },
    async 'inbox.assign'({ sender, household }) {
      if ((await households.household(household)) === null)
        throw new Refusal('UNKNOWN_HOUSEHOLD', { household });
      if (!(await inbox.assign(sender, household, now()))) throw new Refusal('UNKNOWN_SENDER');
      await readReplies();
      inboxChanged();
      // What waits for a guest who just wrote is no first message any more.
      queueChanged();
      return {};
    },
    async 'inbox.dismiss'({ sender }) {
      if (!(await inbox.dismiss(sender, now()))) throw new Refusal('UNKNOWN_SENDER');
      inboxChanged();
      return {};
    },
  };
}

function conversationView({ sender, pushName, household, messages, last }: Conversation): ConversationView {
  return {
    sender,
    phone: sender.startsWith('+') ? sender : null,
    name: pushName,
    household,
    messages,
    last: incomingView(last),
  };
}

export function incomingView({
  messageId,
  text,
  attachment,
  receivedAt,
  edited,
  revoked,
}: IncomingRecord): IncomingMessage {
  return { id: messageId, text, attachment, at: iso(receivedAt), edited, revoked };
}
