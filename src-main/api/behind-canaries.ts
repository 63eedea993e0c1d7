import { type CanaryStart, canaryRange } from '#contract/campaigns.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';

/**
 * The first ones go ahead, the others of the same session wait for them: whether a message arrives tells something of the
 * number it left from, and of no other. Where nobody would have to wait there is nothing to wait for.
 */
export function behindCanaries(
  drafts: readonly MessageDraft[],
  start: CanaryStart,
  { id: newId }: Pick<Random, 'id'>,
): MessageDraft[] {
  const ahead: MessageDraft[] = [];
  const behind: MessageDraft[] = [];
  for (const share of Map.groupBy(drafts, ({ type }) => type).values()) {
    const first = canariesOf(share, start);
    if (first.size === share.length) {
      ahead.push(...share);
      continue;
    }
    const id = newId();
    for (const draft of share) {
      const canary = first.has(draft);
      (canary ? ahead : behind).push({ ...draft, campaign: { id, canary } });
    }
  }
  return [...ahead, ...behind];
}

function canariesOf(share: readonly MessageDraft[], start: CanaryStart): ReadonlySet<MessageDraft> {
  if ('count' in start) return new Set(share.slice(0, start.count));
  const wanted = new Set<string | null>(start.households);
  const chosen = share.filter(({ householdId }) => wanted.has(householdId));
  return new Set(chosen.length > 0 ? chosen : share.slice(0, canaryRange.usual));
}
