import type { ForecastLine } from '../domain/forecast/run-ahead.ts';
import type { ForecastMessage } from '../domain/forecast/sender-ahead.ts';
import type { HeldCampaign } from '../domain/queue/campaign-store.ts';
import type { Lane } from '../domain/queue/message.ts';
import type { WaitingMessage } from '../domain/queue/queue-store.ts';
import type { NumberPast } from '../domain/queue/worker-store.ts';
import type { SessionOutlook } from './session-outlook.ts';

export const noPast: NumberPast = { slots: [], newChats: [], firstNewChat: null, restingSince: null };

/** What waits in each of these sessions, by number: sessions on one number share its budget. */
export function forecastLines(
  sessions: readonly SessionOutlook[],
  waiting: readonly (ForecastMessage & { readonly type: string })[],
): readonly ForecastLine[] {
  const byType = Map.groupBy(waiting, ({ type }) => type);
  return Array.from(Map.groupBy(sessions, numberOf).values(), (sharing) => ({
    past: sharing[0]?.past ?? noPast,
    senders: sharing.map(({ known: { record }, restriction }) => ({
      messages: byType.get(record.type) ?? [],
      rest: record.rest,
      restriction,
      warmStreak: record.warmStreak,
      lastTurn: record.lastTurn,
    })),
  }));
}

/**
 * Without what only a person can let go. What waits for canaries is taken to follow them at once: whether their phones
 * are on is nobody's to foresee.
 */
export function foreseeable(
  waiting: readonly WaitingMessage[],
  campaigns: readonly HeldCampaign[],
): readonly WaitingMessage[] {
  const stuck = new Set(campaigns.filter((each) => each.stuck !== null).map(({ id }) => id));
  return stuck.size === 0 ? waiting : waiting.filter(({ heldIn }) => heldIn === null || !stuck.has(heldIn));
}

/** So many messages of one session: first ones, where nothing else is said. */
export interface PlannedShare {
  readonly type: string;
  readonly count: number;
  readonly lane?: Lane;
  /** false: to chats where something of ours has arrived. */
  readonly newChat?: boolean;
}

/** These sessions, as if they were connected, and those whose sends would come between theirs. */
export function sharingWith(
  shares: readonly PlannedShare[],
  all: readonly SessionOutlook[],
): readonly SessionOutlook[] {
  const types = new Set(shares.map(({ type }) => type));
  const chosen = all.filter(({ known }) => types.has(known.record.type));
  const numbers = new Set(chosen.map(numberOf));
  return all.filter((each) => chosen.includes(each) || (each.canSend && numbers.has(numberOf(each))));
}

const planned = 'planned-';

type PlannedMessage = ForecastMessage & { readonly type: string };

/** Messages that are not queued yet, behind all that is. */
export function plannedMessages(share: PlannedShare): readonly PlannedMessage[] {
  const { type, count, lane = 'COLD', newChat = true } = share;
  return Array.from({ length: count }, (_, index) => ({
    id: `${planned}${type}-${newChat ? 'new' : 'known'}-${index}`,
    type,
    lane,
    newChat,
    urgentUntil: null,
    notBefore: 0,
  }));
}

export function isPlanned(id: string): boolean {
  return id.startsWith(planned);
}

/** A session that was never linked has a budget of its own. */
function numberOf({ known: { record } }: SessionOutlook): string {
  return record.number ?? record.type;
}
