// Multiplying by one number and by its inverse modulo 10^15 scrambles digits and brings them back, so that no
// directory of hidden ids has to be kept.
const modulus = 10n ** 15n;
const factor = 736_184_590_377_713n;
const inverse = 328_388_406_709_777n;

/** WhatsApp's hidden user id of a phone number: 15 digits, always the same for the same number. */
export function lidOf(digits: string): string {
  return `${String((BigInt(digits) * factor) % modulus).padStart(15, '0')}@lid`;
}

/** The phone number behind a hidden id; undefined when no number of 7 to 14 digits has it. */
export function numberBehind(lid: string): string | undefined {
  const digits = /^(\d{15})@lid$/.exec(lid)?.[1];
  if (digits === undefined) return undefined;
  const number = String((BigInt(digits) * inverse) % modulus);
  return number.length >= 7 && number.length <= 14 ? number : undefined;
}
