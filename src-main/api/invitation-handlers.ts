import { perDay } from '../domain/forecast/per-day.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { MessageKind, MessageStatus } from '../domain/queue/message.ts';
import type { PlannedShare } from '../outlook/forecast-lines.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { type AudienceParts, audienceOf, type InvitationOrder } from './audience.ts';
import { sendsNoFiles } from './file-senders.ts';
import type { Handlers } from './handlers.ts';
import { lanes } from './message-drafts.ts';
import type { SendOrder } from './order-sender.ts';
import { type SenderOf, sendersOf } from './senders.ts';
import { templateOrDefault } from './templates.ts';
import { finishView, isoOrNull } from './views.ts';

export interface InvitationHandlerParts extends AudienceParts {
  readonly sessions: SessionService;
  readonly outlook: OutlookService;
  readonly sendOrder: SendOrder;
}

type InvitationHandlers = Pick<Handlers, 'invitations.plan' | 'invitations.send'>;

export function invitationHandlers(parts: InvitationHandlerParts): InvitationHandlers {
  const { templates, sessions, outlook, configuration, sendOrder } = parts;

  async function allConnected(types: Iterable<string>): Promise<boolean> {
    const known = await Promise.all(Array.from(types, (type) => sessions.known(type)));
    return known.every(({ sight }) => sight.status === 'CONNECTED' && sight.problem === null);
  }

  function templateOf({ template, kind = 'INVITATION' }: InvitationOrder) {
    return templateOrDefault(templates, template, kind, configuration().language);
  }

  return {
    async 'invitations.plan'(order) {
      const senderOf = await sendersOf(order.type, sessions);
      const { chosen, skipped } = await audienceOf(order, parts);
      const { times, finish } = await outlook.plan(sharesOf(chosen, senderOf, order.kind));
      const types = new Set(chosen.map(senderOf));
      return {
        messages: chosen.length,
        skipped: [...skipped],
        startsAt: isoOrNull(times[0] ?? null),
        ...finishView(times.length < chosen.length ? null : finish),
        perDay: [...perDay(times, configuration().time_zone)],
        sessionConnected: await allConnected(types.size > 0 ? types : [senderOf({ side: null })]),
        sendsNoFiles: await sendsNoFiles(await templateOf(order), types, parts),
      };
    },
    'invitations.send': (order) => sendOrder(order),
  };
}

/** By session, and by whether the chats are known: where an invitation has arrived, a reminder begins none. */
function sharesOf(
  chosen: readonly HouseholdRecord[],
  senderOf: SenderOf,
  kind: MessageKind = 'INVITATION',
): readonly PlannedShare[] {
  const isNew = ({ invitation }: HouseholdRecord) => !arrived.has(invitation?.status);
  return [...Map.groupBy(chosen, senderOf)].flatMap(([type, share]) =>
    [true, false].map((newChat) => ({
      type,
      count: share.filter((household) => isNew(household) === newChat).length,
      lane: lanes[kind],
      newChat,
    })),
  );
}

const arrived = new Set<MessageStatus | undefined>(['SENT', 'DELIVERED', 'READ']);
