import { expect, it } from 'vitest';
import { hashOf, parseHash } from './navigation.ts';

it('reads back what it writes', () => {
  const params = { id: 'm 1', q: 'è & basta?' };
  expect(parseHash(hashOf('queue', params))).toEqual({ screen: 'queue', params });
  expect(hashOf('guests')).toBe('#/guests');
});

it.each(['', '#', '#/', '#/nowhere', '#token=abc'])('%j is the overview', (hash) => {
  expect(parseHash(hash).screen).toBe('overview');
});
