import type { World } from './world.ts';

/** The pretend container: when it started, and what starting it again does. */
export class Container {
  readonly #world: World;
  #startTimestamp: number;

  constructor(world: World) {
    this.#world = world;
    // A journal means the container was running before this program was: only the program died.
    const last = world.journal.past.findLast((entry) => entry.type === 'container-started');
    this.#startTimestamp = last?.startTimestamp ?? this.#started();
  }

  /** Epoch milliseconds. */
  get startTimestamp(): number {
    return this.#startTimestamp;
  }

  get uptimeMs(): number {
    return this.#world.timing.now().wall - this.#startTimestamp;
  }

  /** Sends it had taken and not handed on are lost, every running session connects again. */
  restart(): void {
    this.#world.outbound.abandon();
    this.#startTimestamp = this.#started();
    for (const session of this.#world.sessions.all()) session.reconnect();
  }

  #started(): number {
    const startTimestamp = this.#world.timing.now().wall;
    this.#world.journal.append({ type: 'container-started', startTimestamp });
    return startTimestamp;
  }
}
