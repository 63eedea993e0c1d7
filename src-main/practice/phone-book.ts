import { digitsOf } from './chat-ids.ts';

/** Who is on WhatsApp, and under which number. In the pretend world everybody is, except numbers ending in 0000. */
export class PhoneBook {
  readonly #absent = new Set<string>();
  readonly #registeredAs = new Map<string, string>();
  readonly #accounts = new Set<string>();

  /** `digits` has no WhatsApp. */
  notOnWhatsApp(...digits: string[]): void {
    for (const each of digits) this.#absent.add(each);
  }

  /** Who looks up `digits` finds `registered`, as with Brazilian numbers from before the ninth digit. */
  registeredAs(digits: string, registered: string): void {
    this.#registeredAs.set(digits, registered);
  }

  /** The number of an account that a phone has linked is on WhatsApp, however it ends. */
  addAccount(digits: string): void {
    this.#accounts.add(digits);
  }

  /** The digits under which WhatsApp knows this number; undefined when it does not. */
  lookUp(digits: string): string | undefined {
    const registered = this.#registeredAs.get(digits) ?? digits;
    const known = this.#accounts.has(registered) || !registered.endsWith('0000');
    return known && !this.#absent.has(registered) ? registered : undefined;
  }

  /** A message to this chat has a phone to arrive on. */
  canReceive(chatId: string): boolean {
    const digits = digitsOf(chatId);
    return digits !== undefined && this.lookUp(digits) === digits;
  }
}
