import type { TFunction } from 'i18next';
import type { GuestTimelineEntry } from '#contract/guest-editing.ts';
import type { StateName } from '../../../theme/tokens.ts';

/** What a person is told of an entry; a step not named here is told by the queue, not here. */
const states = {
  IMPORTED: 'pending',
  ADDED: 'pending',
  EDITED: 'pending',
  OPTED_OUT: 'pending',
  OPTED_IN: 'pending',
  MERGED: 'pending',
  SPLIT: 'pending',
  SPLIT_FROM: 'pending',
  UNDONE: 'pending',
  KEPT_APART: 'pending',
  QUEUED: 'pending',
  REQUEUED: 'pending',
  CANCELLED: 'pending',
  SENT: 'sent',
  MARKED_SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  UNCONFIRMED: 'unconfirmed',
  FAILED: 'failed',
  ACK_ERROR: 'failed',
  LINK_VIEWED: 'read',
  RSVP_ANSWERED: 'read',
  RSVP_WITHDRAWN: 'pending',
} as const satisfies Readonly<Record<string, StateName>>;

const kinds = ['INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'CUSTOM', 'TEST'] as const;

export interface TimelineLine {
  readonly at: string;
  readonly title: string;
  readonly detail: string;
  readonly state: StateName;
}

/** Null for a step that says nothing to a person. */
export function timelineLine(entry: GuestTimelineEntry, t: TFunction<'guests'>): TimelineLine | null {
  const { name, at } = entry;
  if (!isTold(name)) return null;
  return { at, title: t(`timeline.${name}`), detail: detailOf(entry, t), state: states[name] };
}

function isTold(name: string): name is keyof typeof states {
  return Object.hasOwn(states, name);
}

function detailOf({ details, message }: GuestTimelineEntry, t: TFunction<'guests'>): string {
  const { fields, filename, name } = details;
  if (typeof fields === 'string') {
    return fields
      .split(',')
      .map((field) => t(`changed.${field}`))
      .join(', ');
  }
  if (typeof details['rsvp'] === 'string') {
    return [t(`answer.${details['rsvp']}`), t(`answerSource.${details['source']}`)].join(' · ');
  }
  const kind = kinds.find((each) => each === message?.kind);
  if (kind !== undefined) return t(`kind.${kind}`);
  return [filename, name].find((text) => typeof text === 'string')?.toString() ?? '';
}
