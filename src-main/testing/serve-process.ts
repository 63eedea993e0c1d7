import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Input, Method, Output } from '#contract';
import type { Result } from '#contract/result.ts';
import { keyFileBeside } from './real-app.ts';

const program = join(import.meta.dirname, '../serve.ts');

/** The program `serve` in a process of its own, asked as its window asks. */
export interface ServeProcess {
  readonly child: ChildProcess;
  /** With the launch token in its fragment. */
  readonly address: URL;
  /** Everything it has written to both of its streams so far. */
  said(): string;
  /** Its exit code and signal. */
  readonly ended: Promise<unknown[]>;
  ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
}

export async function serveProcess(
  directory: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<ServeProcess> {
  const all = [program, '--no-open', '--port', '0', '--data-dir', directory, ...args];
  const child = spawn(process.execPath, all, {
    env: { ...process.env, INVITA_KEY_FILE: keyFileBeside(directory), ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = once(child, 'exit');
  const address = await new Promise<URL>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      const url = /^Invita is ready: (\S+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve(new URL(url));
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
  return {
    ...{ child, address, ended, said: () => said },
    async ask(method, input) {
      const response = await fetch(new URL('/rpc', address), {
        method: 'POST',
        headers: { authorization: `Bearer ${address.hash.slice('#token='.length)}` },
        body: JSON.stringify({ method, input }),
      });
      const result = (await response.json()) as Result<unknown>;
      if (!result.ok) throw new Error(`${method} was refused: ${result.error.code}`);
      return result.data as never;
    },
  };
}
