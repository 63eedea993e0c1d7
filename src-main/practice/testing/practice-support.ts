import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ManualClock } from '../../testing/manual-clock.ts';
import { SeededRandom } from '../../testing/seeded-random.ts';
import type { Envelope } from '../events.ts';
import { noLatencies } from '../latencies.ts';
import { type PracticeWaha, type PracticeWahaOptions, startPracticeWaha } from '../practice-waha.ts';
import { isRecord } from '../request.ts';

export const testKey = 'test-key-0001';
export const guest = '5511888887777@c.us';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Buffer;
  /** The parsed body; undefined when there is none, or it is no JSON. */
  readonly body: unknown;
}

interface CallOptions {
  readonly key?: string | null;
  readonly accept?: string;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  readonly signal?: AbortSignal;
}

export interface TestWaha {
  readonly waha: PracticeWaha;
  readonly clock: ManualClock;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  sendText(text: string, chatId?: string, id?: string): Promise<Answer>;
  /** Creates a session and links it; it is WORKING afterwards (without latencies). */
  link(session?: string): Promise<void>;
  status(session?: string): Promise<unknown>;
  /** Makes a call the server does not answer at once, and lets `ms` pass once the server waits. */
  callAndWait(ms: number, call: () => Promise<Answer>): Promise<Answer>;
}

type TestOptions = Partial<Omit<PracticeWahaOptions, 'clock'>> & { readonly clock?: ManualClock };

/** A practice server that stands still in time and answers at once, unless told otherwise; closed after the test. */
export async function startTestWaha(options: TestOptions = {}): Promise<TestWaha> {
  const { clock = new ManualClock() } = options;
  const defaults = { random: new SeededRandom(), apiKey: testKey, latencies: noLatencies };
  const waha = await startPracticeWaha({ ...defaults, ...options, clock });
  onTestFinished(() => waha.close());

  const call: TestWaha['call'] = async (method, path, { key = testKey, accept, body, signal } = {}) => {
    const response = await fetch(waha.url + path, {
      method,
      headers: {
        ...(key !== null && { 'x-api-key': key }),
        ...(accept !== undefined && { accept }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      bytes,
      body: parsed(bytes),
    };
  };
  return {
    waha,
    clock,
    call,
    sendText: (text, chatId = guest, id) =>
      call('POST', '/api/sendText', {
        body: { session: 'default', chatId, text, ...(id !== undefined && { id }) },
      }),
    async link(session = 'default') {
      await call('POST', '/api/sessions', { body: { name: session, start: true, config: withStore } });
      waha.phone.scan(session, { number: '5511999990000', pushName: 'Loja' });
    },
    async status(session = 'default') {
      const { body } = await call('GET', `/api/sessions/${session}`);
      return isRecord(body) ? body['status'] : undefined;
    },
    async callAndWait(ms, makeCall) {
      const waiting = clock.untilSleeping(clock.sleeping + 1);
      const answer = makeCall();
      await waiting;
      await clock.advance(ms);
      return answer;
    },
  };
}

/** The same with one session, `default`, linked and WORKING. */
export async function startLinkedWaha(options: TestOptions = {}): Promise<TestWaha> {
  const test = await startTestWaha(options);
  await test.link();
  return test;
}

export function textsIn(messages: readonly { text: string }[]): string[] {
  return messages.map(({ text }) => text);
}

const withStore = { metadata: { 'app.id': 'demo' }, noweb: { store: { enabled: true, fullSync: false } } };

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

interface EventStream {
  readonly events: readonly Envelope[];
  /** The names of the events that came so far. */
  names(): string[];
  /** Resolves with the first event that fits, past or future. */
  next(fits: (envelope: Envelope) => boolean): Promise<Envelope>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** An open event stream of the server, closed after the test. */
export async function openEventStream({ waha }: TestWaha, query: string): Promise<EventStream> {
  const socket = new WebSocket(`${waha.url.replace('http', 'ws')}/ws?${query}`);
  onTestFinished(() => socket.terminate());
  const events: Envelope[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    events.push(JSON.parse(String(data)) as Envelope);
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  return {
    events,
    names: () => events.map(({ event }) => event),
    next: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    closed,
  };
}
