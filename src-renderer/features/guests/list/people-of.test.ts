import { expect, it } from 'vitest';
import { peopleOf } from './people-of.ts';

it('names the people of one surname by their first names, others in full', () => {
  const anna = { firstName: 'Anna', lastName: 'Lombardi' };
  expect(peopleOf([anna, { firstName: 'Piero', lastName: 'Lombardi' }])).toBe('Anna, Piero');
  expect(peopleOf([anna, { firstName: 'Ugo', lastName: 'Neri' }])).toBe('Anna Lombardi, Ugo Neri');
  expect(peopleOf([{ firstName: '', lastName: 'Lombardi' }])).toBe('Lombardi');
  expect(peopleOf([])).toBe('');
});
