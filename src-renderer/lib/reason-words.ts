import type { TFunction } from 'i18next';
import {
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  FileX,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Moon,
  Pause,
  PhoneOff,
  Search,
  Send,
  ServerOff,
  ShieldAlert,
  Unplug,
} from 'lucide-react';
import type { ReasonLine } from '#contract/queue.ts';
import type { StateName } from '../theme/tokens.ts';
import type { Format } from './format.ts';

/** Where the one link of a line leads. */
export type ReasonAction = 'sessions' | 'guests' | 'keys' | 'queue';

export interface ReasonWords {
  readonly icon: LucideIcon;
  readonly state: StateName;
  /** «In attesa:». */
  readonly status: string;
  readonly cause: string;
  /** «prossimo posto alle 14:32»; empty when there is nothing to say. */
  readonly tail: string;
  /** Said aloud when it changes: without what ticks. */
  readonly spoken: string;
  readonly action: { readonly kind: ReasonAction; readonly label: string } | null;
}

interface Look {
  readonly icon: LucideIcon;
  /** What follows the cause: until when, how many wait, or when all of it ends. */
  readonly tail: 'until' | 'pending' | 'finish' | 'none';
  readonly action?: ReasonAction;
}

const looks: Readonly<Record<ReasonLine['reason'], Look>> = {
  SENDING: { icon: Send, tail: 'finish' },
  NEXT_IN: { icon: Send, tail: 'finish' },
  GAP: { icon: Send, tail: 'finish' },
  RATE_LIMIT: { icon: Hourglass, tail: 'until' },
  SEND_WINDOW: { icon: Moon, tail: 'until' },
  NEW_CHAT_CAP: { icon: Hourglass, tail: 'until' },
  TIMELOCK: { icon: ShieldAlert, tail: 'until' },
  BREAKER: { icon: ShieldAlert, tail: 'until' },
  BACKOFF: { icon: Hourglass, tail: 'until' },
  SCHEDULED: { icon: Hourglass, tail: 'until' },
  SETTLING: { icon: Search, tail: 'until' },
  PAUSED: { icon: Pause, tail: 'none' },
  SESSION_NOT_CONNECTED: { icon: Unplug, tail: 'pending', action: 'sessions' },
  WAHA_UNREACHABLE: { icon: ServerOff, tail: 'pending', action: 'sessions' },
  WRONG_KEY: { icon: KeyRound, tail: 'pending', action: 'keys' },
  TOO_MANY_NOT_ON_WHATSAPP: { icon: PhoneOff, tail: 'pending', action: 'sessions' },
  TOO_MANY_BAD_REQUESTS: { icon: CircleAlert, tail: 'pending', action: 'sessions' },
  WAHA_SENDS_NO_FILES: { icon: FileX, tail: 'pending', action: 'sessions' },
  CANARY: { icon: Hourglass, tail: 'none' },
  CANARY_STUCK: { icon: CircleQuestionMark, tail: 'none', action: 'queue' },
  NEEDS_YOU: { icon: CircleQuestionMark, tail: 'none', action: 'queue' },
  NO_GUESTS: { icon: CircleCheck, tail: 'none', action: 'guests' },
  NOTHING_QUEUED: { icon: CircleCheck, tail: 'none' },
  ALL_SENT: { icon: CircleCheck, tail: 'none' },
};

const states: Readonly<Record<ReasonLine['kind'], StateName>> = {
  go: 'sending',
  wait: 'waiting',
  idle: 'pending',
  stop: 'failed',
  ok: 'answered',
};

export interface ReasonContext {
  readonly t: TFunction<'components'>;
  readonly format: Format;
  /** The label of `line.type`, when it speaks of one session among several. */
  readonly session?: string | undefined;
}

/** Why nothing moves and until when, in words. */
export function reasonWords(line: ReasonLine, { t, format, session }: ReasonContext): ReasonWords {
  const look = looks[line.reason];
  const values = {
    // Its sentence counts the limit, the others what waits.
    count: line.reason === 'RATE_LIMIT' ? line.limit : line.pending,
    limit: line.limit,
    ...(session !== undefined && { session, context: 'named' }),
  };
  const status = t(`reason.${line.reason}.state`);
  const cause = t(`reason.${line.reason}.cause`, {
    ...values,
    in: line.until === null ? '' : format.until(line.until),
  });
  const ticks = line.reason === 'NEXT_IN' || line.reason === 'GAP';
  return {
    icon: look.icon,
    state:
      line.reason === 'NO_GUESTS'
        ? 'pending'
        : line.reason === 'NEEDS_YOU' || line.reason === 'CANARY_STUCK'
          ? 'unconfirmed'
          : states[line.kind],
    status,
    cause,
    tail: tailOf(line, look.tail, t, format),
    spoken: ticks ? status : `${status} ${cause}`,
    action: look.action ? { kind: look.action, label: t(`reason.action.${look.action}`) } : null,
  };
}

function tailOf(line: ReasonLine, tail: Look['tail'], t: ReasonContext['t'], format: Format): string {
  if (tail === 'until' && line.until !== null)
    return t(`reason.${line.reason}.until`, { when: format.when(line.until) });
  if (tail === 'pending' && line.pending > 0) return t('reason.pending', { count: line.pending });
  if (tail === 'finish' && line.finishesAt !== null)
    return t('reason.finish', { when: format.dayAndTime(line.finishesAt) });
  return '';
}
