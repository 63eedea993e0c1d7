import type { WorkerCollaborators } from '../collaborators.ts';

/** Counts the awaits of a worker, and can stop the world at one of them, before or after its effect. */
export class Mortality {
  calls = 0;
  /** Resolves when the process has died. */
  readonly death: Promise<'died'>;
  readonly #dieAt: number;
  readonly #afterEffect: boolean;
  #announce: (died: 'died') => void = () => {};

  constructor(dieAt: number, afterEffect: boolean) {
    this.#dieAt = dieAt;
    this.#afterEffect = afterEffect;
    this.death = new Promise((resolve) => {
      this.#announce = resolve;
    });
  }

  async pass<T>(effect: () => Promise<T>): Promise<T> {
    this.calls += 1;
    const last = this.calls === this.#dieAt;
    if (this.calls > this.#dieAt || (last && !this.#afterEffect)) return this.#die();
    const result = await effect();
    return last ? this.#die() : result;
  }

  /** Nobody waits for a dead process, and a dead process waits for ever. */
  #die<T>(): Promise<T> {
    this.#announce('died');
    return new Promise(() => {});
  }
}

/** The same collaborators, where every asynchronous call may be the last one the process lives to see. */
export function mortal(together: WorkerCollaborators, mortality: Mortality): WorkerCollaborators {
  return {
    ...together,
    claims: watched(together.claims, mortality),
    attempts: watched(together.attempts, mortality),
    slots: watched(together.slots, mortality),
    sessionStore: watched(together.sessionStore, mortality),
    clock: {
      now: () => together.clock.now(),
      sleep: (ms, signal) => mortality.pass(() => together.clock.sleep(ms, signal)),
    },
    sessions: {
      recheck: (type) => together.sessions.recheck(type),
      async sending() {
        const sending = await mortality.pass(() => together.sessions.sending());
        return sending.map((session) => ({
          ...session,
          whatsapp: watched(session.whatsapp, mortality),
          freshContext: () => mortality.pass(() => session.freshContext()),
        }));
      },
    },
  };
}

/** Every method of these collaborators is asynchronous. */
function watched<T extends object>(target: T, mortality: Mortality): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => mortality.pass(() => value.apply(object, args) as Promise<unknown>);
    },
  });
}
