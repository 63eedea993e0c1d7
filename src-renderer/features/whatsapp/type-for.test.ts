import { describe, expect, it } from 'vitest';
import { sessionType } from '#contract/common.ts';
import { typeFor } from './type-for.ts';

describe('the type of a new phone', () => {
  it.each([
    ['Sposa', 'sposa'],
    ['  Papà & Mamma ', 'papa-mamma'],
    ['2° telefono', 'telefono'],
    ['新郎', 'phone'],
    ['Queue', 'queue-2'],
    ['Main', 'main-2'],
    ['x'.repeat(60), 'x'.repeat(26)],
    [`${'x'.repeat(25)} - y`, 'x'.repeat(25)],
  ])('%s is %s', (label, type) => {
    expect(typeFor(label, [{ type: 'main' }])).toBe(type);
    expect(sessionType.safeParse(type).success).toBe(true);
  });

  it('is another one each time', () => {
    expect(typeFor('Sposa', [{ type: 'sposa' }, { type: 'sposa-2' }])).toBe('sposa-3');
  });
});
