import { numberBehind } from './lids.ts';

/** WAHA appends `@c.us` to whatever has no `@`, and checks nothing: `not a number` becomes `not a number@c.us`. */
function ensureSuffix(chatId: string): string {
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

/** One name per chat: `…@c.us` wherever the number is known, however the caller wrote it. */
export function canonical(chatId: string): string {
  const suffixed = ensureSuffix(chatId).replace(/@s\.whatsapp\.net$/, '@c.us');
  const digits = numberBehind(suffixed);
  return digits === undefined ? suffixed : `${digits}@c.us`;
}
