import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { benchDirectory } from './directory.ts';

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** A Redis of our own on loopback that writes each command to the disk before it answers; null where there is none. */
export async function startRedis(): Promise<Server | null> {
  const program = '/usr/bin/redis-server';
  if (!existsSync(program)) return null;
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', benchDirectory()];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  return serving(spawn(program, [...options, ...durable], { stdio: 'ignore' }), port);
}

/** A PostgreSQL of our own on loopback with its durable defaults; null where there is none. */
export async function startPostgres(): Promise<Server | null> {
  const [bin] = globSync('/usr/lib/postgresql/*/bin');
  if (bin === undefined) return null;
  const data = join(benchDirectory(), 'postgres');
  mkdirSync(data, { recursive: true });
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? userOf('postgres') : null;
  if (user !== null) {
    chownSync(data, user.uid, user.gid);
    execFileSync('chmod', ['o+x', benchDirectory()]);
  }
  const options = { ...user, cwd: '/' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'bench'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const place = ['-D', data, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-k', data];
  return serving(spawn(join(bin, 'postgres'), place, { ...options, stdio: 'ignore' }), port);
}

function userOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function serving(child: ChildProcess, port: number): Promise<Server> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, 3000));
  if (child.exitCode !== null) throw new Error(`a server of the bench ended with ${child.exitCode}`);
  return {
    port,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
