import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WhatIf } from '#contract/configuration.ts';
import { aConfiguration, aWhatIf } from '../../testing/builders.ts';
import { changesSaved, openConfiguration, save } from './testing/open-configuration.tsx';

beforeEach(() => {
  window.location.hash = '#/configuration';
});

const two = [
  { date: '2027-03-09', messages: 120 },
  { date: '2027-03-10', messages: 28 },
];

function outlook(day: number, peakPerDay: number): WhatIf['present'] {
  const at = (time: string) => `2027-03-${day}T${time}:00.000Z`;
  return {
    finishesAt: at('13:20'),
    finishRange: { earliest: at('13:00'), latest: at('14:05') },
    peakPerDay,
    perDay: two,
  };
}

describe('the what-if', () => {
  it('tells how the queue goes now, and beside it how it would go with what is typed', async () => {
    const { client } = await openConfiguration({
      'configuration.whatIf': (proposed) =>
        aWhatIf({
          messages: 148,
          queued: true,
          present: outlook(11, 120),
          proposed: 'whatsapp_rate_limit' in proposed ? outlook(10, 240) : outlook(11, 120),
        }),
    });
    const table = await screen.findByRole('table');
    expect(screen.getByText(/148 messaggi in coda/)).toBeDefined();
    expect(within(table).queryByText('Con le modifiche')).toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: 'Limite all’ora' }), { target: { value: '20' } });
    await within(table).findByText('Con le modifiche');
    const row = (name: string) =>
      within(within(table).getByRole('row', { name: new RegExp(name) })).getAllByRole('cell');
    await waitFor(() =>
      expect(row('Messaggi nel giorno più pieno').map((cell) => cell.textContent)).toEqual(['120', '240']),
    );
    expect(row('Fine prevista').map((cell) => cell.textContent)).toEqual([
      expect.stringContaining('14:20'),
      expect.stringContaining('14:20'),
    ]);
    expect(client.calls.some(({ method }) => method === 'configuration.update')).toBe(false);
  });

  it('leaves out the span where the end is certain', async () => {
    const certain = { ...outlook(11, 120), finishRange: null };
    await openConfiguration({
      'configuration.whatIf': aWhatIf({ messages: 148, queued: true, present: certain, proposed: certain }),
    });
    expect(within(await screen.findByRole('table')).queryByRole('rowheader', { name: 'Margine' })).toBeNull();
  });

  it('leaves aside what cannot be saved, and is not there while there is nothing to send', async () => {
    const { client } = await openConfiguration();
    fireEvent.change(screen.getByRole('textbox', { name: 'Limite all’ora' }), { target: { value: '0' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Avvio graduale' }));
    const asked = () =>
      client.calls.filter(({ method }) => method === 'configuration.whatIf').map(({ input }) => input);
    await waitFor(() => expect(asked().at(-1)).toEqual({ warm_up: true }));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('a profile', () => {
  const profile = (name: string) => screen.getByRole('button', { name: `Profilo ${name}` });

  it('sets limit, pace and new chats at once, and is known again from them', async () => {
    const { client } = await openConfiguration();
    expect(profile('naturale').getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(profile('prudente'));
    expect(profile('prudente').getAttribute('aria-pressed')).toBe('true');
    save();
    await waitFor(() =>
      expect(changesSaved(client)).toEqual([{ pacing: 'spread', new_chat_cap_per_day: 60, warm_up: true }]),
    );
  });

  it('is custom when nothing fits', async () => {
    await openConfiguration({ 'configuration.get': () => aConfiguration({ whatsapp_rate_limit: 17 }) });
    expect(await screen.findByText(/Su misura/)).toBeDefined();
    for (const name of ['prudente', 'naturale', 'veloce'])
      expect(profile(name).getAttribute('aria-pressed')).toBe('false');
  });
});

describe('the cap of new chats', () => {
  const cap = () => screen.getByRole('textbox', { name: 'Nuove chat al giorno' });
  const toggle = () => screen.getByRole('switch', { name: 'Metti un tetto alle nuove chat' });

  it('begins at 60 when it is asked for, and comes back as it was typed', async () => {
    const { client } = await openConfiguration();
    expect(screen.queryByRole('textbox', { name: 'Nuove chat al giorno' })).toBeNull();
    fireEvent.click(toggle());
    expect(cap()).toHaveProperty('value', '60');
    fireEvent.change(cap(), { target: { value: '25' } });
    fireEvent.click(toggle());
    fireEvent.click(toggle());
    expect(cap()).toHaveProperty('value', '25');
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ new_chat_cap_per_day: 25 }]));
  });

  it.each(['', '0', '10001', '2.5', 'venti'])('refuses %j in words', async (text) => {
    await openConfiguration();
    fireEvent.click(toggle());
    fireEvent.change(cap(), { target: { value: text } });
    expect(screen.getByText('Scrivi un numero intero da 1 a 10.000.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', true);
  });
});
