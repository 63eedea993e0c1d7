import { describe, expect, it } from 'vitest';
import { joinNames } from './join-names.ts';

describe('the names of a household', () => {
  it.each([
    [[], '', ''],
    [['Anna'], 'Anna', 'Anna'],
    [['Anna', 'Marco'], 'Anna e Marco', 'Anna and Marco'],
    [['Anna', 'Marco', 'Luca'], 'Anna, Marco e Luca', 'Anna, Marco and Luca'],
    [['Anna', 'Elena'], 'Anna ed Elena', 'Anna and Elena'],
    [['Elena', 'Ettore', 'Élodie'], 'Elena, Ettore ed Élodie', 'Elena, Ettore and Élodie'],
    [['Romeo e Giulia', 'Marco'], 'Romeo e Giulia e Marco', 'Romeo e Giulia and Marco'],
  ])('%j read «%s» and "%s"', (names, italian, english) => {
    expect(joinNames(names, 'it')).toBe(italian);
    expect(joinNames(names, 'en')).toBe(english);
  });
});
