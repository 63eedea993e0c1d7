import { act, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { anOverview, aSession } from '../testing/builders.ts';
import { renderScreen } from '../testing/render.tsx';
import { useClockLead } from './use-clock-lead.ts';

const now = Date.parse('2027-03-09T13:29:19.000Z');
const told = (ahead: number) => ({
  'overview.get': anOverview({ now: new Date(now + ahead).toISOString() }),
});

function Lead() {
  return <output>{useClockLead()}</output>;
}

afterEach(() => {
  vi.useRealTimers();
});

it('a time the app has told is counted on the app’s clock, and anew when a session changes', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const { client } = await renderScreen(<Lead />, { answers: told(90_000) });
  expect(await screen.findByText('90000')).toBeDefined();
  client.answer(told(-5_000));
  act(() => client.emit('sessions.changed', [aSession()]));
  expect(await screen.findByText('-5000')).toBeDefined();
});
