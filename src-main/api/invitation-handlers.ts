import type { Parsed } from '#contract';
import type { SkippedHousehold } from '#contract/invitations.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { perDay } from '../domain/forecast/per-day.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { MessageKind, MessageStatus } from '../domain/queue/message.ts';
import type { EnqueueResult, MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { Composer } from '../invitations/composer.ts';
import type { PlannedShare } from '../outlook/forecast-lines.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { createTurn } from '../sessions/turn.ts';
import { type AudienceParts, audienceOf, type InvitationOrder, skip } from './audience.ts';
import { behindCanaries } from './behind-canaries.ts';
import { sendsNoFiles } from './file-senders.ts';
import type { Handlers } from './handlers.ts';
import { draftInvitations } from './invitation-drafts.ts';
import { lanes } from './message-drafts.ts';
import { type SenderOf, sendersOf } from './senders.ts';
import { templateOrDefault } from './templates.ts';
import { undoUntil } from './undo-until.ts';
import { finishView, isoOrNull } from './views.ts';

export interface InvitationHandlerParts extends AudienceParts {
  readonly queue: QueueStore;
  readonly sessions: SessionService;
  readonly composer: Composer;
  readonly outlook: OutlookService;
  readonly clock: Clock;
  readonly random: Random;
  readonly queueChanged: () => void;
}

type InvitationHandlers = Pick<Handlers, 'invitations.plan' | 'invitations.send'>;

export function invitationHandlers(parts: InvitationHandlerParts): InvitationHandlers {
  const { queue, templates, sessions, outlook, configuration, clock, random } = parts;
  const inTurn = createTurn<string>();

  async function allConnected(types: Iterable<string>): Promise<boolean> {
    const known = await Promise.all(Array.from(types, (type) => sessions.known(type)));
    return known.every(({ sight }) => sight.status === 'CONNECTED' && sight.problem === null);
  }

  function templateOf({ template, kind = 'INVITATION' }: InvitationOrder) {
    return templateOrDefault(templates, template, kind, configuration().language);
  }

  async function send(order: Parsed<'invitations.send'>) {
    const { kind = 'INVITATION', idempotencyKey } = order;
    const senderOf = await sendersOf(order.type, sessions);
    const template = await templateOf(order);
    const analysis = analyseTemplate(template.body);
    if (kind === 'INVITATION' && analysis.ok && !analysis.hasLink) throw new Refusal('TEMPLATE_LINK_MISSING');
    const audience = await audienceOf(order, parts);
    if (await sendsNoFiles(template, new Set(audience.chosen.map(senderOf)), parts)) {
      throw new Refusal('WAHA_SENDS_NO_FILES');
    }
    const facts = { kind, template, senderOf, idempotencyKey };
    const { drafts, failed } = await draftInvitations(audience.chosen, facts, parts);
    const now = clock.now().wall;
    const notBefore = undoUntil(configuration(), now);
    const due = drafts.map((draft) => ({ ...draft, notBefore }));
    const ordered = order.canary === undefined ? due : behindCanaries(due, order.canary, random);
    const results = await queue.enqueue(ordered, now);
    parts.queueChanged();
    const queued = ordered.filter((_, index) => results[index]?.kind === 'queued');
    const tooLate = ordered.flatMap((draft, index) => late(draft, results[index]) ?? []);
    return {
      queued: queued.length,
      held: queued.filter(isHeld).length,
      campaigns: [...new Set(queued.flatMap(({ campaign }) => campaign?.id ?? []))],
      skipped: [...audience.skipped, ...failed, ...tooLate],
      finishesAt: isoOrNull((await outlook.read()).forecast.finish?.expected ?? null),
    };
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
    // One order after the other: each sees what the one before it has queued.
    'invitations.send': (order) => inTurn(random.id(), () => send(order)),
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

/** Somebody else was quicker, or the same press of the button came twice. */
function late(
  { householdId, recipient }: MessageDraft,
  result: EnqueueResult | undefined,
): SkippedHousehold | null {
  if (result === undefined || result.kind === 'queued') return null;
  const household = { id: householdId ?? '', name: recipient };
  if (result.kind === 'alreadyInvited') return skip(household, 'ALREADY_INVITED');
  const waits = result.kind === 'existing' && ['PENDING', 'SENDING'].includes(result.status);
  return skip(household, waits ? 'ALREADY_WAITING' : 'ALREADY_GOT');
}

function isHeld({ campaign }: MessageDraft): boolean {
  return campaign?.canary === false;
}
