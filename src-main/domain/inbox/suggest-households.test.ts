import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, suggestHouseholds, type UnknownSender } from './suggest-households.ts';

function aHousehold(id: string, people: string, phones: readonly string[] = []): Candidate {
  const guests = people.split(', ').map((name) => {
    const [firstName = '', ...rest] = name.split(' ');
    return { firstName, lastName: rest.join(' ') };
  });
  return { id, name: `Famiglia ${guests[0]?.lastName}`, phones, guests };
}

const list = [
  aHousehold('rossi', 'Anna Rossi, Piero Rossi', ['+393331000001']),
  aHousehold('verdi', 'Niccolò Verdi', ['+393331000002']),
  aHousehold('de luca', 'Alessandro De Luca, Anna Bianchi', ['+5511988887777']),
  { id: 'unnamed', name: 'Famiglia Colombo', phones: ['+393331000009'], guests: [] },
];

const suggest = (sender: Partial<UnknownSender>) =>
  suggestHouseholds({ phone: '+447700900000', pushName: null, texts: [], ...sender }, list).map(
    ({ id, because }) => `${id} ${because}`,
  );

describe('who it may be that wrote', () => {
  it('is told by the name they gave themselves, first name and surname before one of them', () => {
    expect(suggest({ pushName: 'Anna Rossi ❤️' })).toEqual(['rossi NAME', 'de luca NAME']);
    expect(suggest({ pushName: 'rossi anna' })[0]).toBe('rossi NAME');
    expect(suggest({ pushName: 'NICCOLO' })).toEqual(['verdi NAME']);
    expect(suggest({ pushName: 'Ale De Luca' })).toEqual(['de luca NAME']);
    expect(suggest({ pushName: 'Fam. Colombo' })).toEqual(['unnamed NAME']);
  });

  it('is told by how a text is signed, or begins', () => {
    expect(suggest({ texts: ['Ciao, sono Piero Rossi, ho cambiato numero'] })).toEqual(['rossi SIGNATURE']);
    expect(suggest({ texts: ['Ci saremo tutti e due!\nNiccolò'] })).toEqual(['verdi SIGNATURE']);
    expect(suggest({ texts: ['Hi, this is Alessandro'] })).toEqual(['de luca SIGNATURE']);
    expect(suggest({ texts: ['Siamo i Colombo, veniamo'] })).toEqual(['unnamed SIGNATURE']);
  });

  it('is told by a number that is on the list behind another prefix, or with one wrong digit', () => {
    expect(suggest({ phone: '+551188887777' })).toEqual(['de luca PHONE']);
    expect(suggest({ phone: '+393331000003' })).toEqual(['unnamed PHONE', 'rossi PHONE', 'verdi PHONE']);
    expect(suggest({ phone: '+393331999999' })).toEqual([]);
  });

  it('is likelier the more speaks for it', () => {
    const both = suggest({ phone: '+393331000003', pushName: 'Verdi' });
    expect(both[0]).toMatch(/^verdi/);
  });

  it('is not guessed from words that are no name, nor from nothing', () => {
    expect(suggest({ pushName: 'Zia', texts: ['Veniamo in due'] })).toEqual([]);
    expect(suggest({ texts: ['ok', '', '👍'] })).toEqual([]);
    expect(suggest({ phone: null })).toEqual([]);
  });

  it('is at most five, each once, whatever was written', () => {
    const households = fc.array(
      fc.record({
        id: fc.uuid(),
        name: fc.string(),
        phones: fc.array(fc.string()),
        guests: fc.array(fc.record({ firstName: fc.string(), lastName: fc.string() })),
      }),
    );
    const sender = fc.record({
      phone: fc.option(fc.string()),
      pushName: fc.option(fc.string({ unit: 'grapheme' })),
      texts: fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 })),
    });
    fc.assert(
      fc.property(sender, households, (who, candidates) => {
        const ids = suggestHouseholds(who, candidates).map(({ id }) => id);
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
