import type { Conversation as ConversationView, IncomingMessage } from '#contract/inbox.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { Conversation, InboxStore, IncomingRecord } from '../domain/inbox/inbox-store.ts';
import { suggestHouseholds } from '../domain/inbox/suggest-households.ts';
import { readReply } from '../domain/replies/read-reply.ts';
import type { Handlers } from './handlers.ts';
import { iso } from './views.ts';

/** Names stand in the last few messages, if anywhere. */
const readForNames = 20;

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
    async 'inbox.list'({ unknown, needsYou, q, cursor, limit }) {
      const found = await inbox.conversations({
        unknownOnly: unknown,
        needsYouOnly: needsYou,
        limit,
        ...(q !== undefined && { text: q }),
        ...(cursor !== undefined && { cursor }),
      });
      return {
        items: found.items.map(conversationView),
        total: found.total,
        ...(found.nextCursor !== null && { nextCursor: found.nextCursor }),
      };
    },
    async 'inbox.see'(who) {
      if (await inbox.see(who)) inboxChanged();
      return {};
    },
    async 'inbox.suggest'({ sender }) {
      const wrote = await inbox.ofSender(sender, readForNames);
      const [last] = wrote;
      if (last === undefined) throw new Refusal('UNKNOWN_SENDER');
      const who = {
        phone: sender.startsWith('+') ? sender : null,
        pushName: last.pushName,
        texts: wrote.map(({ text }) => text),
      };
      const found = suggestHouseholds(who, await households.all());
      return { items: found.map(({ because, ...household }) => ({ household, because })) };
    },
    async 'inbox.stop'({ sender }) {
      const cancelled = await inbox.stop(sender, now());
      if (cancelled === null) throw new Refusal('UNKNOWN_SENDER');
      inboxChanged();
      if (cancelled > 0) queueChanged();
      return { cancelled };
    },
    async 'inbox.free'({ sender }) {
      if (!(await inbox.free(sender))) throw new Refusal('UNKNOWN_SENDER');
      inboxChanged();
      return {};
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

function conversationView({ sender, pushName, last, ...rest }: Conversation): ConversationView {
  return {
    ...rest,
    household: rest.household && { ...rest.household },
    sender,
    phone: sender.startsWith('+') ? sender : null,
    name: pushName,
    wantsStop: readReply(last.text, { guests: 1 }).stop === true,
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
