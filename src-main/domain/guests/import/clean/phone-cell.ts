import {
  isKnownCountry,
  isUsableMobile,
  type PhoneNumber,
  type PhoneProblem,
  parsePhone,
} from '../../phone-number.ts';
import type { Change } from '../preview.ts';

export interface PhoneCell {
  /** Mobiles first. */
  readonly numbers: readonly PhoneNumber[];
  readonly changes: readonly Pick<Change, 'before' | 'after' | 'why'>[];
  /** Set when the cell holds digits and not one number could be read. */
  readonly problem?: Exclude<PhoneProblem, 'PHONE_MISSING' | 'PHONE_NOT_A_NUMBER'>;
  readonly proposal?: string;
}

/** These never stand inside one number. A slash, a comma or a dash do ("333/1234567"): they split only what else fails. */
const BETWEEN = /:::|[;|\n&]|\s(?:o|oppure|or|e|ed|and)\s/i;
const PERHAPS_BETWEEN = /[/,]|\s[-–]\s|\s{2,}/;

/** Reads a phone cell beside which another one may hold the country: as a prefix ("+39", "0039", "39") or a code ("IT"). */
export function readPrefixedCell(cell: string, prefix: string, country: string): PhoneCell {
  const said = prefix.trim();
  if (said === '' || cell.trim() === '') return readPhoneCell(cell, country);
  if (/^[a-z]{2}$/i.test(said) && isKnownCountry(said.toUpperCase())) {
    return readPhoneCell(cell, said.toUpperCase());
  }
  const digits = said.replace(/\D/g, '').replace(/^00/, '');
  if (digits === '' || /^\D*(?:\+|00)/.test(cell)) return readPhoneCell(cell, country);
  const joined = readPhoneCell(`+${digits} ${cell.trim()}`, country);
  return joined.numbers.length > 0 ? joined : readPhoneCell(cell, country);
}

/** Reads a phone cell: nothing, one number, or several of which the first mobile is the one to use. */
function readPhoneCell(cell: string, country: string): PhoneCell {
  if (cell.trim() === '') return { numbers: [], changes: [] };
  if (!BETWEEN.test(cell)) {
    const whole = parsePhone(cell, country);
    if (whole.ok) {
      const { phone, change } = whole;
      return { numbers: [phone], changes: change ? [{ before: cell, after: phone.e164, why: change }] : [] };
    }
    const several = PERHAPS_BETWEEN.test(cell.trim()) && readSeveral(cell, PERHAPS_BETWEEN, country);
    if (several && several.numbers.length > 0) return several;
    const apart = readSeveral(cell, /\s+/, country);
    // Spaces belong inside numbers: they part them only where every piece is a number by itself.
    if (apart.numbers.length > 1 && apart.changes.length === 1) return apart;
    if (whole.code === 'PHONE_MISSING') return without(cell, 'PHONE_PLACEHOLDER');
    if (whole.code === 'PHONE_NOT_A_NUMBER') return without(cell, whole.code);
    const { code, proposal } = whole;
    return { numbers: [], changes: [], problem: code, ...(proposal && { proposal }) };
  }
  return readSeveral(cell, BETWEEN, country);
}

function readSeveral(cell: string, separator: RegExp, country: string): PhoneCell {
  const numbers: PhoneNumber[] = [];
  const ignored: Change['before'][] = [];
  let unread: PhoneCell = { numbers: [], changes: [] };
  for (const part of cell.split(separator).filter((text) => text.trim() !== '')) {
    const reading = parsePhone(part, country);
    if (reading.ok) numbers.push(reading.phone);
    else ignored.push(part.trim());
    if (!reading.ok && reading.code !== 'PHONE_MISSING' && reading.code !== 'PHONE_NOT_A_NUMBER') {
      unread = { numbers: [], changes: [], problem: reading.code };
    }
  }
  if (numbers.length === 0) return unread.problem ? unread : without(cell, 'PHONE_NOT_A_NUMBER');
  const found = mobilesFirst(numbers);
  const after = found.map(({ e164 }) => e164).join(', ');
  return {
    numbers: found,
    changes: [
      { before: cell, after, why: 'PHONE_SEVERAL' },
      ...ignored.map((part) => ({ before: part, after: '', why: 'PHONE_PART_IGNORED' as const })),
    ],
  };
}

function without(cell: string, why: 'PHONE_PLACEHOLDER' | 'PHONE_NOT_A_NUMBER'): PhoneCell {
  return { numbers: [], changes: [{ before: cell, after: '', why }] };
}

/** Each number once, in the order of the file, save that what can have WhatsApp goes before what cannot. */
export function mobilesFirst(phones: readonly PhoneNumber[]): readonly PhoneNumber[] {
  if (phones.length < 2) return phones;
  const once = [...new Map(phones.map((phone) => [phone.e164, phone])).values()];
  return [...once.filter(isUsableMobile), ...once.filter((phone) => !isUsableMobile(phone))];
}
