import type { Selectable } from 'kysely';
import { plus, type Stamp } from '../domain/clock.ts';
import { breakerRestMs, breakerSpan, opensBreaker } from '../domain/governor/breaker.ts';
import type { Database } from './database.ts';
import type { CircuitBreakerRow, ColdSendRow } from './governor-tables.ts';
import { stampOrNull } from './rows.ts';
import { statement } from './sql.ts';

type ColdSend = Selectable<ColdSendRow>;

/** Older cold sends say nothing any more. */
const kept = 100;

const selectBreaker = statement<{ number: string }, CircuitBreakerRow>((p, db) =>
  db.selectFrom('circuit_breaker').selectAll().where('number', '=', p.number),
);

const writeBreaker = statement<{
  number: string;
  countsAfter: number;
  wall: number | null;
  uptime: number | null;
  boot: string | null;
  probe: number | null;
}>((p, db) =>
  db.replaceInto('circuit_breaker').values({
    number: p.number,
    counts_after: p.countsAfter,
    since_wall: p.wall,
    since_uptime: p.uptime,
    since_boot: p.boot,
    probe: p.probe,
  }),
);

const selectNewest = statement<{ number: string; after: number; limit: number }, ColdSend>((p, db) =>
  db
    .selectFrom('cold_send')
    .selectAll()
    .where('number', '=', p.number)
    .where('seq', '>', p.after)
    .orderBy('seq', 'desc')
    .limit(p.limit as never),
);

/** The newest attempt of a message. */
const selectOf = statement<{ message: string }, ColdSend>((p, db) =>
  db.selectFrom('cold_send').selectAll().where('message', '=', p.message).orderBy('seq', 'desc').limit(1),
);

const insertSend = statement<{ number: string; seq: number; message: string }>((p, db) =>
  db.insertInto('cold_send').values({ number: p.number, seq: p.seq, message: p.message }),
);

const deleteBefore = statement<{ number: string; seq: number }>((p, db) =>
  db.deleteFrom('cold_send').where('number', '=', p.number).where('seq', '<=', p.seq),
);

const deleteSend = statement<{ number: string; seq: number }>((p, db) =>
  db.deleteFrom('cold_send').where('number', '=', p.number).where('seq', '=', p.seq),
);

const setRefused = statement<{ number: string; seq: number }>((p, db) =>
  db.updateTable('cold_send').set({ refused: 1 }).where('number', '=', p.number).where('seq', '=', p.seq),
);

interface Breaker {
  readonly countsAfter: number;
  /** When first messages began to rest, or the probe left; null = closed. */
  readonly since: Stamp | null;
  readonly probe: number | null;
}

const closed: Breaker = { countsAfter: 0, since: null, probe: null };

export function restingSince(database: Database, number: string): Stamp | null {
  return read(database, number).since;
}

/** A first message leaves. While the breaker is open it is the probe, and the rest begins anew behind it. */
export function noteColdSend(database: Database, number: string, message: string, now: Stamp): void {
  const [newest] = database.all(selectNewest({ number, after: 0, limit: 1 }));
  const breaker = read(database, number);
  const seq = Math.max(newest?.seq ?? 0, breaker.countsAfter) + 1;
  database.run(insertSend({ number, seq, message }));
  database.run(deleteBefore({ number, seq: seq - kept }));
  if (breaker.since !== null) write(database, number, { ...breaker, since: now, probe: seq });
}

/** WhatsApp refused it for certain. */
export function noteRefused(database: Database, message: string, now: Stamp): void {
  const send = database.get(selectOf({ message }));
  if (send === null) return;
  const { number, seq } = send;
  database.run(setRefused({ number, seq }));
  const breaker = read(database, number);
  if (breaker.since === null) openIfTooMany(database, number, breaker, now);
  else if (breaker.probe === seq) write(database, number, { ...breaker, since: now, probe: null });
}

/** WhatsApp's servers took it: a probe that gets through closes the breaker. */
export function noteAccepted(database: Database, message: string): void {
  const send = database.get(selectOf({ message }));
  if (send === null) return;
  const breaker = read(database, send.number);
  if (breaker.probe !== send.seq) return;
  write(database, send.number, { countsAfter: send.seq, since: null, probe: null });
}

/** It never reached WhatsApp and says nothing: a probe that came to nothing may be made again at once. */
export function withdrawColdSend(database: Database, message: string, now: Stamp): void {
  const send = database.get(selectOf({ message }));
  if (send === null) return;
  const { number, seq } = send;
  database.run(deleteSend({ number, seq }));
  const breaker = read(database, number);
  // Without it an older refusal is among the last ones again.
  if (breaker.since === null) openIfTooMany(database, number, breaker, now);
  else if (breaker.probe === seq)
    write(database, number, { ...breaker, since: plus(now, -breakerRestMs), probe: null });
}

function openIfTooMany(database: Database, number: string, closed: Breaker, now: Stamp): void {
  const recent = database.all(selectNewest({ number, after: closed.countsAfter, limit: breakerSpan }));
  if (opensBreaker(recent.map(({ refused }) => refused === 1)))
    write(database, number, { ...closed, since: now });
}

function read(database: Database, number: string): Breaker {
  const row = database.get(selectBreaker({ number }));
  if (row === null) return closed;
  const since = stampOrNull(row.since_wall, row.since_uptime, row.since_boot);
  return { countsAfter: row.counts_after, since, probe: row.probe };
}

function write(database: Database, number: string, { countsAfter, since, probe }: Breaker): void {
  const { wall, uptime, boot } = since ?? { wall: null, uptime: null, boot: null };
  database.run(writeBreaker({ number, countsAfter, wall, uptime, boot, probe }));
}
