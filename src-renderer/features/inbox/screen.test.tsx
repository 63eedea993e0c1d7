import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#contract/inbox.ts';
import { aHousehold } from '../../testing/builders.ts';
import type { Answers } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { InboxScreen } from './screen.tsx';

const last = {
  id: '3A1',
  text: 'A che ora?',
  attachment: false,
  at: '2027-03-09T10:00:00.000Z',
  edited: false,
  revoked: false,
};

function aConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    sender: '+393331000001',
    phone: '+393331000001',
    name: 'Anna',
    household: { id: 'h1', name: 'Famiglia Lombardi' },
    messages: 1,
    unseen: 2,
    undecided: true,
    stopped: false,
    wantsStop: false,
    last,
    ...changes,
  };
}

const stranger = aConversation({ sender: '1@lid', phone: null, name: 'Zia', household: null, unseen: 0 });

async function open(hash = '#/inbox', answers: Answers = {}) {
  window.location.hash = hash;
  const { client } = await renderScreen(<InboxScreen />, {
    answers: {
      'inbox.list': { items: [aConversation(), stranger], total: 2 },
      'inbox.conversation': { items: [{ from: 'household', message: last }], earlier: false, refusal: null },
      'inbox.ofSender': { items: [last] },
      'guests.get': { ...aHousehold(), queued: null },
      ...answers,
    },
  });
  return client;
}

const calls = (client: Awaited<ReturnType<typeof open>>, method: string) =>
  client.calls.filter((call) => call.method === method).map(({ input }) => input);

describe('the inbox', () => {
  it('names who wrote with their last words, what nobody has seen, and what waits for the admin', async () => {
    await open();
    const list = within(await screen.findByRole('navigation', { name: 'Conversazioni' }));
    const [first, second] = list.getAllByRole('link');
    expect(first?.textContent).toMatch(/Famiglia Lombardi.*A che ora\?.*2 messaggi non visti.*Da decidere/);
    expect(second?.textContent).toMatch(/Zia · numero nascosto.*Chi è\?/);
    expect(screen.getByText('Scegli una conversazione.')).toBeDefined();
  });

  it('opens one of them, which is seen from then on, and can be answered', async () => {
    const client = await open('#/inbox?household=h1');
    expect(await screen.findByRole('textbox', { name: 'Rispondi: Famiglia Lombardi' })).toBeDefined();
    await waitFor(() => expect(calls(client, 'inbox.see')).toEqual([{ household: 'h1' }]));
    await act(async () => client.emit('inbox.changed', {}));
    expect(calls(client, 'inbox.see')).toHaveLength(1);
  });

  it('shows what somebody unknown wrote, and says who is answered', async () => {
    const client = await open('#/inbox?sender=1%40lid');
    expect(await screen.findByText(/prima di rispondere/)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => expect(calls(client, 'inbox.see')).toEqual([{ sender: '1@lid' }]));
  });

  it('looks for words, and shows older ones on demand', async () => {
    const client = await open('#/inbox', { 'inbox.list': { items: [aConversation()], total: 70 } });
    fireEvent.click(await screen.findByRole('button', { name: 'Mostra le più vecchie' }));
    await waitFor(() => expect(calls(client, 'inbox.list')).toContainEqual({ limit: 100 }));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' ora ' } });
    await waitFor(() => expect(calls(client, 'inbox.list')).toContainEqual({ limit: 100, q: 'ora' }));
    client.answer({ 'inbox.list': { items: [], total: 0 } });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'xyz' } });
    expect(await screen.findByText('Nessuna conversazione così.')).toBeDefined();
  });

  it('shows only what needs a person on demand, and says when nothing does', async () => {
    const client = await open();
    client.answer({ 'inbox.list': { items: [], total: 0 } });
    fireEvent.click(await screen.findByRole('radio', { name: 'Aspettano te' }));
    expect(await screen.findByText('Niente che aspetti te.')).toBeDefined();
    expect(calls(client, 'inbox.list')).toContainEqual({ limit: 50, needsYou: true });
  });

  it('says when there are more than a page can hold', async () => {
    await open('#/inbox', { 'inbox.list': { items: [aConversation(), stranger], total: 300 } });
    for (const _ of [100, 150, 200])
      fireEvent.click(await screen.findByRole('button', { name: 'Mostra le più vecchie' }));
    expect(await screen.findByText(/Vedi le 2 più recenti: le altre le trovi con la ricerca/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Mostra le più vecchie' })).toBeNull();
  });

  it('says what it is for while nobody has written', async () => {
    await open('#/inbox', { 'inbox.list': { items: [], total: 0 } });
    expect(await screen.findByText('Non ha ancora scritto nessuno')).toBeDefined();
  });
});
