import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Stamp } from '../domain/clock.ts';
import { restrictedUntil, restrictionLeftMs, restrictionMarginMs } from '../domain/governor/signals.ts';
import { untoldBrakes } from '../domain/sessions/session-state.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import { propertyLimitMs, propertyRuns } from '../testing/property-runs.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { readSending } from './sending-session.ts';
import { createSessionStore } from './session-store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const number = '393331234567';
const type = 'main';

interface Act {
  readonly kind: 'tellBan' | 'refuseSend' | 'tellAgain' | 'lift' | 'pass' | 'setWall' | 'reboot';
  readonly ms: number;
}

interface TrueBan {
  readonly by: 'WAHA' | 'SEND';
  /** As WhatsApp named it, epoch milliseconds. */
  readonly end: number;
  /** In true milliseconds. */
  readonly endsAt: number;
}

/** A session whose bans are kept in a real store, on a machine whose clocks do what they like. */
class Banned {
  truth = 0;
  ban: TrueBan | null = null;
  readonly #database: Database;
  readonly #sessions: SessionStore;
  #wall: number;
  #uptime = 9_000_000;
  #boot = 1;

  constructor(database: Database, wall: number) {
    this.#database = database;
    this.#sessions = createSessionStore(database);
    this.#wall = wall;
  }

  /** Nothing is left of what an earlier one was told. */
  async begin(): Promise<void> {
    await this.#sessions.create({ type, label: '', wahaUrl: 'u', wahaSession: 's' }, 0);
    await this.#sessions.restrictNewChats(type, null, this.now());
  }

  now(): Stamp {
    return { wall: this.#wall, uptime: this.#uptime, boot: `boot-${this.#boot}` };
  }

  async live({ kind, ms }: Act): Promise<void> {
    switch (kind) {
      case 'pass':
        return this.pass(ms);
      case 'setWall':
        this.#wall += ms;
        return;
      case 'reboot':
        this.truth += ms;
        this.#wall += ms;
        this.#uptime = 0;
        this.#boot += 1;
        return;
      case 'lift':
        if (this.ban?.by === 'WAHA') this.ban = null;
        return this.#sessions.noteBrakes(type, untoldBrakes, this.now());
      case 'tellAgain':
        return this.ban === null ? undefined : this.#tell('WAHA', this.ban.end);
      case 'tellBan':
      case 'refuseSend':
        return this.#tell(kind === 'tellBan' ? 'WAHA' : 'SEND', this.#wall + ms);
    }
  }

  pass(ms: number): void {
    this.truth += ms;
    this.#wall += ms;
    this.#uptime += ms;
  }

  /** Milliseconds for which a first message has to wait, as a send would be told. */
  left(): number {
    const { restriction } = readSending(this.#database, type, number, this.now());
    return restriction === null ? 0 : restrictionLeftMs(restriction, this.now());
  }

  shown(): number | null {
    return restrictedUntil(readSending(this.#database, type, number, this.now()).restriction, this.now());
  }

  async #tell(by: 'WAHA' | 'SEND', end: number): Promise<void> {
    // The same end is the same ban, whatever the clock on the wall says meanwhile: the telling that leaves more counts.
    const told = this.truth + end - this.#wall;
    const endsAt = this.ban?.end === end ? Math.max(this.ban.endsAt, told) : told;
    this.ban = { by, end, endsAt };
    if (by === 'SEND') return this.#sessions.restrictNewChats(type, end, this.now());
    const timelock = { active: true, kind: 'DEFAULT', until: end };
    return this.#sessions.noteBrakes(type, { timelock, quota: null }, this.now());
  }
}

const span = fc.oneof(
  fc.integer({ min: 1, max: 90 * minute }),
  fc.constantFrom(restrictionMarginMs - 1, restrictionMarginMs, hour - 1, hour, hour + 1, 8 * hour, day),
);
const act = (kind: Act['kind']) => span.map((ms): Act => ({ kind, ms }));
/** An hour more or less is what another system on the same machine makes of summer time. */
const jump = (min: number, max: number) =>
  fc
    .oneof(fc.integer({ min, max }), fc.constantFrom(...[-hour, hour].filter((ms) => ms <= max)))
    .map((ms): Act => ({ kind: 'setWall', ms }));
const told = [act('tellBan'), act('refuseSend'), act('tellAgain'), act('tellAgain'), act('lift')];
const passing = [act('pass'), act('pass'), act('pass')];
const list = (...acts: fc.Arbitrary<Act>[]) => fc.array(fc.oneof(...acts), { maxLength: 40, size: 'max' });
/** Within one run of the machine, and by one that was off: there a clock set forward is believed (see the docs). */
const oneRun = list(...told, ...passing, jump(-2 * day, 2 * day));
const severalRuns = list(...told, ...passing, act('reboot'), jump(-2 * day, 0));
const wall = fc.constantFrom(Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 5, 1));

const runs = propertyRuns(100);
const options = { timeout: propertyLimitMs };

describe('for any tellings, clocks and restarts, a ban that is kept in the store', options, () => {
  it('lets nobody begin a chat before its true end and the margin', async () => {
    await check(fc.oneof(oneRun, severalRuns), async (banned) => {
      const { ban } = banned;
      if (ban !== null)
        expect(banned.left()).toBeGreaterThanOrEqual(ban.endsAt - banned.truth + restrictionMarginMs);
    });
  });

  it('lasts not a moment longer within one run of the machine, and is shown with the end it truly has', async () => {
    await check(oneRun, async (banned) => {
      const trueLeft = banned.ban === null ? 0 : banned.ban.endsAt - banned.truth;
      expect(Math.max(0, banned.left())).toBe(
        banned.ban === null ? 0 : Math.max(0, trueLeft + restrictionMarginMs),
      );
      expect(banned.shown()).toBe(trueLeft <= 0 ? null : banned.now().wall + trueLeft);
    });
  });

  it('ends: whoever waits as long as is named gets through', async () => {
    await check(
      severalRuns,
      async () => {},
      (banned) => {
        banned.pass(Math.max(0, Math.ceil(banned.left())));
        expect(banned.left()).toBeLessThanOrEqual(0);
      },
    );
  });
});

/** Holds `after` against every act of every run, and `atEnd` against what all of them came to. */
async function check(
  acts: fc.Arbitrary<readonly Act[]>,
  after: (banned: Banned) => Promise<void>,
  atEnd: (banned: Banned) => void = () => {},
): Promise<void> {
  const opened = openDatabase({ path: ':memory:', realm: 'practice', newId: () => 'event', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { database } = opened;
  onTestFinished(() => database.close());
  await fc.assert(
    fc.asyncProperty(acts, wall, async (all, start) => {
      const banned = new Banned(database, start);
      await banned.begin();
      for (const each of all) {
        await banned.live(each);
        await after(banned);
      }
      atEnd(banned);
    }),
    { numRuns: runs },
  );
}
