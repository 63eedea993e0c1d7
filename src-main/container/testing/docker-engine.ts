import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Docker from 'dockerode';

const readyMs = 30_000;

/** What is missing here to run an engine of our own; null when nothing is. */
export function noEngineHere(): string | null {
  if (process.platform !== 'linux') return `dockerd runs on Linux only, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'dockerd needs root';
  const folders = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`.split(delimiter);
  return folders.some((folder) => existsSync(join(folder, 'dockerd')))
    ? null
    : 'there is no dockerd (docker.io)';
}

export interface OwnEngine {
  readonly docker: Docker;
  readonly socket: string;
  /** Ends it with everything in it. */
  stop(): Promise<void>;
}

/** A real Docker Engine on a socket and a data root of its own, that touches neither firewall nor other containers. */
export async function startEngine(): Promise<OwnEngine> {
  // Short: the path of a Unix socket has room for a hundred letters.
  const directory = mkdtempSync(join(tmpdir(), 'invita-docker-'));
  const socket = join(directory, 'd.sock');
  const log = join(directory, 'log');
  const out = openSync(log, 'a');
  const daemon = spawn(
    'dockerd',
    [
      ...['--data-root', join(directory, 'root'), '--exec-root', join(directory, 'exec')],
      ...['--pidfile', join(directory, 'pid'), '--host', `unix://${socket}`],
      ...['--storage-driver', 'vfs', '--iptables=false', '--ip6tables=false'],
    ],
    {
      stdio: ['ignore', out, out],
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`, DOCKER_HOST: '' },
    },
  );
  const docker = new Docker({ socketPath: socket });
  const stop = () => stopEngine(docker, daemon, directory);
  try {
    await untilAnswering(docker, daemon, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { docker, socket, stop };
}

async function untilAnswering(docker: Docker, daemon: ChildProcess, log: string): Promise<void> {
  const end = Date.now() + readyMs;
  for (;;) {
    const answers = await docker.ping().then(
      () => true,
      () => false,
    );
    if (answers) return;
    if (daemon.exitCode !== null || Date.now() > end) {
      throw new Error(`dockerd did not come up:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await delay(100);
  }
}

async function stopEngine(docker: Docker, daemon: ChildProcess, directory: string): Promise<void> {
  const left = await docker.listContainers({ all: true }).catch(() => []);
  await Promise.all(
    left.map(({ Id }) =>
      docker
        .getContainer(Id)
        .remove({ force: true, v: true })
        .catch(() => {}),
    ),
  );
  if (daemon.exitCode === null) {
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill('SIGTERM');
    await Promise.race([ended, delay(15_000).then(() => daemon.kill('SIGKILL'))]);
  }
  // What it mounted goes with it; what did not would keep the directory.
  for (const path of mountsBelow(directory)) execFileSync('umount', ['-l', path]);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

/** The innermost first. */
function mountsBelow(directory: string): string[] {
  const mounted = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  return mounted.filter((path) => path.startsWith(`${directory}/`)).reverse();
}
