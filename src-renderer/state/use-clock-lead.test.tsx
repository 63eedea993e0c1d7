import { act, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aSession } from '../testing/builders.ts';
import { renderScreen } from '../testing/render.tsx';
import { useClockLead } from './use-clock-lead.ts';
import { useFormat } from './use-format.ts';

const now = Date.parse('2027-03-09T13:29:19.000Z');
const told = (ahead: number, speed = 1) => ({ now: new Date(now + ahead).toISOString(), speed });

function Lead() {
  return (
    <>
      <output>{useClockLead()}</output>
      <p>{useFormat().until('2027-03-09T14:29:19.000Z')}</p>
    </>
  );
}

afterEach(() => {
  vi.useRealTimers();
});

it('a time the app has told is counted on the app’s clock, and anew when a session changes', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const { client } = await renderScreen(<Lead />, { answers: { 'overview.clock': told(90_000) } });
  expect(await screen.findByText('90000')).toBeDefined();
  client.answer({ 'overview.clock': told(-5_000) });
  act(() => client.emit('sessions.changed', [aSession()]));
  expect(await screen.findByText('-5000')).toBeDefined();
});

it('a clock that runs sixty times as fast runs so in the window, and what is to come draws near as fast', async () => {
  vi.useFakeTimers({ now, toFake: ['Date', 'setInterval', 'clearInterval'] });
  const { client } = await renderScreen(<Lead />);
  expect(screen.getByText('0')).toBeDefined();
  expect(screen.getByText('tra 1 h')).toBeDefined();
  act(() => client.emit('clock.changed', told(0, 60)));
  act(() => vi.advanceTimersByTime(10_000));
  expect(screen.getByText('590000')).toBeDefined();
  expect(screen.getByText('tra 50 min')).toBeDefined();
});
