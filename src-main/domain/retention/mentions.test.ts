import { expect, it } from 'vitest';
import { holdsNumber, isCalled, mentions } from './mentions.ts';

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

it('a name of one letter is found where letters stand for words, with or without spaces, and an initial is not', () => {
  const li = { firstName: '李', lastName: '王' };
  expect(mentions('李 non mangia pesce', li, [anna])).toBe(true);
  expect(mentions('李先生吃素', li, [anna])).toBe(true);
  expect(mentions('张 arriva tardi', li, [anna])).toBe(false);
  expect(isCalled('王 李', li, [anna])).toBe(true);
  expect(mentions('Vitamina M', { firstName: 'M.', lastName: 'Rossi' }, [anna])).toBe(false);
});

it('a number is found with or without its country, however it is spaced, and no other one is', () => {
  const number = '+393471234567';
  for (const text of ['347 1234567', 'tel. +39 347-123.45.67', '0039 (347) 123 4567', 'x:+393471234567'])
    expect(holdsNumber(text, number)).toBe(true);
  for (const text of ['347 1234568', '34712345', 'alle 3, tavolo 47', ''])
    expect(holdsNumber(text, number)).toBe(false);
  expect(holdsNumber('tavolo 12345', '+12345')).toBe(false);
});
