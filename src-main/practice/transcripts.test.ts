import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { noLatencies } from './latencies.ts';
import { type Answer, guest, startTestWaha, type TestWaha, testKey } from './testing/practice-support.ts';

/** One request to a real WAHA (2026.8, NOWEB) and what it answered; `given` is the state the server was in. */
interface Exchange {
  readonly title: string;
  readonly given: string;
  readonly method: string;
  readonly path: string;
  readonly key?: string | null;
  readonly accept?: string;
  readonly body?: string;
  readonly status: number;
  readonly expect: Expectation;
}

interface Expectation {
  /** The body, word for word. */
  readonly body?: unknown;
  /** The key names and JSON types of the body, or the name of such a shape. */
  readonly shape?: string;
  /** What the exception filter shows of the error, but for its stack. */
  readonly exception?: object;
  readonly empty?: true;
  readonly png?: true;
}

const recorded = JSON.parse(readFileSync(new URL('./transcripts.json', import.meta.url), 'utf8')) as {
  shapes: Record<string, string>;
  exchanges: readonly Exchange[];
};
const recordedAt = Date.UTC(2026, 10, 22, 17, 30);
const creation = recorded.exchanges.find(({ title }) => title === 'create + start default')?.body ?? '';

describe('the practice WAHA answers as the real one did', () => {
  it.each(recorded.exchanges)('$title ($given)', async (exchange) => {
    const test = await startIn(exchange.given);
    const { method, path, key = testKey, accept, body } = exchange;
    const answer = await test.call(method, path, {
      key,
      ...(accept !== undefined && { accept }),
      ...(body !== undefined && { body }),
    });
    expect(answer.status).toBe(exchange.status);
    compare(answer, exchange);
  });
});

function compare(answer: Answer, { expect: expected, path, method, body }: Exchange): void {
  if (expected.empty) expect(answer.bytes).toHaveLength(0);
  else if (expected.png) {
    expect(answer.type).toBe('image/png');
    expect(answer.bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  } else expect(answer.type).toBe('application/json; charset=utf-8');
  if (expected.body !== undefined) expect(answer.body).toEqual(expected.body);
  if (expected.shape !== undefined) {
    const inList = expected.shape === '[message]' ? `[${recorded.shapes['message']}]` : undefined;
    expect(shapeOf(answer.body)).toBe(inList ?? recorded.shapes[expected.shape] ?? expected.shape);
  }
  if (expected.exception !== undefined) {
    expect(answer.body).toEqual({
      statusCode: 500,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      exception: { ...expected.exception, stack: expect.any(String) },
      request: {
        path,
        method,
        query: Object.fromEntries(new URL(path, 'http://localhost').searchParams),
        ...(body !== undefined && { body: JSON.parse(body) }),
      },
      version: expect.objectContaining({ engine: 'NOWEB' }),
    });
  }
}

/** `{key:type,…}` with sorted keys; a list shows the different shapes in it. */
function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join('|')}]`;
  if (typeof value !== 'object') return typeof value;
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${key}:${shapeOf(part)}`).join(',')}}`;
}

async function startIn(given: string): Promise<TestWaha> {
  const engine = given === 'GOWS' || given === 'WEBJS' ? given : 'NOWEB';
  // A drop that went unnoticed for no time at all could not be met.
  const latencies = given === 'dropped' ? { ...noLatencies, unnoticedDrop: 2_000 } : noLatencies;
  const clock = new ManualClock({ wall: recordedAt });
  const test = await startTestWaha({ clock, engine, latencies });
  if (given === 'nothing') return test;
  await test.call('POST', '/api/sessions', { body: creation });
  if (given === 'scanning') return test;
  if (given === 'codes expired') {
    await test.clock.advance(60_000 + 5 * 20_000);
    return test;
  }
  test.waha.phone.scan('default', { number: '5511999990000', pushName: 'Loja' });
  // The last step of linking happens behind the scan.
  await test.clock.advance(0);
  await steps[given]?.(test);
  return test;
}

const steps: Readonly<Record<string, (test: TestWaha) => unknown>> = {
  greeted: async (test) => {
    await test.sendText('Olá', guest, '3EB0B0BDCB72839F4CC0F0');
    await test.clock.advance(0);
  },
  restricted: ({ waha }) => waha.restrictNewChats('default', 3_600_000),
  'look-ups limited': ({ waha }) => waha.faults.nextChecks('rate-overlimit'),
  Brazilian: ({ waha }) => waha.phoneBook.registeredAs('5511988887777', '551188887777'),
  'answer lost': ({ waha }) => waha.faults.nextSends('deliver-then-500'),
  dropped: ({ waha }) => waha.dropConnection('default'),
  unlinked: ({ waha }) => waha.phone.unlink('default'),
  stopped: ({ call }) => call('POST', '/api/sessions/default/stop'),
  deleted: ({ call }) => call('DELETE', '/api/sessions/default'),
};
