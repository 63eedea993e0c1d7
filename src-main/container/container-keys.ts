import type { Random } from '../domain/random.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

const inForceName = 'waha_container_key';
/** The new one, from the moment it is made until it is in force. */
const nextName = 'waha_container_key:next';
/** The one before, from then until its container is gone. */
const previousName = 'waha_container_key:previous';
const sessionPrefix = 'waha_api_key:';
const keyBytes = 32;

/** The keys a container of ours may have: one, or two while one takes the place of the other. */
export class ContainerKeys {
  readonly #secrets: () => SecretStore;
  readonly #random: Random;

  constructor(secrets: () => SecretStore, random: Random) {
    this.#secrets = secrets;
    this.#random = random;
  }

  /** null when there is none yet. */
  inForce(): string | null {
    return this.#secrets().get(inForceName);
  }

  inForceOrNew(): string {
    const known = this.inForce();
    if (known !== null) return known;
    const key = this.#newKey();
    this.#secrets().set(inForceName, key);
    return key;
  }

  /** The key that comes or the one that goes; null when no change is under way. */
  other(): string | null {
    const store = this.#secrets();
    const inForce = this.inForce();
    return (
      [store.get(nextName), store.get(previousName)].find((key) => key !== inForce && key !== null) ?? null
    );
  }

  all(): readonly string[] {
    return [this.inForce(), this.other()].filter((key) => key !== null);
  }

  /** The first step of a change. */
  makeNext(): { readonly before: string; readonly next: string } {
    const before = this.inForceOrNew();
    const next = this.#newKey();
    this.#secrets().set(nextName, next);
    return { before, next };
  }

  /** Every session that has a key of ours gets this one. What they have for another WAHA stays. */
  useInSessions(key: string): void {
    const store = this.#secrets();
    const ours = this.all();
    for (const name of store.names()) {
      const held = name.startsWith(sessionPrefix) ? store.get(name) : null;
      if (held !== null && held !== key && ours.includes(held)) store.set(name, key);
    }
  }

  /** `next` is the key from here on; `before` is known until its container is gone. */
  putInForce({ before, next }: { readonly before: string; readonly next: string }): void {
    const store = this.#secrets();
    store.set(previousName, before);
    store.set(inForceName, next);
    store.remove(nextName);
  }

  /** The last step: this one holds and no other is remembered. */
  settle(key: string): void {
    const store = this.#secrets();
    if (this.inForce() !== key) store.set(inForceName, key);
    store.remove(nextName);
    store.remove(previousName);
  }

  #newKey(): string {
    return Buffer.from(this.#random.bytes(keyBytes)).toString('base64url');
  }
}
