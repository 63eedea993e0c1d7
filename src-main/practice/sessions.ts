import type { Random } from '../domain/random.ts';
import type { Changes } from './changes.ts';
import {
  badRequest,
  sessionDoesNotExist,
  sessionNotFound,
  statusNotAsExpected,
  unprocessable,
} from './errors.ts';
import type { Faults } from './faults.ts';
import { newUlid } from './ids.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Latencies } from './latencies.ts';
import type { Network } from './network.ts';
import { PretendSession, type SessionParts } from './session.ts';
import { SessionLocks } from './session-lock.ts';
import type { SessionRecord, Status } from './session-record.ts';
import type { Timing } from './timing.ts';
import type { Engine } from './wire-format.ts';

interface SessionsParts {
  readonly timing: Timing;
  readonly random: Random;
  readonly latencies: Latencies;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly network: Network;
  readonly qrNeverComes: () => boolean;
  readonly faults: Faults;
  readonly engine: Engine;
  /** Before 2026.6 Core said so when a running session was started. */
  readonly refusesSecondStart: boolean;
  statusChanged(session: PretendSession): void;
}

const badName =
  'Session name can only contain alphanumeric characters, hyphens, and underscores (a-z, A-Z, 0-9, -, _) or be empty';

/** All sessions of the server: what may be asked of them, one lifecycle call at a time each. */
export class Sessions {
  readonly #parts: SessionsParts;
  readonly #sessions = new Map<string, PretendSession>();
  readonly #locks: SessionLocks;

  constructor(parts: SessionsParts) {
    this.#parts = parts;
    this.#locks = new SessionLocks(parts.timing, parts.latencies.lockQueue, () => parts.changes.notify());
  }

  all(): readonly PretendSession[] {
    return [...this.#sessions.values()];
  }

  find(name: string): PretendSession | undefined {
    return this.#sessions.get(name);
  }

  /** The session, or WAHA's 404. */
  get(name: string): PretendSession {
    const session = this.find(name);
    if (session === undefined) throw sessionNotFound();
    return session;
  }

  /** The session once it has one of these statuses; WAHA waits for it a while and then answers 422. */
  async getWithStatus(name: string, expected: readonly Status[]): Promise<PretendSession> {
    const { timing, latencies } = this.#parts;
    await timing.until(() => this.find(name)?.running === true, latencies.waitForSession);
    const session = this.find(name);
    if (session === undefined) throw sessionDoesNotExist(name);
    const hasStatus = () => expected.includes(session.status);
    // A session that does not run would need somebody to start it: WAHA does not wait twice for that.
    if (!session.running || !(await timing.until(hasStatus, latencies.waitForStatus))) {
      throw statusNotAsExpected(name, session.status, expected);
    }
    return session;
  }

  async create(
    name: string | undefined,
    config: SessionRecord['config'],
    start: boolean,
  ): Promise<PretendSession> {
    const { timing, random } = this.#parts;
    if (name !== undefined && !/^[a-zA-Z0-9_-]*$/.test(name)) throw badRequest([badName]);
    const given = name || `session_${newUlid(timing.now().wall, random)}`;
    return this.#locks.hold(given, async () => {
      if (this.#sessions.has(given)) {
        throw unprocessable(`Session '${given}' already exists. Use PUT to update it.`);
      }
      const blank = { config: null, running: false, account: null, links: 0, restriction: null } as const;
      const session = this.#add({ name: given, credentials: 'none', ...blank });
      session.configure(config);
      if (start) session.start();
      return session;
    });
  }

  async configure(name: string, config: SessionRecord['config']): Promise<PretendSession> {
    return this.#locked(name, async (session) => {
      session.configure(config);
      if (!session.running) return;
      await this.#stopRunning(session);
      session.start();
    });
  }

  async start(name: string): Promise<PretendSession> {
    return this.#locked(name, async (session) => {
      if (session.running && this.#parts.refusesSecondStart)
        throw unprocessable(`Session '${name}' is already started.`);
      session.start();
    });
  }

  async stop(name: string): Promise<PretendSession> {
    return this.#locked(name, (session) => this.#stopRunning(session));
  }

  async restart(name: string): Promise<PretendSession> {
    return this.#locked(name, async (session) => {
      await this.#stopRunning(session);
      session.start();
    });
  }

  async logout(name: string): Promise<PretendSession> {
    return this.#locked(name, async (session) => {
      const wasRunning = session.running;
      await this.#unpair(session);
      if (wasRunning) session.start();
    });
  }

  async delete(name: string): Promise<void> {
    await this.#locks.hold(name, async () => {
      const session = this.find(name);
      if (session === undefined) return;
      await this.#unpair(session);
      this.#sessions.delete(name);
      this.#parts.journal.append({ type: 'session-deleted', name });
      this.#parts.changes.notify();
    });
  }

  /** Takes back the sessions an earlier process knew. */
  restore(past: readonly JournalEntry[]): void {
    const records = new Map<string, SessionRecord>();
    for (const entry of past) {
      if (entry.type === 'session') records.set(entry.session.name, entry.session);
      if (entry.type === 'session-deleted') records.delete(entry.name);
    }
    for (const record of records.values()) this.#add(record).resume();
  }

  #add(record: SessionRecord): PretendSession {
    const { journal, network, statusChanged, ...shared } = this.#parts;
    const { timing, random, latencies, changes, faults, engine, qrNeverComes } = shared;
    if (record.account !== null) network.phoneBook.addAccount(record.account.number);
    const parts: SessionParts = {
      qrNeverComes,
      timing,
      random,
      latencies,
      changes,
      faults,
      engine,
      statusChanged,
      save(session) {
        journal.append({ type: 'session', session });
        if (session.account !== null) network.phoneBook.addAccount(session.account.number);
      },
    };
    const session = new PretendSession(record, parts);
    this.#sessions.set(record.name, session);
    return session;
  }

  async #locked(name: string, task: (session: PretendSession) => Promise<void>): Promise<PretendSession> {
    return this.#locks.hold(name, async () => {
      const session = this.get(name);
      await task(session);
      return session;
    });
  }

  async #stopRunning(session: PretendSession): Promise<void> {
    if (!session.running) return;
    session.stop();
    await this.#parts.timing.pause(this.#parts.latencies.stop);
  }

  /** Removes the device on the phone (if there is one), stops, and wipes credentials and history. */
  async #unpair(session: PretendSession): Promise<void> {
    if (session.running) await this.#parts.timing.pause(this.#parts.latencies.unpair);
    await this.#stopRunning(session);
    session.forgetAccount();
    this.#parts.network.loseHistory(session.name);
  }
}
