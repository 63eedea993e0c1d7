import type { QueueItem } from '#contract/queue.ts';
import { formatPhone } from '../../lib/phone.ts';
import type { AttentionItem } from './attention-items.ts';

/** Enough to know whom it is about; the link shows them all. */
const namesShown = 3;

/** Whom an item is about, as far as these messages tell; `more` are not named. */
export function affectedNames(item: AttentionItem, messages: readonly QueueItem[]) {
  const names = messages
    .filter((message) => belongsTo(message, item))
    .map(({ household, phones }) => household?.name ?? phones.slice(0, 1).map(formatPhone).join(''))
    .filter((name) => name !== '')
    .slice(0, namesShown);
  return { names, more: item.count - names.length };
}

function belongsTo({ status, failureReason }: QueueItem, item: AttentionItem): boolean {
  if (item.kind === 'unconfirmed') return status === 'UNCONFIRMED';
  return item.kind === 'failed' && status === 'FAILED' && failureReason === item.reason;
}
