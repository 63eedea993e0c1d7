import type { FailureReason, QueueItem } from '#contract/queue.ts';

export type MessageAction = 'retry' | 'markSent' | 'cancel' | 'look';

/** What an action needs to know of a message. */
export type Actionable = Pick<QueueItem, 'id' | 'status' | 'failureReason'>;

/** An action and the messages it was asked for. */
export interface ActionRequest {
  readonly action: MessageAction;
  readonly items: readonly Actionable[];
}

/** These would fail again in the same way: something else must be done first. */
const hopeless: ReadonlySet<FailureReason> = new Set([
  'INVALID_NUMBER',
  'OPTED_OUT',
  'TEXT_CHANGED',
  'ALREADY_INVITED_CHAT',
]);

export function retryHelps(reason: FailureReason): boolean {
  return !hopeless.has(reason);
}

export function fits(action: MessageAction, { status, failureReason }: Actionable): boolean {
  switch (action) {
    case 'cancel':
      return status === 'PENDING' || status === 'UNCONFIRMED';
    case 'markSent':
    case 'look':
      return status === 'UNCONFIRMED';
    case 'retry':
      if (status === 'FAILED') return failureReason === undefined || retryHelps(failureReason);
      return status === 'UNCONFIRMED' || status === 'CANCELLED';
  }
}

/** What fits every one of them, the suggested one first. */
export function offersFor(items: readonly Actionable[]): readonly MessageAction[] {
  const order: readonly MessageAction[] = items.some(({ status }) => status === 'UNCONFIRMED')
    ? ['look', 'markSent', 'retry', 'cancel']
    : ['retry', 'cancel'];
  return order.filter((action) => items.every((item) => fits(action, item)));
}
