import type { Random } from '../domain/random.ts';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** A WhatsApp message id of a web client: `3EB0` and 18 hex digits. */
export function newMessageId(random: Random): string {
  return `3EB0${hex(random.bytes(9))}`;
}

/** A WhatsApp message id of a phone: `3A` and 18 hex digits. */
export function newPhoneMessageId(random: Random): string {
  return `3A${hex(random.bytes(9))}`;
}

/** A ULID in lower case, as WAHA writes it: 10 characters of time, 16 of randomness. */
export function newUlid(epochMs: number, random: Random): string {
  let time = '';
  for (let rest = epochMs, place = 0; place < 10; place += 1) {
    time = crockford.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time + Array.from(random.bytes(16), (byte) => crockford.charAt(byte % 32)).join('');
}

/** What a QR carries: a reference and three keys, the way WhatsApp Web shows them. */
export function newQrValue(random: Random): string {
  const base64 = (size: number) => Buffer.from(random.bytes(size)).toString('base64');
  return `2@${base64(99)},${base64(32)},${base64(32)},${base64(32)}`;
}

/** Eight characters in two groups, as one types them into the phone. */
export function newPairingCode(random: Random): string {
  const characters = Array.from(random.bytes(8), (byte) => crockford.charAt(byte % 32).toUpperCase()).join(
    '',
  );
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
