import type { Overview } from './overview.ts';
import type { SessionView } from './sessions.ts';

/** A message was sent, or was to be: before, a phone that is not linked is a step to take and no problem. */
export function hasBegun({ counts }: Pick<Overview, 'counts'>): boolean {
  const { PENDING, CANCELLED } = counts.byStatus;
  return counts.total - PENDING - CANCELLED > 0;
}

/** @param begun see `hasBegun` */
export function phoneNeedsPerson({ status, problem, paused }: SessionView, begun: boolean): boolean {
  if (paused !== null && paused.reason !== 'ADMIN') return true;
  if (problem !== null) return true;
  return begun && status !== 'CONNECTED' && status !== 'STARTING';
}

/** Messages leave and nothing comes back. */
export function isDeaf({ status, events }: SessionView): boolean {
  return status === 'CONNECTED' && events.deaf;
}

/** Messages that failed and that a person can still do something about. */
export function failuresToMend({ byFailure }: Overview['counts']): number {
  return Object.values(byFailure).reduce((sum, count) => sum + count, 0);
}

/** How many things of each kind do not go on without a person. */
export interface Needs {
  readonly notices: number;
  readonly phones: number;
  /** Campaigns whose first messages did not arrive. */
  readonly held: number;
  readonly unconfirmed: number;
  readonly failed: number;
  readonly conversations: number;
  /** Copies by themselves that were not made. */
  readonly backups: number;
}

export interface NeedsParts extends Pick<Overview, 'counts' | 'sessions' | 'campaigns'> {
  readonly notices: readonly string[];
  /** Conversations that wait for a person. */
  readonly conversations: number;
  /** Why the last copy by itself was not made; null when it was. */
  readonly backup: string | null;
}

export function needsYou({ counts, sessions, campaigns, notices, conversations, backup }: NeedsParts): Needs {
  const begun = hasBegun({ counts });
  return {
    notices: notices.length,
    phones: sessions.filter((each) => phoneNeedsPerson(each, begun) || isDeaf(each)).length,
    held: campaigns.filter(({ stuck }) => stuck !== null).length,
    unconfirmed: counts.byStatus.UNCONFIRMED,
    failed: failuresToMend(counts),
    conversations,
    backups: backup === null ? 0 : 1,
  };
}

export function allNeeds(needs: Needs): number {
  return Object.values(needs).reduce((sum: number, count: number) => sum + count, 0);
}
