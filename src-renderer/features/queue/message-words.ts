import type { TFunction } from 'i18next';
import type { QueueItem } from '#contract/queue.ts';
import type { Format } from '../../lib/format.ts';
import type { StateName } from '../../theme/tokens.ts';

export interface Words {
  readonly t: TFunction<'queue'>;
  readonly format: Format;
}

/** Sent this long ago and not on the phone yet: it may be switched off. */
const silentMs = 30 * 60_000;

/** The household, else what the message is, so that no row is without a name. */
export function nameOf({ household, kind }: Pick<QueueItem, 'household' | 'kind'>, t: Words['t']): string {
  return household?.name ?? t(`kind.${kind}`);
}

export interface ReasonWords {
  readonly reason: string;
  /** Until when, when that is known: «riprende alle 14:32». */
  readonly until: string;
}

/** The column «Motivo»: why it waits, why it failed, what became of it. `now` in epoch milliseconds. */
export function reasonOf(item: QueueItem, { t, format }: Words, now: number): ReasonWords {
  const only = (reason: string) => ({ reason, until: '' });
  switch (item.status) {
    case 'PENDING':
      return item.waitingReason === undefined
        ? only('')
        : { reason: t(`waiting.${item.waitingReason}`), until: untilOf(item, { t, format }) };
    case 'SENDING':
      return only(t('row.sending'));
    case 'UNCONFIRMED':
      return only(t('row.unconfirmed'));
    case 'FAILED':
      return only(item.failureReason === undefined ? '' : t(`failed.${item.failureReason}.short`));
    case 'SENT':
      return only(now - Date.parse(item.sentAt ?? '') > silentMs ? t('row.silent') : '');
    case 'READ':
      return only(item.readAt === undefined ? '' : t('row.read', { when: format.when(item.readAt) }));
    default:
      return only('');
  }
}

/** «riprende alle 14:32»; empty when nobody knows. */
export function untilOf({ waitingReason, notBefore }: QueueItem, { t, format }: Words): string {
  if (notBefore === undefined) return '';
  const when = format.when(notBefore);
  return waitingReason === 'SCHEDULED' ? t('row.leaves', { when }) : t('row.resumes', { when });
}

export interface Moment {
  /** «lun»; empty today. */
  readonly day: string;
  /** «14:32»; empty when it is more than a week away. */
  readonly clock: string;
}

/** A moment in a narrow column, its day apart. */
export function momentOf(at: string, format: Format): Moment {
  const short = format.short(at);
  const clock = format.clock(at);
  return short.endsWith(clock)
    ? { day: short.slice(0, -clock.length).trim(), clock }
    : { day: short, clock: '' };
}

/** The column «Ora»: when it left, or when it is expected to. */
export function timeOf(item: QueueItem): { readonly at: string; readonly expected: boolean } | null {
  if (item.sentAt !== undefined) return { at: item.sentAt, expected: false };
  if (item.status !== 'PENDING') return { at: item.changedAt, expected: false };
  if (item.expectedAt !== undefined) return { at: item.expectedAt, expected: true };
  return item.waitingReason === 'SCHEDULED' && item.notBefore !== undefined
    ? { at: item.notBefore, expected: false }
    : null;
}

/** The colour of a message's state. */
export function stateOf({ status, waitingReason }: Pick<QueueItem, 'status' | 'waitingReason'>): StateName {
  switch (status) {
    case 'PENDING':
      return waitingReason === undefined ? 'pending' : 'waiting';
    case 'CANCELLED':
      return 'pending';
    case 'SENDING':
      return 'sending';
    case 'SENT':
      return 'sent';
    case 'DELIVERED':
      return 'delivered';
    case 'READ':
      return 'read';
    case 'UNCONFIRMED':
      return 'unconfirmed';
    case 'FAILED':
      return 'failed';
  }
}
