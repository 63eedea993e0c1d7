import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { guardLeaving, hashOf, navigate, parseHash, type Route, useRoute } from './navigation.ts';

it('reads back what it writes', () => {
  const params = { id: 'm 1', q: 'è & basta?' };
  expect(parseHash(hashOf('queue', params))).toEqual({ screen: 'queue', params });
  expect(hashOf('guests')).toBe('#/guests');
});

it.each(['', '#', '#/', '#/nowhere', '#token=abc'])('%j is the overview', (hash) => {
  expect(parseHash(hash).screen).toBe('overview');
});

it('a screen that is guarded stays, and its guard is told where the way would have led', async () => {
  window.location.hash = '#/configuration?section=phones';
  const { result } = renderHook(() => useRoute());
  const held: Route[] = [];
  const letGo = guardLeaving((wanted) => {
    held.push(wanted);
    return true;
  });
  act(() => navigate('queue', { id: 'm1' }));
  await waitFor(() => expect(held).toEqual([{ screen: 'queue', params: { id: 'm1' } }]));
  expect(window.location.hash).toBe('#/configuration?section=phones');
  expect(result.current.screen).toBe('configuration');

  act(() => navigate('configuration', { section: 'links' }));
  await waitFor(() => expect(result.current.params).toEqual({ section: 'links' }));
  expect(held).toHaveLength(1);

  letGo();
  act(() => navigate('queue'));
  await waitFor(() => expect(result.current.screen).toBe('queue'));
});
