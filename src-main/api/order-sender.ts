import type { Output, Parsed } from '#contract';
import type { SkippedHousehold } from '#contract/invitations.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { EnqueueResult, MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import type { Composer } from '../invitations/composer.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { createTurn } from '../sessions/turn.ts';
import { type AudienceParts, audienceOf, skip } from './audience.ts';
import { behindCanaries } from './behind-canaries.ts';
import { sendsNoFiles } from './file-senders.ts';
import { draftInvitations } from './invitation-drafts.ts';
import type { KeepFirstPlan } from './keep-first-plan.ts';
import { sendersOf } from './senders.ts';
import { requireFittingLink, templateOrDefault } from './templates.ts';
import { undoUntil } from './undo-until.ts';
import { isoOrNull } from './views.ts';

export interface OrderSenderParts extends AudienceParts {
  readonly queue: QueueStore;
  readonly keepFirstPlan: KeepFirstPlan;
  readonly sessions: SessionService;
  readonly composer: Composer;
  readonly outlook: OutlookService;
  readonly clock: Clock;
  readonly random: Random;
  readonly queueChanged: () => void;
}

type Order = Parsed<'invitations.send'>;
export type Sent = Output<'invitations.send'>;

/** An order of a rule. */
export interface ByItself extends NonNullable<MessageDraft['byItself']> {
  /** Under which the message of a household is queued once. */
  readonly keyOf: (household: string) => string;
  /** Epoch milliseconds until which it skips window and gap; null = never. */
  readonly urgentUntil: (household: string) => number | null;
}

export type SendOrder = (order: Order, byItself?: ByItself) => Promise<Sent>;

/** Freezes recipients and texts of an order and queues them, whether a person or a rule has given it. */
export function createOrderSender(parts: OrderSenderParts): SendOrder {
  const { queue, templates, sessions, outlook, configuration, clock, random } = parts;
  const inTurn = createTurn<string>();

  async function send(order: Order, byItself?: ByItself): Promise<Sent> {
    const { kind = 'INVITATION', idempotencyKey } = order;
    const senderOf = await sendersOf(order.type, sessions);
    const template = await templateOrDefault(templates, order.template, kind, configuration().language);
    requireFittingLink({ kind, body: template.body }, configuration());
    const audience = await audienceOf(order, parts);
    if (await sendsNoFiles(template, new Set(audience.chosen.map(senderOf)), parts)) {
      throw new Refusal('WAHA_SENDS_NO_FILES');
    }
    const facts = { kind, template, senderOf, idempotencyKey };
    const { drafts, failed } = await draftInvitations(audience.chosen, facts, parts);
    const now = clock.now().wall;
    const notBefore = undoUntil(configuration(), now);
    const due = drafts.map((draft) => ({
      ...draft,
      notBefore,
      ...(byItself !== undefined && factsByItself(draft, byItself)),
    }));
    const ordered = order.canary === undefined ? due : behindCanaries(due, order.canary, random);
    const results = await queue.enqueue(ordered, now);
    parts.queueChanged();
    const queued = ordered.flatMap((draft, index) => asQueued(draft, results[index]) ?? []);
    const tooLate = ordered.flatMap((draft, index) => late(draft, results[index]) ?? []);
    const seen = await outlook.read();
    await parts.keepFirstPlan({ kind, queued: queued.length }, seen);
    return {
      queued: queued.length,
      held: queued.filter(isHeld).length,
      campaigns: [...new Set(queued.flatMap(({ campaign }) => campaign?.id ?? []))],
      skipped: [...audience.skipped, ...failed, ...tooLate],
      finishesAt: isoOrNull(seen.forecast.finish?.expected ?? null),
    };
  }

  // One order after the other: each sees what the one before it has queued.
  return (order, byItself) => inTurn(random.id(), () => send(order, byItself));
}

function factsByItself({ householdId }: MessageDraft, byItself: ByItself): Partial<MessageDraft> {
  const { run, unlessAnswered, keyOf, urgentUntil } = byItself;
  const household = householdId ?? '';
  const key = keyOf(household);
  return {
    byItself: { run, unlessAnswered },
    urgentUntil: urgentUntil(household),
    idempotency: { key, fingerprint: key },
  };
}

/** Somebody else was quicker, or the same press of the button came twice. */
function late(
  { householdId, recipient }: MessageDraft,
  result: EnqueueResult | undefined,
): SkippedHousehold | null {
  if (result === undefined || result.kind === 'queued') return null;
  const household = { id: householdId ?? '', name: recipient };
  if (result.kind === 'alreadyInvited') return skip(household, 'ALREADY_INVITED');
  if (result.kind === 'answered') return skip(household, 'ANSWERED');
  const waits = result.kind === 'existing' && ['PENDING', 'SENDING'].includes(result.status);
  return skip(household, waits ? 'ALREADY_WAITING' : 'ALREADY_GOT');
}

function asQueued(draft: MessageDraft, result: EnqueueResult | undefined): MessageDraft | null {
  if (result?.kind !== 'queued') return null;
  return result.ahead && draft.campaign ? { ...draft, campaign: { ...draft.campaign, canary: true } } : draft;
}

function isHeld({ campaign }: MessageDraft): boolean {
  return campaign?.canary === false;
}
