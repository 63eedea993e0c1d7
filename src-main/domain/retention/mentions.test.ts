import { expect, it } from 'vitest';
import { isCalled, mentions } from './mentions.ts';

const mario = { firstName: 'Mario', lastName: 'Rossi' };
const anna = { firstName: 'Anna', lastName: 'Rossi' };
const ugo = { firstName: 'Ugo', lastName: 'Verdi' };

it('a text names somebody by the first name, or by a surname of their own, as whole words', () => {
  expect(mentions('Mario & Anna Rossi', mario, [anna])).toBe(true);
  expect(mentions('mario.rossi@example.org', mario, [anna])).toBe(true);
  expect(mentions('Famiglia Rossi', mario, [anna])).toBe(false);
  expect(mentions('Famiglia Rossi', mario, [ugo])).toBe(true);
  expect(mentions('Mariolina arriva tardi', mario, [anna])).toBe(false);
  expect(mentions('Mario', mario, [{ ...anna, firstName: 'Mario' }])).toBe(false);
  expect(mentions('', mario, [])).toBe(false);
});

it('an answer means somebody by the whole name either way round, or by a first name that nobody else has', () => {
  expect(isCalled('  ROSSI Mario ', mario, [anna])).toBe(true);
  expect(isCalled('Mario', mario, [anna])).toBe(true);
  expect(isCalled('Mario', mario, [{ firstName: 'Mario', lastName: 'Bianchi' }])).toBe(false);
  expect(isCalled('Anna Rossi', mario, [anna])).toBe(false);
  expect(isCalled('', mario, [anna])).toBe(false);
});
