import { elapsedMs, type Stamp } from '../clock.ts';
import type { WaitingReason } from '../queue/message.ts';
import { breakerRestMs } from './breaker.ts';
import { dayMs } from './new-chats.ts';
import type { NumberView } from './number-view.ts';
import { gapMs } from './pacing.ts';
import type { GovernorSettings } from './settings.ts';
import { type Rest, type Restriction, restLeftMs, restrictionLeftMs } from './signals.ts';
import { sinceArrivalMs, windowMs } from './slots.ts';

export interface GovernorInput {
  readonly now: Stamp;
  readonly settings: GovernorSettings;
  readonly number: NumberView;
  readonly queuePaused: boolean;
  readonly sessionPaused: boolean;
  readonly sessionConnected: boolean;
  readonly rest: Rest | null;
  readonly restriction: Restriction | null;
  readonly errand: Errand;
}

/**
 * What is to be sent. `COLD` begins a chat and waits for everything. `KNOWN` goes to a chat in which messages have arrived
 * before, and `WARM` to somebody who expects it: neither is a new chat, so the bans, the breaker and the cap that stand
 * for new chats let both pass. `URGENT` (tests, and what answers a guest within 15 minutes) passes window and gap too.
 * The limit holds for all.
 */
export type Errand = 'COLD' | 'KNOWN' | 'WARM' | 'URGENT';

export type Decision =
  | { readonly go: true }
  | {
      readonly go: false;
      readonly reason: WaitingReason;
      /** Epoch milliseconds on the wall clock at which to look again; null = not before something else changes. */
      readonly until: number | null;
    };

const go: Decision = { go: true };

/**
 * Go, or wait until T because R. Pure: worker, forecast and what-if ask this same function. The rules stand in the order
 * of design section 5; the first that says wait is the reason.
 */
export function decide(input: GovernorInput): Decision {
  const urgent = input.errand === 'URGENT';
  const cold = input.errand === 'COLD';
  return (
    paused(input) ??
    resting(input) ??
    (cold ? (timelock(input) ?? breaker(input)) : null) ??
    (urgent ? null : sendWindow(input)) ??
    rateLimit(input) ??
    (cold ? newChatCap(input) : null) ??
    (urgent ? null : gap(input)) ??
    go
  );
}

type Rule = (input: GovernorInput) => Decision | null;

const paused: Rule = ({ queuePaused, sessionPaused, sessionConnected }) => {
  if (queuePaused || sessionPaused) return wait('PAUSED', null);
  if (!sessionConnected) return wait('SESSION_NOT_CONNECTED', null);
  return null;
};

const resting: Rule = ({ rest, now }) => {
  const left = rest === null ? 0 : restLeftMs(rest, now);
  return left <= 0 ? null : wait('BACKOFF', Math.ceil(now.wall + left));
};

const timelock: Rule = ({ restriction, now }) => {
  const left = restriction === null ? 0 : restrictionLeftMs(restriction, now);
  if (left <= 0) return null;
  return wait('TIMELOCK', Number.isFinite(left) ? Math.ceil(now.wall + left) : null);
};

/** When the rest is over one message goes and starts it anew: the next one waits until that one got through. */
const breaker: Rule = ({ number, now }) => {
  const left = number.restingSince === null ? 0 : breakerRestMs - elapsedMs(number.restingSince, now);
  return left <= 0 ? null : wait('BREAKER', Math.ceil(now.wall + left));
};

const sendWindow: Rule = ({ settings, now }) => {
  const opening = settings.hours.next(now.wall);
  return opening !== null && opening <= now.wall ? null : wait('SEND_WINDOW', opening);
};

const rateLimit: Rule = ({ number, now }) => {
  if (number.nthNewest === null) return null;
  const left = windowMs - sinceArrivalMs(number.nthNewest, now);
  // A send exactly 60 minutes after another still shares a closed hour with it.
  return left < 0 ? null : wait('RATE_LIMIT', Math.ceil(now.wall + left + 1));
};

const newChatCap: Rule = ({ number: { newChats }, now }) => {
  if (newChats.blocking === null) return null;
  const left = dayMs - sinceArrivalMs(newChats.blocking, now);
  if (left < 0) return null;
  return wait('NEW_CHAT_CAP', Math.ceil(now.wall + Math.min(left + 1, newChats.growsInMs ?? left + 1)));
};

const gap: Rule = ({ number, settings, now }) => {
  if (number.newest === null) return null;
  const due = gapMs(settings.pacing, settings.rateLimit, number.newest.jitter);
  const left = due - elapsedMs(number.newest.startedAt, now);
  return left <= 0 ? null : wait('GAP', Math.ceil(now.wall + left));
};

function wait(reason: WaitingReason, until: number | null): Decision {
  return { go: false, reason, until };
}
