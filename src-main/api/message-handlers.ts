import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { QueueReader, QueueStore } from '../domain/queue/queue-store.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { requireFileSender } from './file-senders.ts';
import type { Handlers } from './handlers.ts';
import { type DraftingParts, draftMessage, plainText } from './message-drafts.ts';
import { variantsOf } from './templates.ts';
import { undoUntil } from './undo-until.ts';
import { isoOrNull, queueItem } from './views.ts';

export interface MessageHandlerParts extends DraftingParts {
  readonly queue: QueueStore;
  readonly reader: QueueReader;
  readonly sessions: SessionService;
  readonly outlook: OutlookService;
  readonly clock: Clock;
  readonly queueChanged: () => void;
}

/** What is done to one message on purpose: another text, another invitation after it. */
export function messageHandlers(
  parts: MessageHandlerParts,
): Pick<Handlers, 'queue.edit' | 'queue.inviteAgain'> {
  const { queue, reader, sessions, outlook, clock, random, queueChanged } = parts;

  async function message(id: string) {
    const found = await reader.message(id);
    if (found === null) throw new Refusal('UNKNOWN_MESSAGE', { id });
    return found;
  }

  /** The text of the first one, with its file, in the language the household reads now; the usual one where it is gone. */
  async function sameText(template: string | null, household: string): Promise<{ template?: string }> {
    const used = template === null ? null : await parts.templates.template(template);
    if (used === null) return {};
    const language = (await parts.households.household(household))?.language ?? null;
    return { template: (await variantsOf(used, parts.templates))(language).id };
  }

  return {
    async 'queue.edit'({ id, text }) {
      const edited = await queue.editText(id, plainText(text), clock.now().wall);
      if (edited === 'unknown') throw new Refusal('UNKNOWN_MESSAGE', { id });
      if (edited === 'tooLate') throw new Refusal('NOT_EDITABLE', { id });
      queueChanged();
      return queueItem(await message(id), await outlook.read());
    },
    async 'queue.inviteAgain'({ id, household: invited }) {
      const { kind, type, template, ...first } = await message(id);
      const householdId = invited ?? first.householdId;
      if (kind !== 'INVITATION' || householdId === null) throw new Refusal('INVITATION_NOT_OVER', { id });
      const asked = {
        ...{ type, kind, household: householdId, idempotencyKey: random.id() },
        ...(await sameText(template, householdId)),
      };
      const draft = await draftMessage(asked, parts);
      await requireFileSender(draft, sessions);
      const now = clock.now().wall;
      const notBefore = undoUntil(parts.configuration(), now);
      const result = await queue.inviteAgain(id, { ...draft, notBefore }, now);
      if (result?.kind !== 'queued') throw new Refusal('INVITATION_NOT_OVER', { id });
      queueChanged();
      const { expectedAt } = await outlook.read();
      return { id: result.id, status: 'PENDING', expectedAt: isoOrNull(expectedAt(result.id) ?? null) };
    },
  };
}
