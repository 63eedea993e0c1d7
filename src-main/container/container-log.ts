import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { maskedLine } from './log-mask.ts';

export interface LogLine {
  /** Grows by one with each line. */
  readonly id: number;
  /** ISO time, as Docker stamped it; null for a line without. */
  readonly at: string | null;
  readonly text: string;
}

export interface ContainerLogOptions {
  /** The container to follow; null when it does not run. */
  readonly source: () => Promise<{ readonly docker: Docker; readonly id: string } | null>;
  /** What must not be seen, whatever it stands in. */
  readonly secrets: () => readonly string[];
  readonly onLines: () => void;
}

const keptLines = 2_000;
const firstLines = 500;
/** Nobody has asked for so long: nobody looks. */
const leaseMs = 30_000;

/** Follows WAHA's own log while somebody looks at it. */
export class ContainerLog {
  readonly #options: ContainerLogOptions;
  #lines: LogLine[] = [];
  #nextId = 1;
  #following: { readonly id: string; stop(): void } | null = null;
  #opening: Promise<void> | null = null;
  #lastAt: string | null = null;
  /** What was followed before ended here: its lines come again. */
  #knownUpTo: string | null = null;
  #lease: NodeJS.Timeout | null = null;

  constructor(options: ContainerLogOptions) {
    this.#options = options;
  }

  /** The lines after the one with this id. Asking also keeps the log followed for a while. */
  async read(after: number): Promise<readonly LogLine[]> {
    this.#extendLease();
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    await this.#opening;
    return this.#lines.filter(({ id }) => id > after);
  }

  close(): void {
    if (this.#lease !== null) clearTimeout(this.#lease);
    this.#lease = null;
    this.#following?.stop();
    this.#following = null;
  }

  #extendLease(): void {
    if (this.#lease !== null) clearTimeout(this.#lease);
    this.#lease = setTimeout(() => this.close(), leaseMs);
    this.#lease.unref();
  }

  async #open(): Promise<void> {
    const source = await this.#options.source();
    if (source === null || source.id === this.#following?.id) return;
    this.#following?.stop();
    this.#knownUpTo = this.#lastAt;
    const stream = (await source.docker.getContainer(source.id).logs({
      follow: true,
      stdout: true,
      stderr: true,
      timestamps: true,
      ...(this.#lastAt === null ? { tail: firstLines } : { since: secondsAfter(this.#lastAt) }),
    })) as unknown as Readable;
    this.#follow(source, stream);
  }

  #follow({ docker, id }: { docker: Docker; id: string }, stream: Readable): void {
    const out = new PassThrough();
    docker.modem.demuxStream(stream, out, out);
    const following = { id, stop: () => stream.destroy() };
    this.#following = following;
    const over = () => {
      out.end();
      if (this.#following === following) this.#following = null;
    };
    stream.on('error', over);
    stream.on('end', over);
    stream.on('close', over);
    createInterface({ input: out }).on('line', (line) => this.#take(line));
  }

  #take(line: string): void {
    const [, at = null, text = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.*)$/s.exec(line) ?? [null, null, line];
    // What was asked for by the second begins with lines that are known.
    if (at !== null && this.#knownUpTo !== null && at <= this.#knownUpTo) return;
    if (at !== null) this.#lastAt = at;
    this.#lines.push({ id: this.#nextId, at, text: maskedLine(text, this.#options.secrets()) });
    this.#nextId += 1;
    if (this.#lines.length > keptLines) this.#lines = this.#lines.slice(-keptLines);
    this.#options.onLines();
  }
}

function secondsAfter(at: string): number {
  return Math.floor(Date.parse(at) / 1000);
}
