import type Docker from 'dockerode';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { ContainerFacts } from './container-facts.ts';
import { ContainerKeys } from './container-keys.ts';
import { ContainerLog, type LogLine } from './container-log.ts';
import { type Address, install, remove, replace, restart, start, stop, type Work } from './container-work.ts';
import { type Architecture, type ContainerEngine, hashedKey, imageOf } from './definition.ts';
import { dockerTrouble } from './docker-trouble.ts';
import { findEngine, type NoEngine } from './engine.ts';
import type { Surroundings } from './engine-places.ts';
import { type FoundContainers, findContainers } from './find-containers.ts';
import { changeKey, settleKey } from './key-change.ts';
import { isAnswering, type ProbeWaha } from './readiness.ts';
import { type Task, TaskRunner } from './task-runner.ts';

export interface ContainerServiceOptions {
  readonly surroundings: Surroundings;
  readonly secrets: () => SecretStore;
  readonly random: Random;
  readonly clock: Clock;
  readonly probe: ProbeWaha;
  readonly hold: Work['hold'];
  /** Another image than that of WAHA: in tests. */
  readonly imageOf?: (engine: ContainerEngine, architecture: Architecture) => string;
  /** Something to look at has changed. */
  readonly onChange: () => void;
  readonly onLog: () => void;
  /** A WAHA of ours answers: sessions may use it. */
  readonly onReady: (address: Address) => Promise<void>;
}

export interface ContainerSight {
  readonly docker: 'READY' | NoEngine;
  readonly container: (ContainerFacts & { readonly answering: boolean }) | null;
  readonly others: readonly ContainerFacts[];
  /** The image an update or a new container would have; null without Docker. */
  readonly wantedImage: string | null;
}

interface Open {
  readonly docker: Docker;
  readonly architecture: Architecture;
  readonly found: FoundContainers;
}

/** The WAHA container of this data directory: what is there, and the work on it, one piece at a time. */
export class ContainerService {
  readonly #options: ContainerServiceOptions;
  readonly #runner: TaskRunner;
  readonly #log: ContainerLog;
  readonly #keys: ContainerKeys;
  readonly #imageOf: NonNullable<ContainerServiceOptions['imageOf']>;
  #seen: ContainerSight | null = null;
  #closed = false;

  constructor(options: ContainerServiceOptions) {
    this.#options = options;
    this.#imageOf = options.imageOf ?? imageOf;
    this.#keys = new ContainerKeys(options.secrets, options.random);
    this.#runner = new TaskRunner(options.onChange);
    this.#log = new ContainerLog({
      source: () => this.#logSource(),
      secrets: () => this.#keys.all(),
      onLines: options.onLog,
    });
  }

  /** Asks Docker, unless a piece of work is under way: then what is known is enough, its progress says the rest. */
  async look(): Promise<ContainerSight> {
    if (this.#seen === null || this.#runner.task === null) this.#seen = await this.#ask();
    return this.#seen;
  }

  get task(): Task | null {
    return this.#runner.task;
  }

  /** Why the last piece of work came to nothing; null once another one was begun. */
  get problem(): Refusal | null {
    return this.#runner.problem;
  }

  /** The way to our container: where it is, and its key. */
  async address(): Promise<Address | null> {
    const { container } = await this.look();
    const key = this.#keys.all().find((one) => hashedKey(one) === container?.key);
    const url = container?.url ?? null;
    return url === null || key === undefined ? null : { url, key };
  }

  log(after: number): Promise<readonly LogLine[]> {
    return this.#log.read(after);
  }

  async install(engine: ContainerEngine): Promise<void> {
    const { ours } = (await this.#open()).found;
    if (ours !== null) throw new Refusal('CONTAINER_EXISTS');
    this.#begin('INSTALL', (work, { architecture }) =>
      install(work, this.#imageOf(engine, architecture), engine),
    );
  }

  async start(): Promise<void> {
    await this.#ours();
    this.#begin('START', (work, open) => start(work, mine(open)));
  }

  async stop(): Promise<void> {
    await this.#ours();
    this.#begin('STOP', async (work, open) => {
      await stop(work, mine(open));
      return null;
    });
  }

  async restart(): Promise<void> {
    await this.#ours();
    this.#begin('RESTART', (work, open) => restart(work, mine(open)));
  }

  /** To the image of this version of Invita, made anew with all that keeps it safe. */
  async update(): Promise<void> {
    await this.#ours();
    this.#begin('UPDATE', (work, open) => {
      const ours = mine(open);
      const engine = ours.engine ?? 'GOWS';
      return replace(work, ours, { image: this.#imageOf(engine, open.architecture), engine });
    });
  }

  /** A new key for it and for the sessions that have the old one. */
  async changeKey(): Promise<void> {
    await this.#ours();
    this.#begin('CHANGE_KEY', (work, open) => changeKey(work, mine(open), this.#keys));
  }

  /** Whether a change of the key did not come to its end, or is under way. */
  get isKeyChanging(): boolean {
    return this.#keys.other() !== null;
  }

  /** Ends a change of the key that was cut off, where `look` has just found Docker. What fails is tried again by the next work. */
  settle(): void {
    const isQuiet = this.#runner.task === null && this.#runner.problem === null;
    if (this.#seen?.docker !== 'READY' || !isQuiet || !this.isKeyChanging) return;
    this.#begin('CHANGE_KEY', async (work, { found }) =>
      found.ours === null ? null : start(work, found.ours),
    );
  }

  async remove(): Promise<void> {
    await this.#ours();
    this.#begin('REMOVE', async (work, open) => {
      await remove(work, mine(open));
      return null;
    });
  }

  /** Only what is being fetched can be given up. */
  cancel(): void {
    this.#runner.cancel();
  }

  close(): void {
    this.#closed = true;
    this.#log.close();
    this.#runner.cancel();
  }

  #begin(kind: Task['kind'], piece: (work: Work, open: Open) => Promise<Address | null>): void {
    this.#runner.run(kind, async ({ signal, step, pulled }) => {
      const { docker } = await this.#open();
      const { clock, probe, hold, onReady } = this.#options;
      const shared = { docker, clock, probe, hold, step, pull: { signal, onProgress: pulled } };
      const settled = async () => {
        await settleKey(shared, this.#keys);
        return piece({ ...shared, key: this.#keys.inForceOrNew() }, await this.#open());
      };
      const address = await settled().catch((error: unknown) => {
        throw dockerTrouble(error);
      });
      this.#seen = await this.#ask();
      if (address !== null && !this.#closed) await onReady(address);
    });
  }

  async #ask(): Promise<ContainerSight> {
    const engine = await findEngine(this.#options.surroundings);
    if (!engine.ok) return { docker: engine.why, container: null, others: [], wantedImage: null };
    const { ours, others } = await findContainers(engine.docker, this.#keys.all());
    const answering = ours?.state === 'RUNNING' && ours.url !== null && (await isAnswering(ours.url));
    return {
      docker: 'READY',
      container: ours && { ...ours, answering },
      others,
      wantedImage: this.#imageOf(ours?.engine ?? 'GOWS', engine.architecture),
    };
  }

  async #open(): Promise<Open> {
    const engine = await findEngine(this.#options.surroundings);
    if (!engine.ok) throw new Refusal(noEngineCodes[engine.why]);
    const { docker, architecture } = engine;
    return { docker, architecture, found: await findContainers(docker, this.#keys.all()) };
  }

  async #ours(): Promise<ContainerFacts> {
    return mine(await this.#open());
  }

  async #logSource() {
    const engine = await findEngine(this.#options.surroundings);
    if (!engine.ok) return null;
    const { ours } = await findContainers(engine.docker, this.#keys.all());
    return ours === null || ours.state === 'STOPPED' ? null : { docker: engine.docker, id: ours.id };
  }
}

const noEngineCodes = {
  MISSING: 'DOCKER_MISSING',
  NOT_RUNNING: 'DOCKER_NOT_RUNNING',
  NOT_ALLOWED: 'DOCKER_NOT_ALLOWED',
  ELSEWHERE: 'DOCKER_ELSEWHERE',
} as const satisfies Record<NoEngine, string>;

function mine({ found }: Open): ContainerFacts {
  if (found.ours === null) throw new Refusal('CONTAINER_MISSING');
  return found.ours;
}
