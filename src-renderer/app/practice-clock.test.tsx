import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScreen } from '../testing/render.tsx';
import { PracticeClock } from './practice-clock.tsx';

const now = '2027-03-09T13:29:19.000Z';

it('shows the time of practice and asks for another speed, which is shown once it is so', async () => {
  const { client } = await renderScreen(<PracticeClock />, {
    answers: { 'overview.clock': { now, speed: 1 }, 'practice.setSpeed': { now, speed: 60 } },
  });
  expect(screen.getByText('14:29')).toBeDefined();
  expect(screen.getByRole('radiogroup', { name: 'Orologio di prova' })).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '×1' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: '×60' }));
  expect(client.calls.at(-1)).toEqual({ method: 'practice.setSpeed', input: { speed: 60 } });
  act(() => client.emit('clock.changed', { now, speed: 60 }));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '×60' }).checked).toBe(true);
});
