const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A non-negative safe integer in Django's base 62. */
export function toBase62(value: number): string {
  let rest = value;
  let text = '';
  do {
    text = digits.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return text;
}

/** Exact for up to 8 digits, which is below 2^53. `text` holds base 62 digits only. */
export function fromBase62(text: string): number {
  let value = 0;
  for (const digit of text) value = value * 62 + digits.indexOf(digit);
  return value;
}
