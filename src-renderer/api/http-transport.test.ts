import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventName } from '#contract';
import type { Connection } from './client.ts';
import { createHttpTransport } from './http-transport.ts';

/** A server that answers only when the test says so, and a clock that nobody but the test moves. */
function setup() {
  const requests: { url: string; init: RequestInit }[] = [];
  const answers: ((answer: Response | Error) => void)[] = [];
  const sleeps: { ms: number; wake: () => void; aborted: () => boolean }[] = [];
  const transport = createHttpTransport({
    origin: 'http://127.0.0.1:1',
    token: 'launch',
    language: () => 'it',
    fetch: (url, init = {}) =>
      new Promise((resolve, reject) => {
        requests.push({ url: String(url), init });
        answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
    sleep: (ms, signal) =>
      new Promise((wake) => {
        sleeps.push({ ms, wake, aborted: () => signal.aborted });
        signal.addEventListener('abort', () => wake());
      }),
  });
  onTestFinished(() => transport.close());
  const states: Connection[] = [];
  transport.onConnection((connection) => states.push(connection));
  const heard: [EventName, unknown][] = [];
  transport.subscribe((event, payload) => heard.push([event, payload]));

  /** Answers the latest request. */
  const answer = async (response: Response | Error) => {
    answers.at(-1)?.(response);
    await settle();
  };
  /** Opens the stream of events. */
  const openStream = async () => {
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const writer = pipe.writable.getWriter();
    // As fetch does: a request that is aborted breaks the body that is being read.
    requests.at(-1)?.init.signal?.addEventListener('abort', () => void writer.abort());
    await answer(new Response(pipe.readable));
    return {
      write: async (...pieces: (string | Uint8Array)[]) => {
        for (const piece of pieces) {
          await writer.write(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
        }
        await settle();
      },
      end: () => writer.close().then(settle),
    };
  };
  const wake = async () => {
    sleeps.at(-1)?.wake();
    await settle();
  };
  return { transport, requests, sleeps, states, heard, answer, openStream, wake };
}

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the HTTP transport', () => {
  it('sends its token as a header and never in the address', async () => {
    const { transport, requests, answer } = setup();
    const asked = transport.invoke('queue.pause', undefined);
    await answer(Response.json({ ok: true, data: { paused: true } }));
    expect(await asked).toEqual({ ok: true, data: { paused: true } });
    expect(requests.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/events', 'http://127.0.0.1:1/rpc']);
    for (const { init } of requests) expect(init.headers).toMatchObject({ authorization: 'Bearer launch' });
    expect(requests[1]?.init.body).toBe('{"method":"queue.pause"}');
  });

  it('takes a request that the server did not let in for a failed one', async () => {
    const { transport, answer } = setup();
    const asked = transport.invoke('queue.pause', undefined);
    await answer(Response.json({ code: 'UNAUTHORIZED', message: 'No.' }, { status: 401 }));
    expect(await asked).toEqual({ ok: false, error: { code: 'UNAUTHORIZED', message: 'No.' } });
  });

  it.each([new TypeError('fetch failed'), new Response('<h1>proxy</h1>')])(
    'says in words that Invita does not answer: %o',
    async (nonsense) => {
      const { transport, answer } = setup();
      const asked = transport.invoke('queue.pause', undefined);
      await answer(nonsense);
      expect(await asked).toEqual({
        ok: false,
        error: { code: 'APP_UNREACHABLE', message: expect.stringContaining('Invita non risponde') },
      });
    },
  );

  it('reads events however the stream is cut, and passes over signs of life', async () => {
    const { openStream, heard, states } = setup();
    const stream = await openStream();
    const line = new TextEncoder().encode('{"event":"queue.changed","payload":{"è":1}}\n');
    await stream.write('\n', line.slice(0, 38), line.slice(38, 39), line.slice(39), '\n\n{"event":"guests');
    await stream.write('.changed","payload":{}}', '\n');
    expect(heard).toEqual([
      ['queue.changed', { è: 1 }],
      ['guests.changed', {}],
    ]);
    expect(states).toEqual(['offline', 'online']);
  });

  it('opens the stream again, waiting longer each time, and soon again after it once stood', async () => {
    const { openStream, answer, wake, sleeps, states } = setup();
    const waits: (number | undefined)[] = [];
    for (let count = 0; count < 7; count += 1) {
      await answer(new Error('refused'));
      waits.push(sleeps.at(-1)?.ms);
      await wake();
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    const stream = await openStream();
    await stream.end();
    expect(sleeps.at(-1)?.ms).toBe(500);
    await wake();
    await openStream();
    expect(states).toEqual(['offline', 'online', 'offline', 'online']);
  });

  it('takes a line that is silent for three signs of life for a dead one', async () => {
    const { openStream, sleeps, states, wake, requests } = setup();
    const stream = await openStream();
    await stream.write('\n');
    expect(sleeps.map(({ ms, aborted }) => [ms, aborted()])).toEqual([
      [45_000, true],
      [45_000, false],
    ]);
    await wake();
    expect(states.at(-1)).toBe('offline');
    expect(requests[0]?.init.signal?.aborted).toBe(true);
  });

  it('gives up when its token is no longer valid', async () => {
    const { answer, states, requests, sleeps } = setup();
    await answer(new Response(null, { status: 401 }));
    expect(states).toEqual(['offline', 'unauthorized']);
    expect([requests.length, sleeps.length]).toEqual([1, 0]);
  });

  it('tells a late listener the present state, and no one who stopped listening', async () => {
    const { transport, openStream } = setup();
    await openStream();
    const late: Connection[] = [];
    const stop = transport.onConnection((connection) => late.push(connection));
    stop();
    transport.close();
    await settle();
    expect(late).toEqual(['online']);
  });

  it('leaves nothing open once closed', async () => {
    const { transport, openStream, requests, sleeps } = setup();
    await openStream();
    transport.close();
    await settle();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.init.signal?.aborted).toBe(true);
    expect(sleeps.every(({ aborted }) => aborted())).toBe(true);
  });
});
