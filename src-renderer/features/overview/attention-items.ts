import {
  CircleQuestionMark,
  CircleX,
  HardDrive,
  Hourglass,
  type LucideIcon,
  PhoneOff,
  ShieldAlert,
  Smartphone,
} from 'lucide-react';
import type { BackupFailure } from '#contract/backups.ts';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { hasBegun, isDeaf, phoneNeedsPerson } from '#contract/needs-you.ts';
import type { Overview } from '#contract/overview.ts';
import { type FailureReason, failureReasons } from '#contract/queue.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { Route } from '../../state/navigation.ts';
import type { StateName } from '../../theme/tokens.ts';

interface Item {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly state: StateName;
  /** How many things it stands for. */
  readonly count: number;
  readonly to: Route;
}

/** What waits for a person, one thing or several of one kind. */
export type AttentionItem = Item &
  (
    | { readonly kind: 'notice'; readonly code: ErrorCode }
    | { readonly kind: 'backup'; readonly code: BackupFailure }
    | { readonly kind: 'session'; readonly session: SessionView }
    | { readonly kind: 'deaf'; readonly session: SessionView }
    | { readonly kind: 'unconfirmed' }
    | { readonly kind: 'held' }
    | {
        readonly kind: 'failed';
        readonly reason: FailureReason;
        readonly about: 'numbers' | 'optedOut' | 'others';
      }
  );

const queue: Route = { screen: 'queue', params: { group: 'attention' } };
const whatsApp: Route = { screen: 'whatsapp', params: {} };
const keys: Route = { screen: 'configuration', params: { section: 'phones' } };
const links: Route = { screen: 'configuration', params: { section: 'links' } };
const backups: Route = { screen: 'configuration', params: { section: 'backup' } };
const configuration: Route = { screen: 'configuration', params: {} };

/** In the order in which a person should look: what stops everything first. */
export function attentionItems(
  overview: Overview,
  notices: readonly string[],
  backup: BackupFailure | null,
): readonly AttentionItem[] {
  const { counts, sessions } = overview;
  const unconfirmed = counts.byStatus.UNCONFIRMED;
  return [
    ...notices.filter(isErrorCode).map(noticeItem),
    ...sessions.filter((session) => phoneNeedsPerson(session, hasBegun(overview))).map(sessionItem),
    ...sessions.filter(isDeaf).map(deafItem),
    ...overview.campaigns.filter(({ stuck }) => stuck !== null).map(heldItem),
    ...(unconfirmed > 0 ? [unconfirmedItem(unconfirmed)] : []),
    ...failureReasons.flatMap((reason) => {
      const count = counts.byFailure[reason] ?? 0;
      return count > 0 ? [failedItem(reason, count)] : [];
    }),
    ...(backup === null ? [] : [backupItem(backup)]),
  ];
}

function noticeItem(code: ErrorCode): AttentionItem {
  const to = code.startsWith('LINK_') ? links : configuration;
  return { kind: 'notice', key: code, code, count: 1, icon: ShieldAlert, state: 'failed', to };
}

function backupItem(code: BackupFailure): AttentionItem {
  const key = 'backup';
  return { kind: 'backup', key, code, count: 1, icon: HardDrive, state: 'unconfirmed', to: backups };
}

function sessionItem(session: SessionView): AttentionItem {
  const wrongKey = session.paused?.reason === 'WRONG_KEY' || session.problem === 'WAHA_WRONG_KEY';
  return {
    kind: 'session',
    key: `session ${session.type}`,
    session,
    count: 1,
    icon: Smartphone,
    state: session.status === 'WAITING_QR' || session.status === 'WAITING_PASSKEY' ? 'waiting' : 'failed',
    to: wrongKey ? keys : whatsApp,
  };
}

function deafItem(session: SessionView): AttentionItem {
  const key = `deaf ${session.type}`;
  return { kind: 'deaf', key, session, count: 1, icon: Smartphone, state: 'unconfirmed', to: whatsApp };
}

function heldItem({ id, held }: Overview['campaigns'][number]): AttentionItem {
  return { kind: 'held', key: `held ${id}`, count: held, icon: Hourglass, state: 'unconfirmed', to: queue };
}

function unconfirmedItem(count: number): AttentionItem {
  return {
    kind: 'unconfirmed',
    key: 'unconfirmed',
    count,
    icon: CircleQuestionMark,
    state: 'unconfirmed',
    to: queue,
  };
}

function failedItem(reason: FailureReason, count: number): AttentionItem {
  const numbers = reason === 'NOT_ON_WHATSAPP' || reason === 'INVALID_NUMBER';
  return {
    kind: 'failed',
    key: reason,
    reason,
    about: numbers ? 'numbers' : reason === 'OPTED_OUT' ? 'optedOut' : 'others',
    count,
    icon: numbers ? PhoneOff : CircleX,
    state: 'failed',
    to: queue,
  };
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}
