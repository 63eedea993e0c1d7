import { WebSocket } from 'ws';
import type { EventStream, LiveEvent, StreamEnd, StreamListener } from '../domain/live/live-event.ts';
import { liveEventOf, wantedEvents } from './live-event.ts';

export interface EventStreamOptions {
  /** As `normaliseWahaUrl` gives it. */
  readonly url: string;
  /** null for a server that asks for none. */
  readonly key: string | null;
  readonly listener: StreamListener;
  /** Real milliseconds until the stream stands. */
  readonly connectMs?: number;
  /** Real milliseconds between two signs of life; a server that gives none until the next is gone. */
  readonly heartbeatMs?: number;
}

/** Read in one go: a flood must not keep the rest of the app waiting. */
const batchSize = 100;
/** So many frames may wait for us; then the server has to. */
const fullBacklog = 2_000;
/** A message may carry the thumbnail of its picture. */
const maxFrameBytes = 4 * 1024 * 1024;

/** WAHA's WebSocket: one connection for all sessions of a server. Its address holds the key and is shown to nobody. */
export function openEventStream({
  url,
  key,
  listener,
  connectMs = 10_000,
  heartbeatMs = 30_000,
}: EventStreamOptions): EventStream {
  const counts = { unknown: 0, malformed: 0 };
  const backlog: string[] = [];
  let draining: Promise<void> | null = null;
  let end: StreamEnd = 'LOST';
  let closed = false;
  let alive = true;

  const socket = new WebSocket(addressOf(url, key), {
    handshakeTimeout: connectMs,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  const heartbeat = setInterval(() => {
    // Held back by us, it could not answer.
    if (socket.readyState !== WebSocket.OPEN || socket.isPaused) return;
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeatMs);
  const isAlive = () => {
    alive = true;
  };

  socket.on('open', () => listener.opened());
  socket.on('pong', isAlive);
  socket.on('ping', isAlive);
  socket.on('message', (data, isBinary) => {
    isAlive();
    if (closed) return;
    backlog.push(isBinary ? '' : data.toString());
    if (backlog.length >= fullBacklog) socket.pause();
    draining ??= drain();
  });
  socket.on('unexpected-response', (_, response) => {
    if (response.statusCode === 401 || response.statusCode === 403) end = 'REFUSED';
    response.destroy();
    socket.terminate();
  });
  // What went wrong is in the close that follows. The error itself may name the address.
  socket.on('error', () => {});
  socket.on('close', (code) => {
    clearInterval(heartbeat);
    if (code === 1008) end = 'REFUSED';
    // What was told before the end is heard before it.
    void (draining ?? Promise.resolve()).then(() => listener.ended(end));
  });

  async function drain(): Promise<void> {
    while (backlog.length > 0) {
      // Lets timers, requests and the window have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      const events = backlog
        .splice(0, batchSize)
        .map(read)
        .filter((event) => event !== null);
      if (socket.isPaused && backlog.length < batchSize) socket.resume();
      if (events.length > 0 && !closed) await listener.told(events);
    }
    draining = null;
  }

  function read(frame: string): LiveEvent | null {
    const event = liveEventOf(frame);
    if (event === 'unknown') counts.unknown += 1;
    else if (event === null) counts.malformed += 1;
    else return event;
    return null;
  }

  return {
    counts,
    async close() {
      closed = true;
      clearInterval(heartbeat);
      socket.terminate();
      await draining;
    },
  };
}

function addressOf(url: string, key: string | null): string {
  const query = new URLSearchParams();
  if (key !== null) query.set('x-api-key', key);
  query.set('session', '*');
  for (const event of wantedEvents) query.append('events', event);
  return `${url.replace(/^http/, 'ws')}/ws?${query}`;
}
