import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

const patienceMs = 30_000;

export interface Program {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  readonly output: () => string;
  /** The first match in what it writes; rejects when it ends before, or takes longer than half a minute. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Its exit code; -1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** Asks it to end, as a person does with Ctrl+C; kills it when it does not, and then rejects. */
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Starts a program of ours. Whoever starts it stops it. */
export function startProgram(command: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Program {
  const [file, ...args] = command;
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr] as Readable[]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of heard) listener();
    });
  }
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });

  async function says(pattern: RegExp): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      heard.add(look);
      look();
    });
    const failed = ended.then((code) => Promise.reject(new Error(`it ended with ${code}:\n${output}`)));
    return within(patienceMs, Promise.race([found, failed]), () => `it never said ${pattern}:\n${output}`);
  }

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
  }

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    try {
      await within(patienceMs, ended, () => `it did not end when asked to:\n${output}`);
    } finally {
      child.kill('SIGKILL');
    }
  }

  return { child, output: () => output, says, ended, stop, kill };
}

async function within<T>(ms: number, promise: Promise<T>, complaint: () => string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(complaint())), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
