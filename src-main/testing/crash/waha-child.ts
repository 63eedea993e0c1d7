import process from 'node:process';
import type { SendFault } from '../../practice/faults.ts';
import type { Delivered } from '../../practice/messages.ts';
import { type PracticeWaha, startPracticeWaha } from '../../practice/practice-waha.ts';
import { SeededRandom } from '../seeded-random.ts';
import { type FastClock, fastClock, speed } from './fast-clock.ts';

/** What the practice WAHA is asked to do, one message each. It survives every crash of the app. */
export type WahaOrder =
  | { readonly do: 'begin'; readonly seed: number; readonly key: string; readonly since: number }
  | { readonly do: 'scan' }
  | { readonly do: 'misbehave'; readonly probability: number; readonly faults: readonly SendFault[] }
  | { readonly do: 'drop' }
  | { readonly do: 'restart' }
  | { readonly do: 'historyOff' }
  | { readonly do: 'withoutIds' }
  | { readonly do: 'behave' }
  | { readonly do: 'leap'; readonly ms: number }
  | { readonly do: 'truth' };

export interface Truth {
  readonly outbox: readonly Delivered[];
  readonly accepted: readonly Delivered[];
}

/** Real milliseconds from the request to the accept. */
const acceptMs = 15;

let waha: PracticeWaha | null = null;
let clock: FastClock = fastClock(0);
let told = 0;

async function begin({ seed, key, since }: Extract<WahaOrder, { do: 'begin' }>): Promise<string> {
  await waha?.close();
  clock = fastClock(since);
  told = 0;
  const latency = (real: number) => real * speed;
  const began = await startPracticeWaha({
    clock,
    random: new SeededRandom(seed),
    apiKey: key,
    latencies: {
      connect: latency(10),
      pair: latency(10),
      // On a busy machine the scan may come late: no code may die of old age meanwhile.
      firstQr: latency(600_000),
      unnoticedDrop: latency(60),
      checkExists: 0,
      accept: latency(acceptMs),
      serverAck: latency(5),
      deviceAck: latency(20),
      drip: latency(30),
      waitForSession: latency(20),
      waitForStatus: latency(40),
    },
    autoRead: { share: 0.8, fromMs: latency(10), toMs: latency(200) },
  });
  // Told at once: between the accept and its answer is a moment to die in.
  began.onChange(() => {
    const accepted = began.accepted().length;
    if (accepted > told) process.send?.({ accepted });
    told = accepted;
  });
  waha = began;
  return began.url;
}

async function obey(order: WahaOrder): Promise<unknown> {
  if (order.do === 'begin') return begin(order);
  if (waha === null) throw new Error('not begun');
  return change(waha, order);
}

function change(waha: PracticeWaha, order: Exclude<WahaOrder, { do: 'begin' }>): unknown {
  switch (order.do) {
    case 'scan':
      return waha.phone.scan('default');
    case 'misbehave':
      return waha.faults.byChance(order.probability, order.faults);
    case 'drop':
      return waha.dropConnection('default');
    case 'restart':
      return waha.restartContainer();
    case 'historyOff':
      waha.faults.historyOff = true;
      return;
    case 'withoutIds':
      waha.faults.messageIds = 'not-implemented';
      return;
    case 'behave':
      return waha.faults.clear();
    case 'leap':
      return clock.leap(order.ms);
    case 'truth':
      return { outbox: waha.outbox(), accepted: waha.accepted() } satisfies Truth;
  }
}

// Nobody is left to ask it anything.
process.once('disconnect', () => process.exit());
process.on('message', ({ id, order }: { id: number; order: WahaOrder }) => {
  void obey(order).then((result) => process.send?.({ id, result: result ?? null }));
});
process.send?.({ loaded: true });
