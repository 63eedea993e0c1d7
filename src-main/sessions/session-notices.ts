/**
 * What a session went through by itself. `WAHA_RESTARTED`: the container started anew. `RESTARTED`: we restarted the
 * session, as it was stuck or deaf. `STUCK_STARTING`, `DEAF`: that did not help, a person has to look.
 */
export type NoticeCode = 'WAHA_RESTARTED' | 'RESTARTED' | 'STUCK_STARTING' | 'DEAF';

export interface SessionNotice {
  readonly code: NoticeCode;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What merely happened is old news after this long. */
const newsMs = 60 * 60_000;
const alarms: ReadonlySet<NoticeCode> = new Set(['STUCK_STARTING', 'DEAF']);

/** One notice of each kind, the newest. */
export function createNotices() {
  const notices = new Map<NoticeCode, number>();
  return {
    add(code: NoticeCode, at: number): void {
      notices.set(code, at);
    },
    /** An alarm that sounds keeps its time. */
    raise(code: NoticeCode, at: number): void {
      if (!notices.has(code)) notices.set(code, at);
    },
    clear(code: NoticeCode): void {
      notices.delete(code);
    },
    current(now: number): readonly SessionNotice[] {
      return Array.from(notices, ([code, at]) => ({ code, at })).filter(
        ({ code, at }) => alarms.has(code) || now - at < newsMs,
      );
    },
  };
}
