import type { SessionStatus, SessionView } from '#contract/sessions.ts';

/** The problems that have words of their own; any other one is told as `WAHA_FAILED`. */
const problems = [
  'WAHA_UNREACHABLE',
  'WAHA_WRONG_KEY',
  'WAHA_NOT_WAHA',
  'WAHA_TOO_OLD',
  'WAHA_CORE_ONE_SESSION',
  'WAHA_BUSY',
  'WAHA_FAILED',
] as const;

export type Problem = (typeof problems)[number];

/** What the card explains. `ASKING`: WAHA has not been asked yet. */
export type Condition =
  | { readonly kind: 'problem'; readonly problem: Problem; readonly code: string }
  | { readonly kind: 'status'; readonly status: Exclude<SessionStatus, 'UNREACHABLE'> | 'ASKING' };

/** A problem says why the status is what it is, so it comes first. */
export function conditionOf({ status, problem, checkedAt }: SessionView): Condition {
  if (problem !== null || status === 'UNREACHABLE') {
    const code = problem ?? 'WAHA_UNREACHABLE';
    return { kind: 'problem', problem: problems.find((known) => known === code) ?? 'WAHA_FAILED', code };
  }
  return { kind: 'status', status: status === 'UNKNOWN' && checkedAt === null ? 'ASKING' : status };
}

/** «Refresh» is the next step: what is off is started by it. */
export function wantsRefresh(session: SessionView): boolean {
  const condition = conditionOf(session);
  return (
    condition.kind === 'status' && (condition.status === 'FAILED' || condition.status === 'DISCONNECTED')
  );
}
