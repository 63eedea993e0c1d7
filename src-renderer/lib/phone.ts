import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** `+393400000112` as people write it: «+39 340 000 0112». What is not a number is given back as it is. */
export function formatPhone(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.isPossible() ? parsed.formatInternational() : e164;
}
