import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import { Changes } from './changes.ts';
import { type Edition, editionOf } from './edition.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { forgetfulJournal, type Journal, openJournal } from './journal.ts';
import { type Latencies, realisticLatencies } from './latencies.ts';
import { type AutoRead, Network } from './network.ts';
import { Outbound } from './outbound.ts';
import type { MeStyle } from './session-record.ts';
import { Sessions } from './sessions.ts';
import { Timing } from './timing.ts';
import type { Engine } from './wire-format.ts';

export interface WorldOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Where the journal lies; absent = everything is forgotten on close. */
  readonly directory?: string;
  readonly engine?: Engine;
  readonly version?: string;
  readonly tier?: 'CORE' | 'PLUS';
  readonly latencies?: Partial<Latencies>;
  readonly autoRead?: AutoRead;
}

/** Everything behind the HTTP server: WAHA's sessions and events, and the pretend WhatsApp below them. */
export interface World {
  readonly engine: Engine;
  readonly edition: Edition;
  readonly meStyle: MeStyle;
  readonly random: Random;
  readonly latencies: Latencies;
  readonly timing: Timing;
  readonly changes: Changes;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly network: Network;
  readonly sessions: Sessions;
  readonly events: Events;
  readonly outbound: Outbound;
}

export function createWorld(options: WorldOptions): World {
  const { random, engine = 'NOWEB', autoRead } = options;
  const latencies = { ...realisticLatencies, ...options.latencies };
  const changes = new Changes();
  const timing = new Timing(options.clock, changes);
  const faults = new Faults(random);
  const journal = options.directory === undefined ? forgetfulJournal() : openJournal(options.directory);
  const edition = editionOf(engine, options.version ?? '2026.8.1', options.tier ?? 'CORE');
  const meStyle = { namesDevice: engine !== 'WEBJS', tellsRestrictions: edition.tellsRestrictions };
  const network = new Network({ timing, random, faults, journal, latencies, changes, autoRead });
  const events = new Events({
    timing,
    random,
    faults,
    engine,
    meStyle,
    environment: edition.facts,
    findSession: (name) => sessions.find(name),
  });
  const sessions = new Sessions({
    timing,
    random,
    latencies,
    changes,
    journal,
    network,
    qrNeverComes: () => faults.qrNeverComes,
    faults,
    engine,
    refusesSecondStart: edition.isOldCore,
    statusChanged: (session) => events.statusChanged(session),
  });
  const outbound = new Outbound({ timing, journal, network });
  network.listen(events);
  network.restore(journal.past);
  sessions.restore(journal.past);
  outbound.restore(journal.past);
  return {
    engine,
    edition,
    meStyle,
    random,
    latencies,
    timing,
    changes,
    faults,
    journal,
    network,
    sessions,
    events,
    outbound,
  };
}
