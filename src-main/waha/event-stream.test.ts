import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveEvent, StreamEnd } from '../domain/live/live-event.ts';
import { type EventStreamOptions, openEventStream } from './event-stream.ts';
import { refusedUrl } from './testing/loopback.ts';

async function aServer(serve: (client: WebSocket) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/ws' });
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const asked: string[] = [];
  server.on('connection', (client, request) => {
    asked.push(request.url ?? '');
    serve(client);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

interface Listening extends Partial<EventStreamOptions> {
  readonly onBatch?: () => void;
}

function listenTo(url: string, { onBatch = () => {}, ...options }: Listening = {}) {
  const events: LiveEvent[] = [];
  const batches: number[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<StreamEnd>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const stream = openEventStream({
    url,
    key: 'secret key',
    listener: {
      opened: open,
      async told(batch) {
        events.push(...batch);
        batches.push(batch.length);
        onBatch();
      },
      ended: resolve,
    },
    ...options,
  });
  onTestFinished(() => stream.close());
  return { stream, events, batches, ended, opened };
}

const status = (id: number) =>
  JSON.stringify({ id: `evt_${id}`, event: 'session.status', session: 'default', payload: {} });

describe('the event stream', () => {
  it('asks for the events of all sessions with the key in its address, and hands them on in order', async () => {
    const { url, asked } = await aServer((client) => {
      for (let id = 0; id < 3; id += 1) client.send(status(id));
    });
    const { events } = listenTo(url);
    await expect.poll(() => events.map(({ id }) => id)).toEqual(['evt_0', 'evt_1', 'evt_2']);
    expect(asked[0]).toMatch(
      /^\/ws\?x-api-key=secret\+key&session=\*&events=session\.status&events=message\.any&/,
    );
  });

  it('counts what it does not know and what it cannot read, and goes on', async () => {
    const { url } = await aServer((client) => {
      client.send('{"id":"x","event":"call.received","session":"default","payload":{}}');
      client.send('half a {');
      client.send(Buffer.from([1, 2, 3]));
      client.send(status(1));
    });
    const { stream, events } = listenTo(url);
    await expect.poll(() => events).toHaveLength(1);
    expect(stream.counts).toEqual({ unknown: 1, malformed: 2 });
  });

  it('takes a flood of 10,000 events in pieces, so that everything else has its turn', async () => {
    const { url } = await aServer((client) => {
      for (let id = 0; id < 10_000; id += 1) client.send(status(id));
    });
    let turn = 0;
    const turns = new Set<number>();
    const { events, batches } = listenTo(url, { onBatch: () => turns.add(turn) });
    let next = setImmediate(function count() {
      turn += 1;
      next = setImmediate(count);
    });
    onTestFinished(() => clearImmediate(next));
    await expect.poll(() => events.length).toBe(10_000);
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, id) => `evt_${id}`));
    expect(Math.max(...batches)).toBeLessThanOrEqual(250);
    // Whoever else has something to do gets a turn between two of them.
    expect(turns.size).toBe(batches.length);
  });

  it('makes the server wait while the listener is busy', async () => {
    let sent = 0;
    const { url } = await aServer((client) => {
      const more = () => {
        if (client.bufferedAmount > 0 || sent >= 30_000) return;
        for (let n = 0; n < 500; n += 1) client.send(status(sent++));
      };
      const timer = setInterval(more, 1);
      client.on('close', () => clearInterval(timer));
    });
    const { promise: free, resolve: release } = Promise.withResolvers<void>();
    let told = 0;
    const stream = openEventStream({
      url,
      key: null,
      listener: {
        opened() {},
        async told(batch) {
          await free;
          told += batch.length;
        },
        ended() {},
      },
    });
    onTestFinished(() => stream.close());
    await expect.poll(() => sent).toBeGreaterThan(2_000);
    release();
    await expect.poll(() => told).toBe(30_000);
  });

  it('is refused by 1008, and by 401 before it stands', async () => {
    const { url } = await aServer((client) => client.close(1008, 'Unauthorized'));
    expect(await listenTo(url).ended).toBe('REFUSED');
    const strict = new WebSocketServer({ port: 0, host: '127.0.0.1', verifyClient: () => false });
    await once(strict, 'listening');
    onTestFinished(() => strict.close());
    expect(await listenTo(`http://127.0.0.1:${(strict.address() as AddressInfo).port}`).ended).toBe(
      'REFUSED',
    );
  });

  it('is lost when nobody is there, when it breaks, and when the other side gives no sign of life', async () => {
    expect(await listenTo(await refusedUrl()).ended).toBe('LOST');
    const breaking = await aServer((client) => client.terminate());
    expect(await listenTo(breaking.url).ended).toBe('LOST');
    const dead = await aServer((client) => client.pause());
    expect(await listenTo(dead.url, { heartbeatMs: 20 }).ended).toBe('LOST');
  });

  it('stays open as long as pings are answered', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let pings = 0;
    const { url } = await aServer((client) => client.on('ping', () => (pings += 1)));
    const { opened, ended } = listenTo(url, { heartbeatMs: 30_000 });
    await opened;
    for (let beat = 1; beat <= 5; beat += 1) {
      vi.advanceTimersByTime(30_000);
      await expect.poll(() => pings).toBe(beat);
      // The answer is in the kernel by then: it is read within a turn or two.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.race([ended, 'open'])).toBe('open');
  });

  it('hands on what it was told before it broke, and nothing after it is closed', async () => {
    const { url } = await aServer((client) => {
      for (let id = 0; id < 600; id += 1) client.send(status(id));
      client.close();
    });
    const { events, ended } = listenTo(url);
    expect([await ended, events.length]).toEqual(['LOST', 600]);
    const endless = await aServer((client) => setInterval(() => client.send(status(1)), 1).unref());
    const other = listenTo(endless.url);
    await other.opened;
    await other.stream.close();
    const count = other.events.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(other.events.length).toBe(count);
  });
});
