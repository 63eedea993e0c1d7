import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';

/** `unknown` can still have WhatsApp: in the United States, for one, a number does not tell what it belongs to. */
export type PhoneKind = 'mobile' | 'landline' | 'unknown';

export interface PhoneNumber {
  readonly e164: string;
  readonly kind: PhoneKind;
  /** ISO 3166 country, or null for numbers that belong to none. */
  readonly country: string | null;
}

export type PhoneChange =
  | 'PHONE_PREFIX_ADDED'
  | 'PHONE_PLUS_ADDED'
  | 'PHONE_PREFIX_REWRITTEN'
  | 'PHONE_ZERO_REMOVED'
  | 'PHONE_DECIMALS_REMOVED'
  | 'PHONE_TEXT_REMOVED'
  | 'PHONE_SPACES_REMOVED';

export type PhoneProblem =
  | 'PHONE_MISSING'
  | 'PHONE_NOT_A_NUMBER'
  | 'PHONE_RUINED'
  | 'PHONE_ZERO_LOST'
  | 'PHONE_EXTRA_ZERO'
  | 'PHONE_PLUS_MISSING'
  | 'PHONE_SERVICE_NUMBER'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG'
  | 'PHONE_INVALID';

/** `change` is the weightiest thing done to the text; `proposal` (E.164) is what it may have meant, never applied here. */
export type PhoneReading =
  | { readonly ok: true; readonly phone: PhoneNumber; readonly change?: PhoneChange }
  | { readonly ok: false; readonly code: PhoneProblem; readonly proposal?: string };

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const NO_PHONE = /^(?:[\s.\-–—/?_*x]*|n\.?\s*[dap]\.?|n\/[ad]|no|none|null|nan|nessuno|manca|0)$/i;
const SCIENTIFIC = /^\D{0,2}\d(?:[.,]\d+)?E\+?\d+$/i;
const DECIMALS = /^(\+?\d{9,15})[.,]00?$/;
const SEPARATORS = /[\s().\-‐-―/,]/g;
const KINDS: Partial<Record<string, PhoneKind>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'landline',
  FIXED_LINE_OR_MOBILE: 'unknown',
  PERSONAL_NUMBER: 'unknown',
  VOIP: 'unknown',
};

/** Is this an ISO 3166 country whose numbers can be read? */
export function isKnownCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/** Could WhatsApp live behind this number? Landlines can in theory (business accounts), in a guest list they do not. */
export function isUsableMobile(phone: PhoneNumber): boolean {
  return phone.kind !== 'landline';
}

/**
 * Reads one phone number as a person types it. National numbers are taken to be of `defaultCountry` (ISO 3166, such as
 * "IT"); the zero of Italian landlines stays. What libphonenumber calls a service number or voice mail is refused: an
 * Italian mobile with one digit too many looks exactly like one.
 */
export function parsePhone(text: string, defaultCountry: string): PhoneReading {
  const visible = (/^[ -~]*$/.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '')).trim();
  if (NO_PHONE.test(visible)) return { ok: false, code: 'PHONE_MISSING' };
  if (SCIENTIFIC.test(visible)) return { ok: false, code: 'PHONE_RUINED' };
  const core = visible.replace(/^[^\d+(]+/, '').replace(/\D+$/, '');
  if (core === '') return { ok: false, code: 'PHONE_NOT_A_NUMBER' };
  const whole = DECIMALS.exec(core)?.[1] ?? core;
  const dialled = whole.replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(dialled)) return { ok: false, code: 'PHONE_INVALID' };
  const phone = lookUp(dialled, defaultCountry);
  if (typeof phone === 'string') return explain(phone, dialled, defaultCountry);
  const change = changeOf({ text, core, whole, dialled, e164: phone.e164 });
  return { ok: true, phone, ...(change && { change }) };
}

/** Most numbers of an Italian list look like this. libphonenumber says the same of each (tested), ten times slower. */
const ITALIAN_MOBILE = /^(\+39|0039)?(3[2-9]\d{8})$/;

function lookUp(dialled: string, country: string): PhoneNumber | PhoneProblem {
  const [, prefix, italian] = ITALIAN_MOBILE.exec(dialled) ?? [];
  if (italian && (prefix || country === 'IT'))
    return { e164: `+39${italian}`, kind: 'mobile', country: 'IT' };
  const number = dialled.startsWith('00') ? `+${dialled.slice(2)}` : dialled;
  const parsed = parsePhoneNumberFromString(number, {
    defaultCountry: country as CountryCode,
    extract: false,
  });
  const type = parsed?.getType();
  if (!parsed || !type) return 'PHONE_INVALID';
  const kind = KINDS[type];
  if (!kind) return 'PHONE_SERVICE_NUMBER';
  return { e164: parsed.number, kind, country: parsed.country ?? null };
}

interface Steps {
  readonly text: string;
  readonly core: string;
  readonly whole: string;
  readonly dialled: string;
  readonly e164: string;
}

function changeOf({ text, core, whole, dialled, e164 }: Steps): PhoneChange | undefined {
  if (text === e164) return undefined;
  if (dialled.startsWith('00')) return 'PHONE_PREFIX_REWRITTEN';
  if (!dialled.startsWith('+')) return `+${dialled}` === e164 ? 'PHONE_PLUS_ADDED' : 'PHONE_PREFIX_ADDED';
  if (dialled !== e164) return 'PHONE_ZERO_REMOVED';
  if (whole !== core) return 'PHONE_DECIMALS_REMOVED';
  return core === text.trim() ? 'PHONE_SPACES_REMOVED' : 'PHONE_TEXT_REMOVED';
}

/** Why a number was refused, with what it may have been before a spreadsheet or a person touched it. */
function explain(problem: PhoneProblem, dialled: string, country: string): PhoneReading {
  if (problem === 'PHONE_SERVICE_NUMBER') {
    const shorter = lookUp(dialled.slice(0, -1), country);
    const mobile = typeof shorter !== 'string' && shorter.kind === 'mobile';
    return { ok: false, code: mobile ? 'PHONE_TOO_LONG' : problem };
  }
  const guesses: [PhoneProblem, string | undefined][] = [
    ['PHONE_ZERO_LOST', /^[1-9]\d{5,8}$/.test(dialled) ? `0${dialled}` : undefined],
    ['PHONE_EXTRA_ZERO', /^(?:\+39|0039)?03\d{8,9}$/.test(dialled) ? dialled.replace(/03/, '3') : undefined],
    ['PHONE_PLUS_MISSING', /^[1-9]\d{9,14}$/.test(dialled) ? `+${dialled}` : undefined],
  ];
  for (const [code, guess] of guesses) {
    const phone = guess && lookUp(guess, country);
    if (phone && typeof phone !== 'string') return { ok: false, code, proposal: phone.e164 };
  }
  const length = validatePhoneNumberLength(dialled, country as CountryCode);
  if (length === 'TOO_SHORT') return { ok: false, code: 'PHONE_TOO_SHORT' };
  return { ok: false, code: length === 'TOO_LONG' ? 'PHONE_TOO_LONG' : 'PHONE_INVALID' };
}
