import { lidOf } from './ids.ts';

/** WAHA appends `@c.us` to whatever has no `@`, and checks nothing: `not a number` becomes `not a number@c.us`. */
export function ensureSuffix(chatId: string): string {
  return chatId.includes('@') ? chatId : `${chatId}@c.us`;
}

/** The address WhatsApp itself uses: `…@s.whatsapp.net` for users. */
export function toJid(chatId: string): string {
  return chatId.replace(/@c\.us$/, '@s.whatsapp.net');
}

/** The digits of a user's chat id; undefined for groups, LIDs and nonsense. */
export function digitsOf(chatId: string): string | undefined {
  return /^(\d{5,15})@c\.us$/.exec(chatId)?.[1];
}

/** Which phone number stands behind a LID; learnt whenever a number is met. */
export class LidDirectory {
  readonly #numbers = new Map<string, string>();

  lidFor(digits: string): string {
    const lid = lidOf(digits);
    this.#numbers.set(lid, digits);
    return lid;
  }

  numberOf(lid: string): string | undefined {
    return this.#numbers.get(lid);
  }

  entries(): { lid: string; pn: string }[] {
    return Array.from(this.#numbers, ([lid, digits]) => ({ lid, pn: `${digits}@c.us` }));
  }

  /** One name per chat: `…@c.us` wherever the number is known, however the caller wrote it. */
  canonical(chatId: string): string {
    const suffixed = ensureSuffix(chatId).replace(/@s\.whatsapp\.net$/, '@c.us');
    const digits = this.#numbers.get(suffixed);
    return digits === undefined ? suffixed : `${digits}@c.us`;
  }
}
