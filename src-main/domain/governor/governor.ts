import { elapsedMs, type Stamp } from '../clock.ts';
import type { WaitingReason } from '../queue/message.ts';
import { gapMs } from './pacing.ts';
import type { GovernorSettings } from './settings.ts';
import { type SlotView, sinceArrivalMs, windowMs } from './slots.ts';

export interface GovernorInput {
  readonly now: Stamp;
  readonly settings: GovernorSettings;
  readonly slots: SlotView;
  readonly queuePaused: boolean;
  readonly sessionPaused: boolean;
  readonly sessionConnected: boolean;
  /** End of WhatsApp's ban on first messages, epoch milliseconds; null without one. */
  readonly newChatsRestrictedUntil: number | null;
  /** What is to be sent: `COLD` waits for everything, `WARM` may pass a time lock, `URGENT` passes window and gap too. */
  readonly errand: Errand;
}

/** `URGENT`: tests, and what answers a guest within 15 minutes. The limit holds for all. */
export type Errand = 'COLD' | 'WARM' | 'URGENT';

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
  return (
    paused(input) ??
    timelock(input) ??
    (urgent ? null : sendWindow(input)) ??
    rateLimit(input) ??
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

const timelock: Rule = ({ newChatsRestrictedUntil, errand, now }) => {
  if (errand !== 'COLD' || newChatsRestrictedUntil === null || newChatsRestrictedUntil <= now.wall)
    return null;
  return wait('TIMELOCK', Number.isFinite(newChatsRestrictedUntil) ? newChatsRestrictedUntil : null);
};

const sendWindow: Rule = ({ settings, now }) => {
  const opening = settings.hours.next(now.wall);
  return opening !== null && opening <= now.wall ? null : wait('SEND_WINDOW', opening);
};

const rateLimit: Rule = ({ slots, now }) => {
  if (slots.nthNewest === null) return null;
  const left = windowMs - sinceArrivalMs(slots.nthNewest, now);
  // A send exactly 60 minutes after another still shares a closed hour with it.
  return left < 0 ? null : wait('RATE_LIMIT', now.wall + left + 1);
};

const gap: Rule = ({ slots, settings, now }) => {
  if (slots.newest === null) return null;
  const due = gapMs(settings.pacing, settings.rateLimit, slots.newest.jitter);
  const left = due - elapsedMs(slots.newest.startedAt, now);
  return left <= 0 ? null : wait('GAP', Math.ceil(now.wall + left));
};

function wait(reason: WaitingReason, until: number | null): Decision {
  return { go: false, reason, until };
}
