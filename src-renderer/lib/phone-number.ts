import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164 as people write it: `+393400000112` is «+39 340 000 0112». What is no number stays as it is. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
