import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

/**
 * An object of Electron's that emits events. It throws for members it lacks, and refuses to be listened to for events
 * it never emits: a slip of the pen would wait for ever.
 */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    const known = new Set(['newListener', 'removeListener', 'error', ...events]);
    this.on('newListener', (event: string) => {
      if (!known.has(event)) throw new Error(`The stand-in for Electron never emits '${event}' of ${name}`);
    });
    // What a constructor returns is the `this` of the classes below it, private fields and all.
    // biome-ignore lint/correctness/noConstructorReturn: see above
    return strict(name, this);
  }

  /** Emits an event that a listener may prevent; true when one did. */
  emitPreventable(event: string, details: object = {}): boolean {
    let defaultPrevented = false;
    this.emit(event, { ...details, preventDefault: () => (defaultPrevented = true) });
    return defaultPrevented;
  }
}
