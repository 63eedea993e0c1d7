import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus, type Stamp } from '../domain/clock.ts';
import { breakerRestMs } from '../domain/governor/breaker.ts';
import { propertyLimitMs, propertyRuns } from '../testing/property-runs.ts';
import {
  noteAccepted,
  noteColdSend,
  noteRefused,
  restingSince,
  withdrawColdSend,
} from './circuit-breaker.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

const minute = 60_000;

/** What becomes of a first message, at once or some acts later, when its receipt comes. */
type Fate = 'taken' | 'refused' | 'silent' | 'withdrawn';

const act = fc.record({
  fate: fc.constantFrom<Fate>('refused', 'refused', 'taken', 'silent', 'withdrawn'),
  answeredAfter: fc.constantFrom(0, 0, 0, 1, 3),
  passMs: fc.constantFrom(minute, 5 * minute, breakerRestMs - 1, breakerRestMs),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface ColdSend {
  readonly id: string;
  readonly at: number;
  readonly fate: Fate;
  /** The act with which its answer comes. */
  readonly answeredWith: number;
  answered: boolean;
}

/** A number that sends first messages whenever its breaker lets it. */
class Sender {
  readonly sends: ColdSend[] = [];
  readonly #database: Database;
  readonly #number: string;
  #now: Stamp = { wall: Date.UTC(2026, 4, 4), uptime: 0, boot: 'a' };

  constructor(database: Database, number: string) {
    this.#database = database;
    this.#number = number;
  }

  get since(): Stamp | null {
    return restingSince(this.#database, this.#number);
  }

  /** The send it made, if it might; whether the breaker was open then. */
  live({ fate, answeredAfter, passMs }: Act, index: number): { sent: ColdSend; open: boolean } | null {
    this.#now = plus(this.#now, passMs);
    const { since } = this;
    if (since !== null && this.#now.uptime - since.uptime < breakerRestMs) return null;
    const id = `${this.#number}-${index}`;
    const sent = { id, at: this.#now.uptime, fate, answeredWith: index + answeredAfter, answered: false };
    noteColdSend(this.#database, this.#number, id, this.#now);
    this.sends.push(sent);
    return { sent, open: since !== null };
  }

  hear(index: number): void {
    for (const send of this.sends) {
      if (send.answered || send.answeredWith > index) continue;
      send.answered = true;
      if (send.fate === 'taken') noteAccepted(this.#database, send.id);
      else if (send.fate === 'refused') noteRefused(this.#database, send.id, this.#now);
      else if (send.fate === 'withdrawn') withdrawColdSend(this.#database, send.id, this.#now);
    }
  }
}

const runs = propertyRuns(50);
const options = { timeout: propertyLimitMs };

describe('for any answers, in whatever order they come, the circuit breaker', options, () => {
  it('lets one first message try in half an hour while it is open, and is open once too many were refused', () => {
    const opened = openDatabase({ path: ':memory:', realm: 'practice', newId: () => 'event', now: 1 });
    if (!opened.ok) throw new Error(opened.code);
    let numbers = 0;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
        numbers += 1;
        const sender = new Sender(opened.database, `39${numbers}`);
        let tried: ColdSend | null = null;
        for (const [index, each] of acts.entries()) {
          const left = sender.live(each, index);
          if (left?.open) {
            if (tried !== null && tried.fate !== 'withdrawn')
              expect(left.sent.at - tried.at).toBeGreaterThanOrEqual(breakerRestMs);
            tried = left.sent;
          }
          sender.hear(index);
          if (sender.since === null) tried = null;
          // Closed from the start, or since a try got through: then what counts began with nothing.
          const everTried = sender.sends.some(({ fate }) => fate === 'taken');
          if (!everTried && refusedOfTheLastTen(sender) >= 5) expect(sender.since).not.toBeNull();
        }
      }),
      { numRuns: runs },
    );
    opened.database.close();
  });
});

function refusedOfTheLastTen({ sends }: Sender): number {
  const counted = sends.filter(({ fate, answered }) => fate !== 'withdrawn' || !answered).slice(-10);
  return counted.filter(({ fate, answered }) => fate === 'refused' && answered).length;
}
