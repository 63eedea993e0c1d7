import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Unsubscribe } from './changes.ts';
import { Container } from './container.ts';
import type { Faults } from './faults.ts';
import { createPracticeHttpServer } from './http-server.ts';
import type { Delivered } from './messages.ts';
import { PretendPhone } from './phone.ts';
import type { PhoneBook } from './phone-book.ts';
import { chatRoutes } from './routes/chats.ts';
import { contactRoutes } from './routes/contacts.ts';
import { linkingRoutes } from './routes/linking.ts';
import { sendingRoutes } from './routes/sending.ts';
import { serverRoutes } from './routes/server.ts';
import { sessionRoutes } from './routes/sessions.ts';
import type { Capping } from './session-record.ts';
import { serveEventStreams } from './websocket.ts';
import { createWorld, type WorldOptions } from './world.ts';

export interface PracticeWahaOptions extends WorldOptions {
  readonly apiKey: string;
  /** 0 or absent = any free port. */
  readonly port?: number;
}

/** A WAHA server of our own on loopback, with a pretend WhatsApp below it. */
export interface PracticeWaha {
  readonly url: string;
  readonly phone: PretendPhone;
  readonly faults: Faults;
  readonly phoneBook: PhoneBook;
  /** What really arrived on the guests' phones. */
  outbox(): readonly Delivered[];
  /** Every send the server accepted, repeats included: to prove that nothing was sent twice. */
  accepted(): readonly Delivered[];
  /** The session's connection to WhatsApp breaks: two seconds unnoticed, then STARTING, then WORKING. */
  dropConnection(session: string): void;
  /** Event streams break; the server stays. */
  dropEventStreams(): void;
  /** The server tells so many things at once. */
  floodEvents(session: string, count: number): void;
  /** WhatsApp forbids this account new chats for so long. */
  restrictNewChats(session: string, ms: number): void;
  /** WhatsApp allows the account only so many new chats until `cycleEnd` (epoch seconds); null = no limit. */
  capNewChats(session: string, capping: Capping | null): void;
  /** WORKING, and nothing goes in or out until the session is restarted. */
  deaden(session: string): void;
  /** The container dies and starts again, losing the sends it had in hand. */
  restartContainer(): void;
  /** Called after every change of anything the phone shows. */
  onChange(listener: () => void): Unsubscribe;
  /** Ends every connection and every wait; calling it again changes nothing. */
  close(): Promise<void>;
}

export async function startPracticeWaha(options: PracticeWahaOptions): Promise<PracticeWaha> {
  const world = createWorld(options);
  const container = new Container(world);
  const { network, sessions, faults, changes, timing, journal, events } = world;
  const routes = [
    ...serverRoutes(world, container),
    ...sessionRoutes(world),
    ...contactRoutes(world),
    ...linkingRoutes(world),
    ...sendingRoutes(world),
    ...chatRoutes(world),
  ];
  const server = createPracticeHttpServer(world, options.apiKey, routes);
  const streams = serveEventStreams(world, server, options.apiKey);
  server.listen(options.port ?? 0, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    timing.close();
    journal.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;

  return {
    url: `http://127.0.0.1:${port}`,
    phone: new PretendPhone(world),
    faults,
    phoneBook: network.phoneBook,
    outbox: () => network.outbox(),
    accepted: () => network.accepted(),
    dropConnection: (session) => sessions.find(session)?.dropConnection(),
    dropEventStreams: () => streams.drop(),
    floodEvents(session, count) {
      const found = sessions.find(session);
      if (found !== undefined) events.flood(found, count);
    },
    restrictNewChats: (session, ms) => sessions.find(session)?.restrict(ms),
    capNewChats: (session, capping) => sessions.find(session)?.cap(capping),
    deaden: (session) => sessions.find(session)?.die(),
    restartContainer: () => container.restart(),
    onChange: (listener) => changes.subscribe(listener),
    close() {
      closing ??= close();
      return closing;
    },
  };

  async function close(): Promise<void> {
    timing.close();
    streams.close();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    journal.close();
  }
}
