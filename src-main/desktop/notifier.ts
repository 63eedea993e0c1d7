import type { Language } from '#contract/common.ts';
import type { ComputerWish } from '#contract/computer.ts';
import type { Needs } from '#contract/needs-you.ts';
import type { Realm } from '#contract/overview.ts';
import { counted } from './desk-words.ts';
import type { Seen } from './seen.ts';
import { deskWords } from './words.ts';

export type NeedKind = keyof Needs;

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Where a click leads. */
  readonly wish: ComputerWish;
}

/** Between two notices of one kind: what comes meanwhile is counted into the next. */
export const quietMs = 10 * 60_000;

/** How long a need must last: WAHA restarts, phones drop out for a moment, and nobody has to know. */
export const settleMs: Readonly<Record<NeedKind, number>> = {
  ...{ notices: 5_000, phones: 60_000, held: 5_000, unconfirmed: 5_000, failed: 5_000, conversations: 5_000 },
  backups: 5_000,
};

const kinds = Object.keys(settleMs) as readonly NeedKind[];

/** What the person knows of one kind. Times are milliseconds of any clock that does not jump. */
interface Known {
  readonly count: number;
  /** Since when there is more than that; null while there is not. */
  readonly moreSince: number | null;
  readonly shownAt: number | null;
}

export interface Attention {
  /** The window is in front: whoever looks at it is told there. */
  readonly focused: boolean;
  /** The person wants notices. */
  readonly on: boolean;
  readonly now: number;
}

/**
 * Decides of which kinds there is something new to be told, at most one notice a kind within the quiet time. What was there
 * when Invita started, or came while the person looked, is not news.
 */
export class Notifier {
  #realm: Realm | null = null;
  readonly #known = new Map<NeedKind, Known>();

  /** The kinds to tell of now. Each look has to come by here, also those that tell nothing. */
  see({ realm, needs }: Pick<Seen, 'realm' | 'needs'>, attention: Attention): readonly NeedKind[] {
    const first = realm !== this.#realm;
    this.#realm = realm;
    const { focused, on } = attention;
    return kinds.filter((kind) => {
      const before = this.#known.get(kind);
      const shownAt = first ? null : (before?.shownAt ?? null);
      const known = before === undefined || first || focused || !on ? needs[kind] : before.count;
      const moreSince = needs[kind] > known ? (before?.moreSince ?? attention.now) : null;
      const telling = isTold(kind, { count: known, moreSince, shownAt }, attention.now);
      this.#known.set(
        kind,
        telling
          ? { count: needs[kind], moreSince: null, shownAt: attention.now }
          : { count: Math.min(known, needs[kind]), moreSince, shownAt },
      );
      return telling;
    });
  }
}

function isTold(kind: NeedKind, { moreSince, shownAt }: Known, now: number): boolean {
  if (moreSince === null || now - moreSince < settleMs[kind]) return false;
  return shownAt === null || now - shownAt >= quietMs;
}

const wishes: Readonly<Record<NeedKind, ComputerWish>> = {
  notices: 'showOverview',
  phones: 'showWhatsApp',
  held: 'showQueue',
  unconfirmed: 'showQueue',
  failed: 'showQueue',
  conversations: 'showInbox',
  backups: 'showBackups',
};

/** In words that may be read over a shoulder: how many there are, never who. */
export function noticeOf(
  kind: NeedKind,
  { needs, realm }: Pick<Seen, 'needs' | 'realm'>,
  language: Language,
): Notice {
  const words = deskWords(language);
  const { title, body } = words.notices[kind];
  const said = counted(title, needs[kind]);
  return { title: realm === 'practice' ? `${words.practice}: ${said}` : said, body, wish: wishes[kind] };
}
