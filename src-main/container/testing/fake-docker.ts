import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';

interface Made {
  readonly id: string;
  readonly options: ContainerCreateOptions;
  name: string;
  runs: boolean;
}

class DockerError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** Containers in memory. `act` stands before each thing that Docker is asked and may refuse it. */
export class FakeDocker {
  readonly #act: () => void;
  #made: Made[] = [];
  #count = 0;
  /** What must never happen, if it did. */
  readonly harm: string[] = [];

  constructor(act: () => void) {
    this.#act = act;
  }

  /** As the client of Docker. */
  get client(): Docker {
    return {
      listContainers: () => this.#does(() => this.#made.map(listed)),
      createContainer: (options: ContainerCreateOptions) => this.#does(() => this.#create(options)),
      getContainer: (id: string) => this.#container(id),
      getImage: () => ({ inspect: () => this.#does(() => ({})) }),
    } as unknown as Docker;
  }

  /** Nothing of it is counted or refused. */
  all(): readonly {
    readonly name: string;
    readonly runs: boolean;
    readonly key: string;
    readonly volume: string;
  }[] {
    return this.#made.map(({ name, runs, options }) => ({
      ...{ name, runs, key: keyIn(options), volume: options.HostConfig?.Binds?.[0] ?? '' },
    }));
  }

  async #does<T>(done: () => T): Promise<T> {
    this.#act();
    return done();
  }

  #create(options: ContainerCreateOptions): Docker.Container {
    const name = options.name ?? '';
    this.#refuseTaken(name);
    this.#count += 1;
    const id = `container-${this.#count}`;
    this.#made.push({ id, options, name, runs: false });
    return this.#container(id);
  }

  #container(idOrName: string): Docker.Container {
    const found = () => {
      const one = this.#made.find(({ id, name }) => id === idOrName || name === idOrName);
      if (one === undefined) throw new DockerError(404, 'no such container');
      return one;
    };
    return {
      id: idOrName,
      inspect: () => this.#does(() => inspected(found())),
      start: () => this.#does(() => this.#start(found())),
      stop: () => this.#does(() => become(found(), false)),
      rename: ({ name }: { name: string }) =>
        this.#does(() => {
          this.#refuseTaken(name);
          found().name = name;
        }),
      remove: ({ force = false } = {}) =>
        this.#does(() => {
          const one = found();
          if (one.runs && !force) throw new DockerError(409, 'it runs');
          this.#made = this.#made.filter((each) => each !== one);
        }),
    } as unknown as Docker.Container;
  }

  #start(one: Made): void {
    become(one, true);
    if (this.#made.filter(({ runs }) => runs).length > 1) this.harm.push('two run over one volume');
  }

  #refuseTaken(name: string): void {
    if (this.#made.some((one) => one.name === name)) throw new DockerError(409, 'the name is taken');
  }
}

function become(one: Made, runs: boolean): void {
  if (one.runs === runs) throw new DockerError(304, 'it is so already');
  one.runs = runs;
}

function keyIn({ Env = [] }: ContainerCreateOptions): string {
  return Env.find((entry) => entry.startsWith('WAHA_API_KEY='))?.slice('WAHA_API_KEY='.length) ?? '';
}

function listed({ id, name, options }: Made) {
  return { Id: id, Names: [`/${name}`], Image: options.Image, Labels: options.Labels };
}

function inspected({ id, name, runs, options }: Made) {
  const [volume = '', path = ''] = options.HostConfig?.Binds?.[0]?.split(':') ?? [];
  return {
    ...{ Id: id, Name: `/${name}`, RestartCount: 0, HostConfig: options.HostConfig },
    Config: { Image: options.Image, Env: options.Env },
    State: { Running: runs, Restarting: false, StartedAt: '2027-03-09T10:00:00Z' },
    Mounts: [{ Destination: path, Name: volume, Source: '' }],
  };
}
