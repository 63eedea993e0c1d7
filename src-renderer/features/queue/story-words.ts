import type { TFunction } from 'i18next';
import type { LogEntry } from '#contract/queue.ts';
import type { Format } from '../../lib/format.ts';
import type { StateName } from '../../theme/tokens.ts';
import type { Words } from './message-words.ts';

/** The entries we have words for, and how they look; any other is shown by its name. */
const states = {
  QUEUED: 'pending',
  CLAIM_RELEASED: 'pending',
  SKIPPED: 'pending',
  POSTPONED: 'waiting',
  CHAT_FOUND: 'pending',
  PHONE_SKIPPED: 'pending',
  SEND_STARTED: 'sending',
  SENT: 'sent',
  OUTCOME_UNKNOWN: 'unconfirmed',
  FOUND_IN_CHAT: 'answered',
  PROVEN_ABSENT: 'pending',
  UNCONFIRMED: 'unconfirmed',
  DELIVERED: 'delivered',
  READ: 'read',
  ACK_ERROR: 'failed',
  FAILED: 'failed',
  CANCELLED: 'pending',
  MOVED: 'pending',
  REQUEUED: 'pending',
  MARKED_SENT: 'sent',
  RESTORED: 'unconfirmed',
  RESTORED_OVER: 'unconfirmed',
  EDITED: 'pending',
  CANCEL_TOO_LATE: 'waiting',
  LOOK_ASKED: 'unconfirmed',
  SUPERSEDED: 'pending',
} as const satisfies Readonly<Record<string, StateName>>;

type KnownName = keyof typeof states;

export interface StoryLine {
  readonly at: string;
  readonly title: string;
  /** Empty when the title says it all. */
  readonly detail: string;
  readonly state: StateName;
}

/** A log entry in words. */
export function storyLine({ at, name, details }: LogEntry, words: Words): StoryLine {
  if (!isKnown(name)) return { at, title: name, detail: '', state: 'pending' };
  const { title, detail } = wordsOf(name, details, words.t, words.format);
  return { at, title, detail, state: states[name] };
}

function isKnown(name: string): name is KnownName {
  return Object.hasOwn(states, name);
}

interface EntryWords {
  readonly title: string;
  readonly detail: string;
}

function wordsOf(
  name: KnownName,
  details: LogEntry['details'],
  t: TFunction<'queue'>,
  format: Format,
): EntryWords {
  const fact = (key: string) => String(details[key] ?? '');
  const title = t(`log.${name}.title`);
  const reason = () => lowerFirst(t(`waiting.${fact('reason')}`, { defaultValue: fact('reason') }));
  switch (name) {
    case 'SKIPPED':
    case 'POSTPONED': {
      const until = details['until'];
      return {
        title: `${title}: ${reason()}`,
        detail: typeof until === 'string' ? t('row.resumes', { when: format.when(until) }) : '',
      };
    }
    case 'PHONE_SKIPPED':
      return {
        title: t('log.PHONE_SKIPPED.title', { number: fact('phone') }),
        detail: t('log.PHONE_SKIPPED.detail'),
      };
    case 'SEND_STARTED': {
      const attempt = t('log.SEND_STARTED.detail', { attempt: fact('attempt') });
      const id = shortId(fact('messageId'));
      return { title, detail: id === '' ? attempt : `${attempt} · ${t('log.id', { id })}` };
    }
    case 'OUTCOME_UNKNOWN':
      return {
        title: t(`log.unknown.${fact('cause')}`, { defaultValue: title }),
        detail: t('log.OUTCOME_UNKNOWN.detail'),
      };
    case 'UNCONFIRMED':
      return { title, detail: t(`log.because.${fact('because')}`, { defaultValue: '' }) };
    case 'ACK_ERROR':
      return { title, detail: details['restricted'] === true ? t('log.ACK_ERROR.detail') : '' };
    case 'FAILED': {
      const cause = t(`components:failure.${fact('reason')}`, { defaultValue: fact('reason') });
      return { title: `${title}: ${lowerFirst(cause)}`, detail: '' };
    }
    case 'REQUEUED': {
      const status = t(`components:message.${fact('from')}`, { defaultValue: fact('from') });
      return { title, detail: t('log.REQUEUED.detail', { status: lowerFirst(status) }) };
    }
    case 'CANCELLED':
      return { title, detail: t(`log.because.${fact('because')}`, { defaultValue: '' }) };
    case 'DELIVERED':
    case 'READ':
      return { title, detail: '' };
    default:
      return { title, detail: t(`log.${name}.detail`) };
  }
}

/** «3EB0…7D42»: enough to recognise it. */
function shortId(id: string): string {
  return id.length <= 12 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** «13:36:18», «lun 11:28:40», «12 febbraio 11:28:40». */
export function storyTime(at: string, { format }: Words): string {
  const short = format.short(at);
  const clock = format.clock(at);
  const day = short.endsWith(clock) ? short.slice(0, -clock.length) : `${short} `;
  return `${day}${format.clockWithSeconds(at)}`;
}

/** The whole story as text, for whoever helps. */
export function storyText(lines: readonly StoryLine[], words: Words): string {
  return lines
    .map(({ at, title, detail }) => `${storyTime(at, words)}  ${title}${detail === '' ? '' : ` (${detail})`}`)
    .join('\n');
}
