import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import { longestRestriction } from '../domain/governor/signals.ts';
import type { StartView } from '../domain/queue/worker-store.ts';
import type { Database } from './database.ts';
import { type SessionRow, toRest, toRestriction } from './rows.ts';
import { statement } from './sql.ts';

const selectSharing = statement<{ type: string; number: string }, SessionRow>((p, db) =>
  db
    .selectFrom('session')
    .selectAll()
    // Nobody tells a removed one any more that its ban is over.
    .where((eb) =>
      eb.or([eb('type', '=', p.type), eb.and([eb('number', '=', p.number), eb('removed_at', 'is', null)])]),
    ),
);

/** Counted with the send, not with its answer: what cannot be told must not cost the others their turn. */
const countTurn = statement<{ type: string; cold: number }>((p, db) =>
  db
    .updateTable('session')
    .set({
      warm_streak: sql`CASE WHEN ${p.cold} THEN 0 ELSE warm_streak + 1 END`,
      last_turn: sql`(SELECT max(last_turn) FROM session) + 1`,
    })
    .where('type', '=', p.type),
);

const clearStreak = statement<{ type: string }>((p, db) =>
  db
    .updateTable('session')
    .set({ over_limit_streak: 0 })
    .where('type', '=', p.type)
    .where('over_limit_streak', '>', 0),
);

/** What the governor reads of the session that sends and of those that share its number. */
export function readSending(
  database: Database,
  type: string,
  number: string,
  now: Stamp,
): Pick<StartView, 'sessionPaused' | 'rest' | 'restriction'> {
  const sharing = database.all(selectSharing({ type, number }));
  const own = sharing.find((row) => row.type === type);
  return {
    sessionPaused: own?.paused_reason !== null,
    rest: own === undefined ? null : toRest(own),
    restriction: longestRestriction(sharing.map(toRestriction), now),
  };
}

export function beginTurn(database: Database, type: string, lane: 'WARM' | 'COLD'): void {
  database.run(countTurn({ type, cold: lane === 'COLD' ? 1 : 0 }));
}

/** Something got through: the next «too much» is the first one again. */
export function endOverLimit(database: Database, type: string): void {
  database.run(clearStreak({ type }));
}
