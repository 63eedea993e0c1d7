import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdVariables, placeholderNames } from './household-variables.ts';

const facts = {
  link: 'https://example.org/i/abc',
  event: 'Matrimonio di Giulia e Marco',
  eventDate: '2027-06-12',
  replyBy: '2027-04-30',
};
const nothing = { link: null, event: null, eventDate: null, replyBy: null };

function named(...firstNames: string[]) {
  return {
    name: 'Famiglia Rossi',
    guests: firstNames.map((firstName) => ({ firstName, lastName: 'Rossi' })),
  };
}

describe('what a template knows of a household', () => {
  it('is said in Italian and in English, each in its own words', () => {
    expect(householdVariables(named('Anna', 'Marco', 'Luca'), facts)).toEqual({
      nomi: 'Anna, Marco e Luca',
      names: 'Anna, Marco and Luca',
      nome: 'Anna',
      first_name: 'Anna',
      famiglia: 'Famiglia Rossi',
      household: 'Famiglia Rossi',
      persone: 3,
      people: 3,
      piu_persone: true,
      plural: true,
      link: 'https://example.org/i/abc',
      evento: 'Matrimonio di Giulia e Marco',
      event: 'Matrimonio di Giulia e Marco',
      data: '12 giugno 2027',
      date: '12 June 2027',
      entro_il: 'entro il 30 aprile',
      reply_by: 'by 30 April',
    });
  });

  it('counts a companion without a name and greets the others', () => {
    const variables = householdVariables(named('Anna', ' '), nothing);
    const companion = householdVariables(
      { name: '', guests: [...named('Anna').guests, { firstName: '', lastName: '' }] },
      nothing,
    );
    expect(variables).toMatchObject({ nomi: 'Anna e Rossi', persone: 2, plural: true });
    expect(companion).toMatchObject({ nomi: 'Anna', persone: 2, plural: true });
  });

  it('falls back to the name on the envelope, as one person, where no guest is known', () => {
    expect(householdVariables(named(), nothing)).toMatchObject({
      nomi: 'Famiglia Rossi',
      first_name: 'Famiglia Rossi',
      people: 1,
      plural: false,
    });
  });

  it('is null, not blank, where nothing is known', () => {
    const variables = householdVariables({ name: ' ', guests: [] }, { ...nothing, event: '\n' });
    expect(variables).toMatchObject({ nomi: null, famiglia: null, evento: null, data: null, entro_il: null });
  });

  it('keeps a name in one line', () => {
    expect(householdVariables(named(' Anna\n\tMaria '), nothing).nomi).toBe('Anna Maria');
  });

  it.each([
    ['2027-05-08', "entro l'8 maggio", 'by 8 May'],
    ['2027-05-11', "entro l'11 maggio", 'by 11 May'],
    ['2027-05-18', 'entro il 18 maggio', 'by 18 May'],
    ['2027-05-01', 'entro il 1 maggio', 'by 1 May'],
    ['2027-02-30', null, null],
    ['domani', null, null],
  ])('names the last day to answer with its article: %s', (replyBy, entroIl, by) => {
    expect(householdVariables(named('Anna'), { ...nothing, replyBy })).toMatchObject({
      entro_il: entroIl,
      reply_by: by,
    });
  });

  it('fills every placeholder for any household', () => {
    const household = fc.record({
      name: fc.string({ unit: 'binary' }),
      guests: fc.array(
        fc.record({ firstName: fc.string({ unit: 'binary' }), lastName: fc.string({ unit: 'binary' }) }),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(household, (anyone) => {
        const variables = householdVariables(anyone, facts);
        expect(Object.keys(variables)).toEqual(placeholderNames);
        expect(variables.piu_persone).toBe(anyone.guests.length > 1);
      }),
    );
  });
});
