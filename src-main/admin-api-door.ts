import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AdminApiSwitch,
  type AdminApiView,
  adminApiDefaultPort,
  adminApiMethods,
} from '#contract/admin-api.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { Refusal } from '#contract/result.ts';
import type { Handlers } from './api/handlers.ts';
import type { Log } from './log.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import type { HttpServer } from './transports/http.ts';

type DoorHandlers = Pick<Handlers, Extract<keyof Handlers, `adminApi.${string}`>>;

/** Where the Admin API answers, and the way to open and shut it where that is the admin's to choose. */
export interface AdminApiDoor {
  readonly handlers: DoorHandlers;
  address(): string | null;
  /** Opens it if it was open when Invita ended. A port that is taken is shown on the screen, and no reason not to start. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** It answers as long as Invita runs: `serve` listens by itself. */
export function openDoor(address: () => string | null): AdminApiDoor {
  const view = (): AdminApiView => {
    const now = address();
    const port = now === null ? adminApiDefaultPort : Number(new URL(now).port || 443);
    return { on: true, port, switchable: false, address: now, problem: null };
  };
  return {
    handlers: {
      'adminApi.get': view,
      'adminApi.set': () => {
        throw new Refusal('ADMIN_API_STAYS_ON');
      },
    },
    address,
    open: async () => {},
    close: async () => {},
  };
}

export interface SwitchedDoorOptions {
  readonly directory: string;
  /** Refuses with PORT_TAKEN. */
  readonly listen: (port: number) => Promise<HttpServer>;
  readonly log: Log;
}

/** Shut until the admin opens it; the choice is kept in `admin-api.json`. One change after the other. */
export function switchedDoor({ directory, listen, log }: SwitchedDoorOptions): AdminApiDoor {
  const path = join(directory, 'admin-api.json');
  let chosen = recalled(path);
  let server: HttpServer | null = null;
  let problem: ErrorCode | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const changed = changing.then(change);
    changing = changed.catch(() => {});
    return changed;
  };
  const address = () => server?.origin ?? null;
  const view = (): AdminApiView => ({ ...chosen, switchable: true, address: address(), problem });

  async function shut(): Promise<void> {
    const open = server;
    server = null;
    await open?.close();
  }

  /** What cannot be opened, or kept, leaves everything as it was. */
  async function set(wanted: AdminApiSwitch): Promise<AdminApiView> {
    const stays = server !== null && wanted.on && server.port === wanted.port;
    const next = wanted.on && !stays ? await listenOn(wanted.port) : null;
    try {
      writePrivateFile(path, `${JSON.stringify(wanted)}\n`);
    } catch (error) {
      await next?.close();
      throw error;
    }
    if (!stays) await shut();
    server = stays ? server : next;
    chosen = wanted;
    problem = null;
    log.info(
      'http',
      server === null ? 'the Admin API is off' : `the Admin API answers on port ${server.port}`,
    );
    return view();
  }

  async function listenOn(port: number): Promise<HttpServer> {
    try {
      return await listen(port);
    } catch (error) {
      const taken = error instanceof Refusal && error.code === 'PORT_TAKEN';
      throw taken ? new Refusal('ADMIN_API_PORT_TAKEN', { port }) : error;
    }
  }

  async function open(): Promise<void> {
    if (!chosen.on) return;
    try {
      server = await listenOn(chosen.port);
    } catch (error) {
      problem = error instanceof Refusal ? error.code : 'INTERNAL';
      log.error('http', error);
    }
  }

  return {
    handlers: { 'adminApi.get': view, 'adminApi.set': (wanted) => inTurn(() => set(wanted)) },
    address,
    open: () => inTurn(open),
    close: () => inTurn(shut),
  };
}

const off: AdminApiSwitch = { on: false, port: adminApiDefaultPort };

/** What cannot be read opens nothing. */
function recalled(path: string): AdminApiSwitch {
  try {
    return adminApiMethods['adminApi.set'].input.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return off;
  }
}
