import type { Stamp } from '../clock.ts';
import { longestRestriction, type Restriction } from '../governor/signals.ts';
import type { SessionRecord } from './session-store.ts';

/** The ban that holds for this session: its own, or one that another session on its number heard of. */
export function restrictionOn(
  record: SessionRecord,
  all: readonly SessionRecord[],
  now: Stamp,
): Restriction | null {
  const sharing = all.filter(
    ({ type, number }) => type === record.type || (number !== null && number === record.number),
  );
  return longestRestriction(
    sharing.map(({ restriction }) => restriction),
    now,
  );
}
