import type { Clock } from '../../domain/clock.ts';
import type { OpeningHours } from '../../domain/governor/opening-hours.ts';
import type { Pacing } from '../../domain/governor/settings.ts';
import type { SendContext } from '../../domain/queue/message.ts';
import type { MessageDraft, MessageRecord } from '../../domain/queue/queue-store.ts';
import type { SendingSession } from '../../domain/queue/sending-session.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { SeededRandom } from '../../testing/seeded-random.ts';
import { aDraft, message, story } from '../../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../../testing/store/store-under-test.ts';
import { openTestStore } from '../../testing/test-store.ts';
import type { WorkerCollaborators } from '../collaborators.ts';
import { SendingHold } from '../sending-hold.ts';
import { type StepResult, Worker } from '../worker.ts';
import { FakeWhatsApp, trueTimeOf } from './fake-whatsapp.ts';

export const settleMs = 120_000;

export interface RigSettings {
  rateLimit: number;
  newChatCap: number | null;
  warmUp: boolean;
  pacing: Pacing;
  hours: OpeningHours;
  manners: boolean;
}

/** A worker over the real store, with a clock that moves by hand and a WhatsApp that does as it is told. */
export class Rig {
  readonly store: StoreUnderTest;
  readonly clock = new ManualClock();
  readonly trueTime = trueTimeOf(this.clock);
  readonly whatsapp = new FakeWhatsApp(() => this.trueTime.now());
  readonly settings: RigSettings = {
    rateLimit: 10,
    newChatCap: null,
    warmUp: false,
    pacing: 'fast',
    hours: { next: (wall) => wall },
    manners: false,
  };
  readonly hold = new SendingHold();
  readonly rechecks: string[] = [];
  connected = true;
  /** As WAHA tells it; null while it cannot be asked. */
  context: Omit<SendContext, 'number' | 'linkGeneration'> | null = {
    wahaUrl: 'http://127.0.0.1:3000',
    wahaStartedAt: 1_000,
  };
  changes = 0;
  worker: Worker;
  readonly #random: SeededRandom;

  constructor(seed = 1, store = openTestStore()) {
    this.store = store;
    this.#random = new SeededRandom(seed);
    this.worker = new Worker(this.collaborators());
  }

  async addSession(type = 'main', number = '393330000000'): Promise<void> {
    const session = { type, label: type, wahaUrl: 'http://127.0.0.1:3000', wahaSession: type };
    await this.store.sessions.create(session, this.wall);
    await this.store.sessions.noteLinked(type, { number, pushName: null, device: 'd' }, false, 1);
  }

  get wall(): number {
    return this.clock.now().wall;
  }

  collaborators(clock: Clock = this.clock): WorkerCollaborators {
    const { store } = this;
    return {
      claims: store.claims,
      attempts: store.attempts,
      slots: store.slots,
      attachments: store.attachments,
      sessionStore: store.sessions,
      sessions: { sending: () => this.#sending(), recheck: (type) => void this.rechecks.push(type) },
      settings: () => ({ governor: this.settings, manners: this.settings.manners }),
      clock,
      random: this.#random,
      settleMs,
      hold: this.hold,
      onChange: () => {
        this.changes += 1;
      },
    };
  }

  /** Another process takes over: nothing is left of the old worker but the store. */
  async restart(): Promise<void> {
    this.worker = new Worker(this.collaborators());
    await this.worker.start();
  }

  /** Queues `count` messages to as many chats: `m1`, `m2`, … */
  async enqueue(count: number, changes: Partial<MessageDraft> = {}, prefix = 'm'): Promise<void> {
    const drafts = Array.from({ length: count }, (_, index) => {
      const id = `${prefix}${index + 1}`;
      return aDraft(id, { phones: [`+39333${phoneDigits(id)}`], ...changes });
    });
    await this.store.queue.enqueue(drafts, this.wall);
  }

  step(): Promise<StepResult> {
    return this.worker.step();
  }

  /** Steps until nothing is left to do at this moment; what each step did. */
  async drain(): Promise<readonly string[]> {
    const did: string[] = [];
    for (let steps = 0; steps < 500; steps += 1) {
      const result = await this.step();
      if (result.did === 'idle') return did;
      did.push(result.did);
    }
    throw new Error('the worker does not come to rest');
  }

  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms);
  }

  /** Lets `ms` pass in short rounds, working in each. */
  async work(ms: number, roundMs = 15_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += roundMs) {
      await this.drain();
      await this.pass(roundMs);
    }
    await this.drain();
  }

  message(id: string): Promise<MessageRecord> {
    return message(this.store, id);
  }

  story(id: string): Promise<readonly string[]> {
    return story(this.store, id);
  }

  async counts(): Promise<Readonly<Record<string, number>>> {
    const { byStatus } = await this.store.reader.counts();
    return Object.fromEntries(Object.entries(byStatus).filter(([, count]) => count > 0));
  }

  async slotCount(number = '393330000000'): Promise<number> {
    return (await this.store.slots.recent(number, 1000)).length;
  }

  async #sending(): Promise<readonly SendingSession[]> {
    const records = await this.store.sessions.sessions();
    return records.map((record) => {
      const contextOf = (generation: number): SendContext | null =>
        this.context && { ...this.context, number: record.number ?? '', linkGeneration: generation };
      return {
        record,
        connected: this.connected,
        whatsapp: this.whatsapp,
        context: contextOf(record.linkGeneration),
        freshContext: async () => {
          const now = await this.store.sessions.session(record.type);
          return this.connected && now !== null ? contextOf(now.linkGeneration) : null;
        },
      };
    });
  }
}

export async function aRig(
  settings: Partial<RigSettings> = {},
  seed = 1,
  store?: StoreUnderTest,
): Promise<Rig> {
  const rig = new Rig(seed, store);
  Object.assign(rig.settings, settings);
  await rig.addSession();
  return rig;
}

/** Seven digits that differ for ids that do. */
function phoneDigits(id: string): string {
  const value = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_000_000, 7);
  return String(value).padStart(7, '0');
}
