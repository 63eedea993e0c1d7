import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { MessageRecord } from '../../domain/queue/queue-store.ts';
import { guestList, until } from '../ask.ts';
import { judgeMeanwhile, judgeRound, readStore, type Verdicts } from './judge.ts';
import type { Death, RoundPlan } from './plan.ts';
import { AppProcess, type WahaProcess } from './processes.ts';
import type { Truth } from './waha-child.ts';

export interface RoundResult extends Verdicts {
  /** Where each life ended, by name of the place. */
  readonly deaths: ReadonlyMap<string, number>;
  readonly messages: number;
}

const hour = 3_600_000;
/** A life whose place to die does not come by ends from outside. */
const longestLifeMs = 1_000;
const longestEndMs = 90_000;
const longestScanMs = 10_000;
/** What is left then waits for a settle delay or a backoff: a process that waits has few moments to die in. */
const enoughArrived = 0.9;
/** A killed process leaves its files to the system, whatever they lie on: memory is as good as a disk, and quicker. */
const memory = '/dev/shm';
const base = existsSync(memory) ? memory : tmpdir();

/** Keeps a loaded process in hand, so that the next life begins at once. */
export class AppSupply {
  readonly #entry: string;
  #next: AppProcess;

  constructor(entry: string) {
    this.#entry = entry;
    this.#next = new AppProcess(entry);
  }

  take(): AppProcess {
    const taken = this.#next;
    this.#next = new AppProcess(this.#entry);
    return taken;
  }

  close(): void {
    void this.#next.kill();
  }
}

/** One store from its first start over all its crashes until every message has come to its end. */
export class Round {
  readonly #plan: RoundPlan;
  readonly #waha: WahaProcess;
  readonly #supply: AppSupply;
  readonly #directory = mkdtempSync(join(base, 'invita-crash-'));
  readonly #since = Date.now();
  readonly #key = 'crash-test-key-0001';
  readonly #broken: string[] = [];
  readonly #deaths = new Map<string, number>();
  #leapt = 0;
  #wahaUrl = '';

  constructor(plan: RoundPlan, waha: WahaProcess, supply: AppSupply) {
    this.#plan = plan;
    this.#waha = waha;
    this.#supply = supply;
  }

  /** `mayGoOn`, told how often it died in this round: false ends the killing, not the round. */
  async run(mayGoOn: (deaths: number) => boolean): Promise<RoundResult> {
    try {
      await this.#begin();
      for (const [lives, { death, around }] of this.#plan.lives.entries()) {
        if (!mayGoOn(lives) || (await this.#isOver())) break;
        if (around !== 'nothing') await this.#waha.tell({ do: around });
        await this.#live(death);
        await this.#look();
      }
      const messages = await this.#end();
      const verdicts = judgeRound(this.#plan, messages, await this.#truth());
      return {
        ...verdicts,
        broken: [...this.#broken, ...verdicts.broken],
        deaths: this.#deaths,
        messages: messages.length,
      };
    } finally {
      rmSync(this.#directory, { recursive: true, force: true });
    }
  }

  /** The first life: linked, imported, queued. Killed right after that. */
  async #begin(): Promise<void> {
    const { households, rateLimit, manners, misbehaviour, historyOff, reservesIds, seed } = this.#plan;
    this.#wahaUrl = await this.#waha.tell({ do: 'begin', seed, key: this.#key, since: this.#since });
    if (!reservesIds) await this.#waha.tell({ do: 'withoutIds' });
    const app = await this.#start(null);
    await app.ask('configuration.update', {
      whatsapp_rate_limit: rateLimit,
      pacing: 'fast',
      manners,
      send_window: null,
    });
    const preview = await app.ask('guests.previewImport', { content: guestList(households) });
    await app.ask('guests.applyImport', { previewId: preview?.previewId ?? '' });
    await until(
      () => this.#scanned(app),
      (scanned) => scanned,
    );
    if (misbehaviour !== null) await this.#waha.tell({ do: 'misbehave', ...misbehaviour });
    if (historyOff) await this.#waha.tell({ do: 'historyOff' });
    await app.ask('invitations.send', { households: 'all-not-invited' });
    await app.kill();
    this.#noteErrors(app);
  }

  /** On a busy machine the session may not have come up, or its code may have died of age: «Refresh», as a person would. */
  async #scanned(app: AppProcess): Promise<boolean> {
    const deadline = Date.now() + longestScanMs;
    while (Date.now() < deadline) {
      if ((await this.#waha.tell({ do: 'scan' })) === true) return true;
      await delay(15);
    }
    await app.ask('sessions.refresh', { type: 'main' }).catch(() => {});
    return false;
  }

  async #start(death: Death | null): Promise<AppProcess> {
    const app = this.#supply.take();
    const doom = death?.at === 'point' || death?.at === 'statement' ? death : null;
    await app.go({
      directory: this.#directory,
      wahaUrl: this.#wahaUrl,
      key: this.#key,
      since: this.#since,
      leapt: this.#leapt,
      doom,
    });
    await Promise.race([app.started, app.gone]);
    return app;
  }

  async #live(death: Death): Promise<void> {
    const app = await this.#start(death);
    // A wrong key, or too many strange answers, pause the session; the admin goes on.
    if (this.#plan.misbehaviour !== null) void app.ask('sessions.resume', { type: 'main' }).catch(() => {});
    const fromOutside = new AbortController();
    if (death.at === 'moment') void delay(death.afterMs).then(() => fromOutside.abort());
    if (death.at === 'accepted') {
      this.#waha.onAccepted = () => void delay(death.afterMs).then(() => fromOutside.abort());
    }
    const itself = await Promise.race([
      app.gone.then(() => true),
      delay(longestLifeMs, false, { signal: fromOutside.signal }).catch(() => false),
    ]);
    this.#waha.onAccepted = () => {};
    const planned = itself || fromOutside.signal.aborted;
    await app.kill();
    const how = await app.gone;
    if (how !== 'SIGKILL') this.#broken.push(`the app ended by itself: ${how}`);
    this.#noteErrors(app);
    const place = planned ? nameOf(death) : 'random moment';
    this.#deaths.set(place, (this.#deaths.get(place) ?? 0) + 1);
  }

  #noteErrors(app: AppProcess): void {
    for (const line of app.errors.split('\n')) if (line !== '') this.#broken.push(`logged: ${line}`);
  }

  /** After every death: the files must be whole, and nothing may have gone wrong so far. */
  async #look(): Promise<void> {
    const { findings, messages } = await readStore(this.#directory);
    for (const { rule, message } of findings) this.#broken.push(`${rule} ${message ?? ''}`);
    this.#broken.push(...judgeMeanwhile(messages, await this.#truth()));
  }

  async #isOver(): Promise<boolean> {
    const { outbox } = await this.#truth();
    return outbox.length >= this.#plan.households * enoughArrived;
  }

  #truth(): Promise<Truth> {
    return this.#waha.tell<Truth>({ do: 'truth' });
  }

  /** All is well again and time passes: everything must come to an end by itself. */
  async #end(): Promise<readonly MessageRecord[]> {
    await this.#waha.tell({ do: 'behave' });
    if (!this.#plan.reservesIds) await this.#waha.tell({ do: 'withoutIds' });
    const app = await this.#start(null);
    await app.ask('sessions.resume', { type: 'main' });
    const deadline = Date.now() + longestEndMs;
    while (!(await this.#isAtRest(app)) && Date.now() < deadline) {
      await this.#leap(app, 3 * hour);
      await delay(150);
    }
    await app.kill();
    this.#noteErrors(app);
    const { findings, messages } = await readStore(this.#directory);
    for (const { rule, message } of findings) this.#broken.push(`${rule} ${message ?? ''}`);
    return messages;
  }

  async #leap(app: AppProcess, ms: number): Promise<void> {
    this.#leapt += ms;
    app.leap(ms);
    await this.#waha.tell({ do: 'leap', ms });
  }

  async #isAtRest(app: AppProcess): Promise<boolean> {
    const summary = await app.ask('queue.summary', undefined);
    const { PENDING = 1, SENDING = 1, SENT = 0 } = summary?.counts.byStatus ?? {};
    if (PENDING + SENDING > 0) return false;
    if (SENT === 0) return true;
    // What WhatsApp refused after its accept is SENT only until the refusal is heard of.
    const { outbox } = await this.#truth();
    const arrived = new Set(outbox.map(({ messageId }) => messageId));
    const sent = await app.ask('queue.list', { status: 'SENT', limit: 200 });
    return sent?.items.every(({ messageId }) => arrived.has(messageId ?? '')) ?? false;
  }
}

function nameOf(death: Death): string {
  switch (death.at) {
    case 'point':
      return death.point;
    case 'statement':
      return 'any statement';
    case 'accepted':
      return 'accepted, not answered';
    case 'moment':
      return 'random moment';
  }
}
