import type { Output } from '#contract';
import type { MessageStatus } from '#contract/queue.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { requireFileSender } from './file-senders.ts';
import type { Handlers } from './handlers.ts';
import { type DraftingParts, draftMessage, type EnqueueInput } from './message-drafts.ts';
import { templateOrDefault } from './templates.ts';
import { isoOrNull } from './views.ts';

export interface EnqueueParts {
  readonly queue: QueueStore;
  readonly outlook: OutlookService;
  readonly clock: Clock;
  readonly queueChanged: () => void;
}

export interface EnqueueHandlerParts extends DraftingParts, EnqueueParts {
  readonly sessions: SessionService;
  readonly clock: Clock;
}

export function enqueueHandlers(parts: EnqueueHandlerParts): Pick<Handlers, 'queue.enqueue' | 'queue.test'> {
  const { sessions, configuration, random } = parts;

  async function enqueue(input: EnqueueInput) {
    await sessions.known(input.type);
    const draft = await draftMessage(input, parts);
    await requireFileSender(draft, sessions);
    return enqueueDraft(draft, parts);
  }

  return {
    'queue.enqueue': enqueue,
    async 'queue.test'({ type, phone, text }) {
      const { language } = configuration();
      const what =
        text === undefined
          ? { template: (await templateOrDefault(parts.templates, undefined, 'TEST', language)).id }
          : { text };
      return enqueue({ type, kind: 'TEST', phone, idempotencyKey: random.id(), ...what });
    },
  };
}

/** Queues one message and tells what became of it, and when it is expected to leave. */
export async function enqueueDraft(
  draft: MessageDraft,
  { queue, outlook, clock, queueChanged }: EnqueueParts,
): Promise<Output<'queue.enqueue'>> {
  const [result] = await queue.enqueue([draft], clock.now().wall);
  if (result === undefined) throw new Error('a draft without a result');
  if (result.kind === 'conflict') throw new Refusal('IDEMPOTENCY_CONFLICT', { id: result.id });
  if (result.kind === 'alreadyInvited') throw new Refusal('HOUSEHOLD_ALREADY_INVITED', { id: result.id });
  if (result.kind === 'answered') throw new Error('a message of a person asks for no answer');
  queueChanged();
  const { expectedAt } = await outlook.read();
  const status: MessageStatus = result.kind === 'existing' ? result.status : 'PENDING';
  return { id: result.id, status, expectedAt: isoOrNull(expectedAt(result.id) ?? null) };
}
