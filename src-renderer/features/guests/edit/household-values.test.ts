import { describe, expect, it } from 'vitest';
import { aHousehold } from '../../../testing/builders.ts';
import { changesIn, draftOf, emptyValues, forgottenIn, valuesOf } from './household-values.ts';

describe('the values of the form', () => {
  it('show a household as a person would write it', () => {
    expect(valuesOf(aHousehold({ side: 'sposa', adults: 2 }))).toMatchObject({
      phones: ['+39 328 000 0117'],
      side: 'sposa',
      language: '',
      adults: 2,
      children: '',
    });
  });

  it('have a line to write in where there is nobody and no number', () => {
    const values = valuesOf(aHousehold({ guests: [], phones: [] }));
    expect(values).toMatchObject({ guests: [{ firstName: '', lastName: '' }], phones: [''] });
  });

  it('have no line for who was forgotten', () => {
    const gone = { firstName: '', lastName: '' };
    const [anna] = aHousehold().guests;
    const household = aHousehold({ guests: [gone, ...(anna ? [anna] : [])] });
    expect(valuesOf(household).guests).toEqual([anna]);
    expect(forgottenIn(household)).toBe(1);
  });

  it('become a draft in which what is empty is nothing', () => {
    expect(draftOf({ ...emptyValues, name: ' Rossi ', email: ' ' })).toMatchObject({
      name: 'Rossi',
      email: null,
      side: null,
      language: null,
      adults: null,
    });
  });

  it('send only what was changed', () => {
    const before = valuesOf(aHousehold());
    expect(changesIn(before, before)).toEqual({});
    expect(changesIn(before, { ...before, side: 'sposa', tags: ['amici'] })).toEqual({
      side: 'sposa',
      tags: ['amici'],
    });
    expect(changesIn(before, { ...before, phones: [] })).toEqual({ phones: [] });
  });
});
