import type { Output } from '#contract';
import type { Language } from '#contract/common.ts';
import { type Needs, needsYou } from '#contract/needs-you.ts';
import type { Realm } from '#contract/overview.ts';
import type { ReasonLine } from '#contract/queue.ts';
import type { Dispatch } from '../api/dispatch.ts';

/** What the habits go by, as seen at one moment. */
export interface Seen {
  readonly realm: Realm;
  readonly language: Language;
  readonly timeZone: string;
  /** The realm's clock, epoch milliseconds. */
  readonly now: number;
  readonly line: ReasonLine;
  readonly paused: boolean;
  readonly sentToday: number;
  readonly needs: Needs;
}

/** Asks what the window would ask; null when not all of it can be had, as while the realm is being changed. */
export async function look(dispatch: Dispatch): Promise<Seen | null> {
  const [info, configuration, queue, sessions, inbox, clock, backups] = await Promise.all([
    dispatch('app.info', undefined),
    dispatch('configuration.get', undefined),
    dispatch('queue.summary', undefined),
    dispatch('sessions.list', undefined),
    dispatch('inbox.list', { needsYou: true, limit: 1 }),
    dispatch('overview.clock', undefined),
    dispatch('backups.schedule', undefined),
  ]);
  if (!(info.ok && configuration.ok && queue.ok && sessions.ok && inbox.ok && clock.ok && backups.ok))
    return null;
  const { realm, notices } = info.data as Output<'app.info'>;
  const { language, time_zone } = configuration.data as Output<'configuration.get'>;
  const { line, paused, sentToday, counts, campaigns } = queue.data as Output<'queue.summary'>;
  return {
    ...{ realm, language, timeZone: time_zone, line, paused, sentToday },
    now: Date.parse((clock.data as Output<'overview.clock'>).now),
    needs: needsYou({
      ...{ counts, campaigns, notices },
      sessions: sessions.data as Output<'sessions.list'>,
      backup: (backups.data as Output<'backups.schedule'>).failure,
      conversations: (inbox.data as Output<'inbox.list'>).total,
    }),
  };
}
