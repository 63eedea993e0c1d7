import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';
import { splitName } from './split-name.ts';
import { splitWholeNames } from './split-people.ts';

describe('cleanName', () => {
  it.each([
    ['Maria', 'Maria', undefined],
    ['MARIA', 'Maria', 'NAME_CASE'],
    ['de santis', 'De Santis', 'NAME_CASE'],
    ["D'ANGELO", "D'Angelo", 'NAME_CASE'],
    ["dell'acqua", "Dell'Acqua", 'NAME_CASE'],
    ['VAN DER BERG', 'Van der Berg', 'NAME_CASE'],
    ['MCDONALD', 'McDonald', 'NAME_CASE'],
    ['McDonald', 'McDonald', undefined],
    ['  Anna  Maria ', 'Anna Maria', 'NAME_TIDIED'],
    ['"Anna"', 'Anna', 'NAME_TIDIED'],
    ['="Anna"', 'Anna', 'NAME_TIDIED'],
    ['Je\u200bssica', 'Jessica', 'NAME_INVISIBLE_REMOVED'],
    ['NicolÃ²', 'Nicolò', 'NAME_ENCODING_REPAIRED'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>', 'NAME_ODD'],
    ['NicolÃ² 中', 'NicolÃ² 中', undefined],
    ['JP', 'JP', undefined],
  ])('%j becomes %j (%s)', (text, value, why) => {
    expect(cleanName(text)).toEqual(why ? { value, why } : { value });
  });

  it('has nothing left to do to what it has cleaned', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ "'=A-Za-zÃ²àè\u200b.-]{0,12}$/),
    );
    fc.assert(
      fc.property(name, (text) => {
        const { value } = cleanName(text);
        expect(cleanName(value).value).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('never changes a name without saying why', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { value, why } = cleanName(text);
        expect(value === text || why !== undefined).toBe(true);
      }),
    );
  });
});

describe('splitName', () => {
  it.each([
    ['Mario Rossi', 'firstLast', 'Mario', 'Rossi'],
    ['Maria Grazia De Santis', 'firstLast', 'Maria Grazia', 'De Santis'],
    ['Mario Rossi Bianchi', 'firstLast', 'Mario', 'Rossi Bianchi'],
    ['De Luca Maria Grazia', 'lastFirst', 'Maria Grazia', 'De Luca'],
    ['Rossi Bianchi Mario', 'lastFirst', 'Mario', 'Rossi Bianchi'],
    ['Rossi, Mario', 'firstLast', 'Mario', 'Rossi'],
    ['DE SANTIS Mario', 'firstLast', 'Mario', 'DE SANTIS'],
    ['Mario DE SANTIS', 'lastFirst', 'Mario', 'DE SANTIS'],
    ['Dott. Mario Rossi', 'firstLast', 'Dott. Mario', 'Rossi'],
    ['Nonna', 'firstLast', 'Nonna', ''],
  ] as const)('cuts %j (%s) into %j and %j', (text, order, firstName, lastName) => {
    expect(splitName(text, order)).toMatchObject({ firstName, lastName });
  });

  it.each([
    ['Marco e Anna Rossi', 'firstLast', ['Marco|Rossi', 'Anna|Rossi']],
    ['Mario Rossi & Anna Bianchi', 'firstLast', ['Mario|Rossi', 'Anna|Bianchi']],
    ['Rossi Marco e Anna', 'lastFirst', ['Marco|Rossi', 'Anna|Rossi']],
    ['Mario Rossi e Anna', 'firstLast', ['Mario|Rossi', 'Anna|']],
    ['Mario Rossi e famiglia', 'firstLast', ['Mario|Rossi e famiglia']],
  ] as const)('finds the people in %j (%s)', (text, order, people) => {
    const found = splitWholeNames(text, order).map(({ firstName, lastName }) => `${firstName}|${lastName}`);
    expect(found).toEqual(people);
  });
});
