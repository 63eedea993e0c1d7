import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Envelope } from './events.ts';
import { sameKey } from './http-server.ts';
import type { World } from './world.ts';

/** Not part of `*`: deprecated, or the engine's own. */
const onlyByName = new Set(['state.change', 'engine.event']);
const pingEveryMs = 60_000;

/** WAHA's event streams. */
interface EventStreams {
  /** Breaks every stream without a goodbye; what happens until the client is back is lost to it. */
  drop(): void;
  close(): void;
}

/** Serves `/ws` on this HTTP server: `?x-api-key=…&session=*&events=a&events=b,c`. */
export function serveEventStreams(world: World, server: Server, apiKey: string): EventStreams {
  const sockets = new WebSocketServer({ noServer: true });

  server.on('upgrade', (incoming, socket, head) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    if (url.pathname !== '/ws') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(incoming, socket, head, (client) => {
      const refused = world.faults.wrongKey || world.faults.eventsRefused;
      if (refused || !sameKey(keyIn(url.searchParams), apiKey)) client.close(1008, 'Unauthorized');
      else serve(client, url.searchParams);
    });
  });

  function serve(client: WebSocket, query: URLSearchParams): void {
    const wanted = filterFrom(query);
    const unsubscribe = world.events.subscribe((envelope) => {
      if (wanted(envelope)) client.send(JSON.stringify(envelope));
    });
    const gone = new AbortController();
    client.on('close', () => {
      unsubscribe();
      gone.abort();
    });
    // Unlike WAHA this never ends a client for a missing pong: on a practice clock a minute may be over before the
    // pong could have crossed.
    world.timing.inBackground(async () => {
      for (;;) {
        await world.timing.pause(pingEveryMs, gone.signal);
        client.ping();
      }
    });
  }

  const drop = () => {
    for (const client of sockets.clients) client.terminate();
  };
  return {
    drop,
    close() {
      drop();
      sockets.close();
    },
  };
}

function keyIn(query: URLSearchParams): string | undefined {
  for (const [name, value] of query) if (name.toLowerCase() === 'x-api-key') return value;
  return undefined;
}

function filterFrom(query: URLSearchParams): (envelope: Envelope) => boolean {
  const session = query.get('session') ?? '*';
  const names = new Set(query.getAll('events').flatMap((value) => value.split(',')));
  if (names.size === 0) names.add('*');
  return (envelope) => {
    const inSession = session === '*' || session === envelope.session;
    return inSession && (names.has(envelope.event) || (names.has('*') && !onlyByName.has(envelope.event)));
  };
}
