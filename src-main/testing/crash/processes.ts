import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import type { Input, Method, Output } from '#contract';
import type { Result } from '#contract/result.ts';
import type { Go } from './app-child.ts';
import type { WahaOrder } from './waha-child.ts';

/** Compiled once: a process that is to live for a third of a second must not spend it on compiling. */
export function compileCache(entry: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: `${entry}.cache` };
}

/** A process that answers numbered requests; whoever waits for an answer learns of its end instead. */
class Answering {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  readonly loaded: Promise<unknown>;
  readonly gone: Promise<NodeJS.Signals | number | null>;
  /** What it wrote to its error stream: an app that is well writes nothing there. */
  errors = '';
  #last = 0;

  constructor(entry: string) {
    this.#child = fork(entry, [], {
      execArgv: [],
      env: compileCache(entry),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.errors += chunk;
    });
    this.loaded = once(this.#child, 'message');
    this.gone = once(this.#child, 'exit').then(([code, signal]) => {
      for (const give of this.#waiting.values()) give(undefined);
      this.#waiting.clear();
      return signal ?? code;
    });
    this.#child.on('message', (message: { id?: number }) => {
      if (message.id === undefined) return;
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
  }

  onMessage(listener: (message: Readonly<Record<string, unknown>>) => void): void {
    this.#child.on('message', listener as (message: unknown) => void);
  }

  tell(message: object): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  /** undefined when the process ended first. */
  ask(message: object): Promise<unknown> {
    if (!this.#child.connected) return Promise.resolve(undefined);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.tell({ id, ...message });
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

export class AppProcess {
  readonly #process: Answering;
  readonly started: Promise<void>;

  constructor(entry: string) {
    this.#process = new Answering(entry);
    this.started = new Promise((resolve) => {
      this.#process.onMessage((message) => {
        if (message['started'] === true) resolve();
      });
    });
  }

  get gone() {
    return this.#process.gone;
  }

  get errors(): string {
    return this.#process.errors;
  }

  async go(go: Go): Promise<void> {
    await this.#process.loaded;
    this.#process.tell(go);
  }

  /** null when the process died over it. */
  async ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M> | null> {
    const answer = (await this.#process.ask({ method, input })) as { result: Result<unknown> } | undefined;
    if (answer === undefined) return null;
    if (!answer.result.ok) throw new Error(`${method}: ${answer.result.error.code}`);
    return answer.result.data as Output<M>;
  }

  leap(ms: number): void {
    this.#process.tell({ leap: ms });
  }

  async kill(): Promise<void> {
    this.#process.kill();
    await this.gone;
  }
}

export class WahaProcess {
  readonly #process: Answering;
  /** Called with the number of messages accepted so far, the moment it grows. */
  onAccepted: () => void = () => {};

  constructor(entry: string) {
    this.#process = new Answering(entry);
    this.#process.onMessage((message) => {
      if (message['accepted'] !== undefined) this.onAccepted();
    });
  }

  async tell<T>(order: WahaOrder): Promise<T> {
    await this.#process.loaded;
    const answer = (await this.#process.ask({ order })) as { result: T } | undefined;
    if (answer === undefined) throw new Error(`the practice WAHA died: ${this.#process.errors}`);
    return answer.result;
  }

  kill(): void {
    this.#process.kill();
  }
}
