import type { Errand } from '../domain/governor/governor.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { Claimed } from '../domain/queue/worker-store.ts';
import { StorageError, type StorageProblem } from '../domain/storage-error.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import { chooseLanes } from './lane-choice.ts';
import { Reconciler } from './reconciler.ts';
import { Sender, type SendResult } from './sender.ts';

export type StepResult =
  | { readonly did: 'looked' | 'idle' }
  | { readonly did: SendResult; readonly message: string };

/** For whoever watches over it. */
export interface Pulse {
  /** Of the clock, in milliseconds, when the last step ended, well or not; null before the first. */
  readonly uptime: number | null;
  /** Why the store took no change in that step. */
  readonly problem: StorageProblem | null;
}

/** Timers are hints: whatever was computed, decide again at least this often. */
const longestSleepMs = 30_000;
const shortestSleepMs = 10;

interface ReadySession {
  readonly session: SendingSession;
  readonly errands: readonly Errand[];
}

/** The queue worker. `step` does at most one unit of work, `run` is the loop around it. */
export class Worker {
  readonly #together: WorkerCollaborators;
  readonly #reconciler: Reconciler;
  readonly #sender: Sender;
  /** Epoch milliseconds at which something may be due; null when no rule names a time. */
  #dueAt: number | null = null;
  /** Claimed, and not given back as the store took no change. */
  #stuck: Claimed | null = null;
  #woken = new AbortController();
  #pulse: Pulse = { uptime: null, problem: null };

  constructor(together: WorkerCollaborators) {
    this.#together = together;
    this.#reconciler = new Reconciler(together);
    this.#sender = new Sender(together, this.#reconciler);
  }

  /** Frees what a process that died had claimed. Before the first step. */
  async start(): Promise<void> {
    if (this.#stuck !== null) await this.#giveBack(this.#stuck);
    await this.#together.claims.releaseAbandonedClaims(this.#together.clock.now().wall);
  }

  async step(signal: AbortSignal = new AbortController().signal): Promise<StepResult> {
    const { claims, sessions, clock, random } = this.#together;
    this.#dueAt = null;
    const all = await sessions.sending();
    const look = await this.#reconciler.lookOnce(all);
    if (look.looked) return { did: 'looked' };
    if (look.nextInMs !== null) this.#hint(clock.now().wall + look.nextInMs);
    const ready = await this.#readySessions(all);
    const claim = await claims.claimNext({
      candidates: ready.flatMap(({ session, errands }) =>
        errands.map((errand) => ({ type: session.record.type, errand })),
      ),
      token: random.id(),
      now: clock.now().wall,
    });
    return claim === null ? { did: 'idle' } : this.#send(claim, ready, signal);
  }

  /** Runs until aborted. An error of one step is reported and does not end the loop. */
  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    let started = false;
    const stepOn = async (): Promise<boolean> => {
      try {
        if (!started) await this.start();
        started = true;
        const { did } = await this.step(signal);
        this.#beat(null);
        // What was refused, or went nowhere, is no reason to hurry on to the next one.
        return did === 'sent' || did === 'looked';
      } catch (error) {
        this.#beat(error);
        // What it had claimed may still be so: a store that could not be written could not free it either.
        started = false;
        onError(error);
        return false;
      }
    };
    const { hold } = this.#together;
    const unheard = hold.onRelease(this.wake);
    try {
      while (!signal.aborted) {
        const goOn = (await hold.step(stepOn)) ?? this.#skip();
        if (!goOn && !signal.aborted) await this.#rest(signal);
      }
    } finally {
      unheard();
    }
  }

  /** Held is not stuck. */
  #skip(): boolean {
    this.#dueAt = null;
    this.#pulse = { ...this.#pulse, uptime: this.#together.clock.now().uptime };
    return false;
  }

  pulse(): Pulse {
    return this.#pulse;
  }

  #beat(error: unknown): void {
    const problem = error instanceof StorageError ? error.problem : null;
    this.#pulse = { uptime: this.#together.clock.now().uptime, problem };
  }

  /** Looks for these at the next step, however lately they were looked for. */
  lookSoon(ids: readonly string[]): void {
    this.#reconciler.lookSoon(ids);
    this.wake();
  }

  /** Something changed: a message was queued, a setting saved, a session connected, the computer woke up. */
  readonly wake = (): void => this.#woken.abort();

  /** Nobody listened for a while: each open message has its look again before the next send. */
  readonly lookAgain = (): void => {
    this.#reconciler.forget();
    this.wake();
  };

  async #readySessions(all: readonly SendingSession[]): Promise<readonly ReadySession[]> {
    const ready: ReadySession[] = [];
    for (const session of inTurn(all)) {
      // Not for long: whoever reads the chats wakes the worker.
      if (session.caughtUp === false) continue;
      const { allowed, nextAt } = await chooseLanes(session, all, this.#together);
      if (nextAt !== null) this.#hint(nextAt);
      if (allowed.length > 0) ready.push({ session, errands: allowed });
    }
    return ready;
  }

  /** Whatever is thrown, the claim does not outlive the step; a started send has no claim any more. */
  async #send(claim: Claimed, ready: readonly ReadySession[], signal: AbortSignal): Promise<StepResult> {
    const { claims, clock, onChange } = this.#together;
    const chosen = ready.find(({ session }) => session.record.type === claim.type);
    if (chosen === undefined) throw new Error('claimed for a session that was not offered');
    onChange();
    try {
      const did = await this.#sender.send(claim, chosen.session, signal);
      await claims.release(claim, clock.now().wall);
      return { did, message: claim.id };
    } catch (error) {
      // A full disk is not the fault of the message: only what breaks off by itself counts towards POISON.
      if (error instanceof StorageError) await this.#giveBack(claim);
      else await claims.abandon(claim, clock.now().wall);
      throw error;
    } finally {
      onChange();
    }
  }

  async #giveBack(claim: Claimed): Promise<void> {
    this.#stuck = claim;
    await this.#together.claims.release(claim, this.#together.clock.now().wall);
    this.#stuck = null;
  }

  #hint(wall: number): void {
    this.#dueAt = Math.min(this.#dueAt ?? wall, wall);
  }

  /** Sleeps until something is due, at most half a minute, or until woken; a wake during the step counts too. */
  async #rest(signal: AbortSignal): Promise<void> {
    const { clock } = this.#together;
    const due = this.#dueAt === null ? longestSleepMs : this.#dueAt - clock.now().wall;
    const ms = Math.min(longestSleepMs, Math.max(due, shortestSleepMs));
    await clock.sleep(ms, AbortSignal.any([signal, this.#woken.signal]));
    this.#woken = new AbortController();
  }
}

/** Who has waited longest is asked first, so that sessions on one number, or in one worker, do not starve each other. */
function inTurn(sessions: readonly SendingSession[]): readonly SendingSession[] {
  return sessions.toSorted((a, b) => a.record.lastTurn - b.record.lastTurn);
}
