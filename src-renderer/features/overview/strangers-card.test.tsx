import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#contract/inbox.ts';
import { aHousehold } from '../../testing/builders.ts';
import type { Answers } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { StrangersCard } from './strangers-card.tsx';

function aStranger(changes: Partial<Conversation> = {}): Conversation {
  return {
    sender: '+393339999999',
    phone: '+393339999999',
    name: 'Zia Pina',
    household: null,
    messages: 1,
    unseen: 1,
    undecided: false,
    stopped: false,
    wantsStop: false,
    last: {
      id: '3A1',
      text: 'Veniamo in due',
      attachment: false,
      at: '2027-03-09T13:00:00.000Z',
      edited: false,
      revoked: false,
    },
    ...changes,
  };
}

async function open(strangers: readonly Conversation[], answers: Answers = {}) {
  const { client } = await renderScreen(<StrangersCard />, {
    answers: {
      'inbox.list': { items: [...strangers], total: strangers.length },
      'inbox.assign': {},
      'inbox.dismiss': {},
      'inbox.suggest': { items: [] },
      'guests.list': { items: [aHousehold()], total: 1 },
      ...answers,
    },
  });
  return client;
}

const calls = (client: Awaited<ReturnType<typeof open>>, method: string) =>
  client.calls.filter((call) => call.method === method).map(({ input }) => input);

describe('the card of those nobody knows', () => {
  it('is not there when everybody is known, and comes when somebody writes', async () => {
    const client = await open([]);
    expect(screen.queryByRole('heading', { name: 'Chi è?' })).toBeNull();
    client.answer({ 'inbox.list': { items: [aStranger()], total: 1 } });
    await act(async () => client.emit('inbox.changed', {}));
    expect(await screen.findByText('Veniamo in due')).toBeDefined();
  });

  it('shows who wrote under a hidden number, what was taken back, and that there are more', async () => {
    const hidden = aStranger({ sender: '1@lid', phone: null, name: null });
    const revoked = aStranger({
      sender: '+393331112222',
      last: { ...aStranger().last, text: '', revoked: true },
    });
    await open([hidden, revoked], { 'inbox.list': { items: [hidden, revoked], total: 4 } });
    expect(await screen.findByRole('heading', { name: 'numero nascosto' })).toBeDefined();
    expect(screen.getByText('Messaggio eliminato da chi l’ha scritto.')).toBeDefined();
    expect(screen.getByText('e altre 2 persone')).toBeDefined();
  });

  it('ties a number to the household that is chosen', async () => {
    const client = await open([aStranger()]);
    fireEvent.click(await screen.findByRole('button', { name: /è di una famiglia/ }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = () => dialog.getByRole('button', { name: 'Assegna alla famiglia' });
    expect(confirm().hasAttribute('disabled')).toBe(true);
    fireEvent.change(dialog.getByRole('combobox'), { target: { value: 'lomb' } });
    await waitFor(() => expect(calls(client, 'guests.list')).toContainEqual({ limit: 50, q: 'lomb' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Famiglia Lombardi' }));
    fireEvent.click(confirm());
    await waitFor(() =>
      expect(calls(client, 'inbox.assign')).toEqual([{ sender: '+393339999999', household: 'h1' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('names who it may be, the likeliest first, and assigns nobody before somebody says so', async () => {
    const household = { id: 'h7', name: 'Famiglia Bianchi' };
    const client = await open([aStranger()], {
      'inbox.suggest': { items: [{ household, because: 'SIGNATURE' }] },
    });
    fireEvent.click(await screen.findByRole('button', { name: /è di una famiglia/ }));
    fireEvent.click(await screen.findByRole('button', { name: /Famiglia Bianchi.*si firma così/ }));
    expect(calls(client, 'inbox.assign')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Assegna alla famiglia' }));
    await waitFor(() =>
      expect(calls(client, 'inbox.assign')).toEqual([{ sender: '+393339999999', household: 'h7' }]),
    );
  });

  it('offers to write no more to who asks for it, and says so until it is taken back', async () => {
    const asks = aStranger({ wantsStop: true });
    const client = await open([asks], { 'inbox.stop': { cancelled: 0 }, 'inbox.free': {} });
    expect(await screen.findByText('Chiede di non ricevere altri messaggi.')).toBeDefined();
    client.answer({ 'inbox.list': { items: [{ ...asks, stopped: true }], total: 1 } });
    fireEvent.click(screen.getByRole('button', { name: /^Zia Pina.*non scrivere più/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Permetti di nuovo' }));
    expect(calls(client, 'inbox.stop')).toEqual([{ sender: '+393339999999' }]);
    await waitFor(() => expect(calls(client, 'inbox.free')).toEqual([{ sender: '+393339999999' }]));
  });

  it('asks before it removes what somebody wrote who is no guest', async () => {
    const client = await open([aStranger()]);
    fireEvent.click(await screen.findByRole('button', { name: /non è un invitato/ }));
    expect(calls(client, 'inbox.dismiss')).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Cancella i suoi messaggi' }));
    await waitFor(() => expect(calls(client, 'inbox.dismiss')).toEqual([{ sender: '+393339999999' }]));
  });
});
