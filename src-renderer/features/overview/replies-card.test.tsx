import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyProposal } from '#contract/replies.ts';
import { keepFocus } from '../../lib/keep-focus.ts';
import { renderScreen } from '../../testing/render.tsx';
import { RepliesCard } from './replies-card.tsx';

function aReply(changes: Partial<ReplyProposal> = {}): ReplyProposal {
  return {
    message: '3A1',
    household: { id: 'h1', name: 'Famiglia Lombardi', rsvp: null },
    text: 'Ci saremo in 4 + 2 bimbi',
    attachment: false,
    at: '2027-03-09T13:00:00.000Z',
    edited: false,
    reading: { rsvp: 'COMING', adults: 4, children: 2, confidence: 'clear', why: 'SAID' },
    state: 'OPEN',
    decidedAt: null,
    ...changes,
  };
}

async function open(...replies: readonly ReplyProposal[]) {
  const decided = { cancelled: 0, requeued: 0, tooLate: 0 };
  const { client } = await renderScreen(<RepliesCard />, {
    answers: {
      'replies.open': { items: [...replies], total: replies.length },
      'replies.accept': decided,
      'replies.correct': decided,
      'replies.ignore': decided,
    },
  });
  return client;
}

type Client = Awaited<ReturnType<typeof open>>;
const calls = (client: Client, method: string) =>
  client.calls.filter((call) => call.method === method).map(({ input }) => input);
const press = async (name: RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the keyboard on the card of replies', () => {
  let stop: () => void;
  beforeEach(() => {
    stop = keepFocus(document);
  });
  afterEach(() => stop());

  const rossi = aReply({ message: '3A2', household: { id: 'h2', name: 'Famiglia Rossi', rsvp: null } });
  const pressed = async (name: string) => {
    const button = await screen.findByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  };
  const focused = () => document.activeElement?.getAttribute('aria-label');

  it('goes on to the same decision of the next reply when one is decided', async () => {
    const client = await open(aReply(), rossi);
    client.answer({ 'replies.open': { items: [rossi], total: 1 } });
    await pressed('Ignora: Famiglia Lombardi');
    await waitFor(() => expect(focused()).toBe('Ignora: Famiglia Rossi'));
  });

  it('goes on to the next reply also after a correction in the dialog', async () => {
    const client = await open(aReply(), rossi);
    client.answer({ 'replies.open': { items: [rossi], total: 1 } });
    await pressed('Correggi…: Famiglia Lombardi');
    const save = await screen.findByRole('button', { name: 'Salva la risposta' });
    save.focus();
    fireEvent.click(save);
    await waitFor(() => expect(focused()).toBe('Correggi…: Famiglia Rossi'));
  });
});

describe('the card of replies', () => {
  it('shows what was written beside how it was read, and takes it as it is', async () => {
    const client = await open(aReply());
    expect(await screen.findByText('«Ci saremo in 4 + 2 bimbi»')).toBeDefined();
    expect(screen.getByText('Letta come: Viene · 4 adulti · 2 bambini.')).toBeDefined();
    await press(/^Va bene così/);
    await waitFor(() => expect(calls(client, 'replies.accept')).toEqual([{ message: '3A1', optOut: false }]));
  });

  it('takes a decision once, however often it is pressed before the reply is gone', async () => {
    const client = await open(aReply());
    const button = await screen.findByRole('button', { name: /^Va bene così/ });
    fireEvent.click(button);
    fireEvent.click(button);
    fireEvent.click(screen.getByRole('button', { name: /^Ignora/ }));
    await waitFor(() => expect(calls(client, 'replies.open').length).toBeGreaterThan(1));
    expect(calls(client, 'replies.accept')).toHaveLength(1);
    expect(calls(client, 'replies.ignore')).toHaveLength(0);
  });

  it('says once that a reply is a question, and guesses nothing', async () => {
    await open(
      aReply({ text: 'C’è parcheggio?', reading: { confidence: 'unclear', why: 'QUESTION', asks: true } }),
    );
    expect(await screen.findByText('Una domanda per te.')).toBeDefined();
  });

  it('offers nothing to accept where nothing was understood, and says so', async () => {
    const client = await open(aReply({ text: '👍', reading: { confidence: 'unclear', why: 'EMOJI' } }));
    expect(await screen.findByText(/Solo emoji/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Va bene così/ })).toBeNull();
    await press(/^Ignora/);
    await waitFor(() => expect(calls(client, 'replies.ignore')).toEqual([{ message: '3A1' }]));
  });

  it('keeps an answer and a wish for no more messages apart', async () => {
    const reading = { rsvp: 'NOT_COMING', stop: true, confidence: 'unclear', why: 'NO_THANKS' } as const;
    const client = await open(aReply({ text: 'No grazie', reading }));
    expect(screen.queryByRole('button', { name: /^Va bene così/ })).toBeNull();
    expect(await screen.findByRole('button', { name: /^Segna la risposta, scrivi ancora/ })).toBeDefined();
    await press(/^Non scrivere più/);
    await waitFor(() => expect(calls(client, 'replies.accept')).toEqual([{ message: '3A1', optOut: true }]));
  });

  it('records no yes that nobody gave, and keeps the wish for no more messages in a correction', async () => {
    const reading = { stop: true, confidence: 'unclear', why: 'STOP_PERHAPS' } as const;
    const client = await open(aReply({ text: 'Numero sbagliato', reading }));
    await press(/^Correggi/);
    const dialog = within(await screen.findByRole('dialog'));
    for (const radio of dialog.getAllByRole('radio')) expect(radio).toHaveProperty('checked', false);
    expect(dialog.getByRole('button', { name: 'Salva la risposta' })).toHaveProperty('disabled', true);
    expect(dialog.getByRole('checkbox', { name: 'Non scrivere più' })).toHaveProperty('checked', true);
    fireEvent.click(dialog.getByRole('radio', { name: 'Non viene' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Salva la risposta' }));
    await waitFor(() =>
      expect(calls(client, 'replies.correct')).toMatchObject([{ rsvp: 'NOT_COMING', optOut: true }]),
    );
  });

  it('is corrected in a dialog that starts with what was read', async () => {
    const reading = { rsvp: 'COMING', total: 3, confidence: 'unclear', why: 'HINT' } as const;
    const client = await open(aReply({ text: 'Siamo 3 o 4', reading }));
    await press(/^Correggi/);
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Che cosa risponde Famiglia Lombardi?' }),
    );
    expect(dialog.getByLabelText('Adulti')).toHaveProperty('value', '3');
    fireEvent.click(dialog.getByRole('radio', { name: 'Non viene' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Salva la risposta' }));
    await waitFor(() =>
      expect(calls(client, 'replies.correct')).toEqual([
        { message: '3A1', rsvp: 'NOT_COMING', adults: null, children: null, note: '', optOut: false },
      ]),
    );
  });
});
