import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from './program.ts';
import type { WahaCommand } from './waha-command.ts';

const child = fileURLToPath(new URL('../../src-main/testing/waha-child.ts', import.meta.url));

export const wahaKey = 'a-key-that-this-waha-accepts';

/** A WAHA that is not part of the app: it has an address and a key, it dies and comes back. */
export interface RealWaha {
  readonly url: string;
  start(): Promise<void>;
  /** Nothing answers at its address any more. */
  kill(): Promise<void>;
  /** The phone scans the QR of WAHA's session `default`. */
  scan(): void;
  /** Something happens to it, or to the phone behind it. */
  tell(command: WahaCommand): void;
  remove(): Promise<void>;
}

export interface WahaEdition {
  readonly engine: 'NOWEB' | 'GOWS' | 'WEBJS';
  readonly version: string;
}

/** Not started yet. Whoever makes it removes it. */
export async function makeRealWaha({ engine, version }: WahaEdition): Promise<RealWaha> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'invita-waha-'));
  let running: Program | null = null;

  async function kill(): Promise<void> {
    await running?.kill();
    running = null;
  }

  const tell = (command: WahaCommand) => void running?.child.send(command);

  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      running = startProgram(
        [process.execPath, child, directory, String(port), wahaKey, engine, version],
        process.env,
      );
      await running.says(/^WAHA is ready/m);
    },
    kill,
    scan: () => tell({ do: 'scan', session: 'default' }),
    tell,
    async remove() {
      await kill();
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The app is told of the address before WAHA is there, so it must be known by then. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
