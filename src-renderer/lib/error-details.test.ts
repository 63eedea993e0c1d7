import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorDetails, withoutSecrets } from './error-details.ts';

describe('what is copied of an error', () => {
  it('is its code, its sentence, the version and the time, one a line', () => {
    const at = new Date('2027-03-09T13:29:19Z');
    expect(
      errorDetails({ code: 'READ_ONLY', sentence: 'Il disco è in sola lettura.', version: '1.4.0', at }),
    ).toBe('READ_ONLY\nIl disco è in sola lettura.\nInvita 1.4.0\n2027-03-09T13:29:19.000Z');
  });

  it.each([
    ['Il numero +39 347 000 0131 non va.', 'Il numero … non va.'],
    ['Il numero (347) 000-0131 non va.', 'Il numero … non va.'],
    ['La chat 393470000131@c.us non c’è.', 'La chat … non c’è.'],
    ['Il link https://festa.it/i/abc.def?x=1 non vale.', 'Il link https://festa.it/… non vale.'],
    ['La chiave sk9f8a7b6c5d4e3f2a1b0 è stata rifiutata.', 'La chiave … è stata rifiutata.'],
    [
      'Limite di 10 messaggi/ora, porta 4780, entro le 14:32.',
      'Limite di 10 messaggi/ora, porta 4780, entro le 14:32.',
    ],
  ])('holds nothing that is somebody’s own: %s', (sentence, copied) => {
    expect(withoutSecrets(sentence)).toBe(copied);
  });

  it('holds no phone number, wherever it stands and however it is grouped', () => {
    const grouped = fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 14 }),
        fc.constantFrom('', ' ', '-', '.', ' / '),
      )
      .map(([digits, between]) => ({ digits: digits.join(''), written: digits.join(between) }));
    fc.assert(
      fc.property(fc.lorem({ maxCount: 4 }), grouped, fc.lorem({ maxCount: 4 }), (before, number, after) => {
        const copied = withoutSecrets(`${before} ${number.written} ${after}`);
        expect(copied.replace(/\D/g, '')).not.toContain(number.digits);
      }),
    );
  });
});
