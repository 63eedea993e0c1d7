import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Input, Method, Output } from '../src-preload/contract/index.ts';
import type { Result } from '../src-preload/contract/result.ts';

/** The built `serve`, as a person starts it. */
export interface Serving {
  /** From its start to the line that says it is ready, in milliseconds. */
  readonly readyMs: number;
  readonly pid: number;
  /** The page, with its launch token. */
  readonly url: string;
  /** A request as the window makes it; what is refused is thrown. */
  call<M extends Method>(method: M, input?: Input<M>): Promise<Output<M>>;
  stop(): Promise<void>;
}

export async function serve(directory: string): Promise<Serving> {
  const begun = performance.now();
  const args = ['out/main/serve.js', '--no-open', '--port', '0', '--practice', '--data-dir', directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, ready] = /^Invita is ready: (\S+)$/m.exec(output) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${output}`)));
  });
  const readyMs = performance.now() - begun;
  const { origin, hash } = new URL(url);
  const authorization = `Bearer ${new URLSearchParams(hash.slice(1)).get('token')}`;
  return {
    readyMs,
    pid: child.pid ?? 0,
    url,
    async call<M extends Method>(method: M, input?: Input<M>) {
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ method, input });
      const response = await fetch(`${origin}/rpc`, { method: 'POST', headers, body });
      const result = (await response.json()) as Result<unknown>;
      if (!result.ok) throw new Error(`${method} was refused: ${result.error.code}`);
      return result.data as Output<M>;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
