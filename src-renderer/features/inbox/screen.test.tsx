import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#contract/inbox.ts';
import type { ReplyProposal } from '#contract/replies.ts';
import { aHousehold } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
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

/** The latest has the greatest number, and comes first; a cursor names the last one shown. */
function aListOf(there: () => number): NonNullable<Answers['inbox.list']> {
  return ({ limit = 50, cursor }) => {
    const from = cursor === undefined ? there() : Number(cursor) - 1;
    const numbers = Array.from({ length: Math.min(limit, from) }, (_, index) => from - index);
    const items = numbers.map((n) =>
      aConversation({ household: { id: `h${n}`, name: `Famiglia ${n}` }, unseen: 0, undecided: false }),
    );
    const last = numbers.at(-1) ?? 0;
    return { items, total: there(), ...(last > 1 && { nextCursor: String(last) }) };
  };
}

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

  it('lets what waits for a decision be decided where it is read', async () => {
    const proposal: ReplyProposal = {
      message: '3A1',
      household: { id: 'h1', name: 'Famiglia Lombardi', rsvp: null },
      text: 'Ci saremo in 2',
      attachment: false,
      at: '2027-03-09T10:00:00.000Z',
      edited: false,
      reading: { rsvp: 'COMING', total: 2, confidence: 'clear', why: 'SAID' },
      state: 'OPEN',
      decidedAt: null,
    };
    const decided = { ...proposal, message: '3A0', text: 'Forse', state: 'IGNORED' } as const;
    const client = await open('#/inbox?household=h1', {
      'replies.ofHousehold': { items: [proposal, decided] },
      'replies.accept': { cancelled: 0, requeued: 0, tooLate: 0 },
    });
    const waiting = within(await screen.findByRole('region', { name: 'Da decidere' }));
    expect(waiting.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '«Ci saremo in 2»Letta come: Viene · 2 persone.Va bene cosìCorreggi…Ignora',
    ]);
    client.answer({ 'replies.ofHousehold': { items: [{ ...proposal, state: 'ACCEPTED' }, decided] } });
    fireEvent.click(waiting.getByRole('button', { name: 'Va bene così: Famiglia Lombardi' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Da decidere' })).toBeNull());
    expect(calls(client, 'replies.accept')).toEqual([{ message: '3A1', optOut: false }]);
  });

  it('shows what somebody unknown wrote, and says who is answered', async () => {
    const client = await open('#/inbox?sender=1%40lid');
    expect(await screen.findByText(/prima di rispondere/)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => expect(calls(client, 'inbox.see')).toEqual([{ sender: '1@lid' }]));
  });

  it('looks for words, from the top of the list again', async () => {
    const client = await open('#/inbox', { 'inbox.list': { items: [aConversation()], total: 1 } });
    fireEvent.change(await screen.findByRole('searchbox'), { target: { value: ' ora ' } });
    await waitFor(() => expect(calls(client, 'inbox.list')).toContainEqual({ limit: 50, q: 'ora' }));
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

  it('goes on to the end of a long list, on demand and when it is scrolled down to', async () => {
    await open('#/inbox', { 'inbox.list': aListOf(() => 320) });
    const last = (n: number) => screen.findByText(`Famiglia ${n}`);
    await last(271);
    fireEvent.click(screen.getByRole('button', { name: 'Mostra le più vecchie' }));
    await last(221);
    for (const n of [171, 121, 71, 21, 1]) {
      const list = screen.getByRole('navigation', { name: 'Conversazioni' }).parentElement as HTMLElement;
      fireEvent.scroll(list);
      await last(n);
    }
    expect(screen.queryByRole('button', { name: 'Mostra le più vecchie' })).toBeNull();
  });

  it('keeps all that was shown when something new comes in, and puts that on top', async () => {
    let there = 320;
    const client = await open('#/inbox', { 'inbox.list': aListOf(() => there) });
    await screen.findByText('Famiglia 271');
    fireEvent.click(screen.getByRole('button', { name: 'Mostra le più vecchie' }));
    await screen.findByText('Famiglia 221');
    there = 323;
    await act(async () => client.emit('inbox.changed', {}));
    const lines = await waitFor(() => {
      const all = screen.getAllByRole('link').map(({ textContent }) => textContent?.slice(0, 12));
      expect(all[0]).toBe('Famiglia 323');
      return all;
    });
    expect(lines).toContain('Famiglia 320');
    expect(screen.getByText('Famiglia 221')).toBeDefined();
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('keeps who wrote, and what is being answered, while the list cannot be refreshed', async () => {
    const client = await open('#/inbox?household=h1');
    const field = await screen.findByRole('textbox', { name: 'Rispondi: Famiglia Lombardi' });
    fireEvent.change(field, { target: { value: 'Alle sette' } });
    client.answer({ 'inbox.list': refuse('STORE_BUSY') });
    act(() => client.emit('inbox.changed', {}));
    expect(await screen.findByText(/^Non aggiornato/)).toBeDefined();
    expect(screen.getByRole('link', { name: /Famiglia Lombardi/ })).toBeDefined();
    expect(field).toHaveProperty('value', 'Alle sette');
    expect(document.body.contains(field)).toBe(true);
    client.answer({ 'inbox.list': { items: [stranger], total: 1 } });
    fireEvent.click(screen.getByRole('button', { name: 'Riprova' }));
    await waitFor(() => expect(screen.queryByText(/^Non aggiornato/)).toBeNull());
    expect(screen.queryByRole('link', { name: /Famiglia Lombardi/ })).toBeNull();
  });

  it('shows nobody for words it cannot look for, and leads back to who was there', async () => {
    const client = await open();
    const search = await screen.findByRole('searchbox');
    await screen.findByRole('link', { name: /Famiglia Lombardi/ });
    client.answer({ 'inbox.list': refuse('STORE_BUSY') });
    fireEvent.change(search, { target: { value: 'ora' } });
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.queryByRole('link', { name: /Famiglia Lombardi/ })).toBeNull();
    fireEvent.change(search, { target: { value: '' } });
    expect(await screen.findByRole('link', { name: /Famiglia Lombardi/ })).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what it is for while nobody has written', async () => {
    await open('#/inbox', { 'inbox.list': { items: [], total: 0 } });
    expect(await screen.findByText('Non ha ancora scritto nessuno')).toBeDefined();
  });
});
