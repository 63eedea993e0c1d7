import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { isUsableMobile, parsePhone } from './phone-number.ts';

function reads(text: string, country = 'IT'): string {
  const reading = parsePhone(text, country);
  if (reading.ok) return [reading.phone.e164, reading.phone.kind, reading.change].filter(Boolean).join(' ');
  return [reading.code, reading.proposal].filter(Boolean).join(' ');
}

describe('parsePhone', () => {
  it.each([
    ['+393331234567', '+393331234567 mobile'],
    ['333 123 4567', '+393331234567 mobile PHONE_PREFIX_ADDED'],
    ['333-1234567', '+393331234567 mobile PHONE_PREFIX_ADDED'],
    ['333/1234567', '+393331234567 mobile PHONE_PREFIX_ADDED'],
    ['0039 333 1234567', '+393331234567 mobile PHONE_PREFIX_REWRITTEN'],
    ['(+39) 333.123.4567', '+393331234567 mobile PHONE_SPACES_REMOVED'],
    ['39 333 1234567', '+393331234567 mobile PHONE_PLUS_ADDED'],
    ['393 1234567', '+393931234567 mobile PHONE_PREFIX_ADDED'],
    ['06 1234 5678', '+390612345678 landline PHONE_PREFIX_ADDED'],
    ['+41 79 123 45 67', '+41791234567 mobile PHONE_SPACES_REMOVED'],
    ['0041 79 123 45 67', '+41791234567 mobile PHONE_PREFIX_REWRITTEN'],
    ['p:+393331234567', '+393331234567 mobile PHONE_TEXT_REMOVED'],
    ['tel:+39-333-1234567', '+393331234567 mobile PHONE_TEXT_REMOVED'],
    ["'+393331234567", '+393331234567 mobile PHONE_TEXT_REMOVED'],
    ['\u202a+39\u00a0333 1234567\u202c', '+393331234567 mobile PHONE_TEXT_REMOVED'],
    ['3331234567.0', '+393331234567 mobile PHONE_PREFIX_ADDED'],
    ['+44 (0)7400 123456', '+447400123456 mobile PHONE_ZERO_REMOVED'],
    ['+1 212 555 2368', '+12125552368 unknown PHONE_SPACES_REMOVED'],
  ])('reads %j as %s', (text, expected) => {
    expect(reads(text)).toBe(expected);
  });

  it.each([
    ['', 'PHONE_MISSING'],
    ['-', 'PHONE_MISSING'],
    ['n.d.', 'PHONE_MISSING'],
    ['chiedere alla mamma', 'PHONE_NOT_A_NUMBER'],
    ['3.93E+11', 'PHONE_RUINED'],
    ['3,93E+11', 'PHONE_RUINED'],
    ['61234567', 'PHONE_ZERO_LOST +39061234567'],
    ['+39 0333 1234567', 'PHONE_EXTRA_ZERO +393331234567'],
    ['41791234567', 'PHONE_PLUS_MISSING +41791234567'],
    ['333 123 45678', 'PHONE_TOO_LONG'],
    ['333 12', 'PHONE_TOO_SHORT'],
    ['800 123456', 'PHONE_SERVICE_NUMBER'],
    ['+39 333 1234567 int. 4', 'PHONE_INVALID'],
  ])('refuses %j with %s', (text, expected) => {
    expect(reads(text)).toBe(expected);
  });

  it('takes a number without a prefix to be of the country that is set', () => {
    expect(reads('07400 123456', 'GB')).toBe('+447400123456 mobile PHONE_PREFIX_ADDED');
    expect(reads('333 123 4567', 'CH')).not.toContain('+39');
  });

  it('does not count on a landline having WhatsApp', () => {
    const reading = parsePhone('06 1234 5678', 'IT');
    expect(reading.ok && isUsableMobile(reading.phone)).toBe(false);
  });

  it('says of every short way to an Italian mobile what libphonenumber says', () => {
    const digits = fc.stringMatching(/^3[0-9]{7,11}$/);
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('', '+39'),
        fc.constantFrom('IT', 'CH', 'US'),
        (number, prefix, country) => {
          const reading = parsePhone(prefix + number, country);
          const theirs = parsePhoneNumberFromString(prefix + number, {
            defaultCountry: country,
            extract: false,
          });
          if (reading.ok) {
            expect([reading.phone.e164, reading.phone.country]).toEqual([theirs?.number, theirs?.country]);
            expect(theirs?.isValid()).toBe(true);
          } else expect(theirs?.getType()).not.toBe('MOBILE');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never turns a number into another one: the digits it was given end the digits it returns', () => {
    const typed = fc.stringMatching(/^(\+|00)?[1-9][0-9 ./-]{5,15}$/);
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parsePhone(text, 'IT');
        if (!reading.ok) return;
        const digits = text.replace(/\D/g, '').replace(/^00/, '');
        expect(
          reading.phone.e164.slice(1).endsWith(digits.replace(/^39(?=\d{9,})/, '')) ||
            reading.change === 'PHONE_ZERO_REMOVED',
        ).toBe(true);
        if (text !== reading.phone.e164) expect(reading.change).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});
