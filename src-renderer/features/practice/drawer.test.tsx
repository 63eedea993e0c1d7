import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PracticeChat, PracticePhone } from '#contract/practice.ts';
import { anOverview, aPracticePhone, aSession } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { PracticeDrawer } from './drawer.tsx';

type Message = PracticeChat['messages'][number];

function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: 'w1',
    fromGuest: false,
    text: 'Cari Anna e Piero',
    file: null,
    at: '2027-03-09T13:27:00.000Z',
    ack: 2,
    ...changes,
  };
}

function aChat(changes: Partial<PracticeChat> = {}): PracticeChat {
  return {
    chatId: '393280000117@c.us',
    phone: '+393280000117',
    name: 'Anna Lombardi',
    messages: [aMessage()],
    ...changes,
  };
}

const read = aChat({ messages: [aMessage({ ack: 3 })] });

async function open(phone: PracticePhone, answers: Answers = {}) {
  const onClose = vi.fn();
  const { client } = await renderScreen(<PracticeDrawer onClose={onClose} />, {
    answers: {
      'practice.phone': phone,
      'practice.scan': phone,
      'practice.unlink': phone,
      'practice.read': phone,
      'practice.reply': phone,
      'overview.get': anOverview(),
      ...answers,
    },
  });
  await screen.findByText('I telefoni degli invitati');
  return { client, onClose };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  window.location.hash = '#/queue';
});

describe('the sender’s phone', () => {
  it('scans the code of a session that waits for it', async () => {
    const waiting = [{ type: 'sposo', label: 'Sposo' }];
    const { client } = await open(aPracticePhone({ waiting }));
    press('Scansiona il QR');
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'practice.scan', input: { type: 'sposo' } }),
    );
  });

  it('is told apart from those of the guests, and says that a code dies at once while practice runs fast', async () => {
    const waiting = [{ type: 'sposa', label: 'Sposa' }];
    const clock = { now: '2027-03-09T13:27:00.000Z', speed: 60 };
    const { client } = await open(aPracticePhone({ waiting, linked: [] }), { 'overview.clock': clock });
    const sender = within(screen.getByRole('region', { name: 'Il tuo telefono' }));
    expect(sender.getByText('Da qui partono gli inviti')).toBeDefined();
    expect(sender.getByText(/torna a ×1/)).toBeDefined();
    const guests = within(screen.getByRole('region', { name: 'I telefoni degli invitati' }));
    expect(guests.getByText('Qui arrivano gli inviti')).toBeDefined();
    client.answer({ 'overview.clock': { ...clock, speed: 1 } });
    act(() => client.emit('clock.changed', { ...clock, speed: 1 }));
    await waitFor(() => expect(screen.queryByText(/torna a ×1/)).toBeNull());
  });

  it('removes a linked device', async () => {
    const { client } = await open(aPracticePhone());
    press('Scollega dal telefono');
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'practice.unlink', input: { type: 'sposa' } }),
    );
  });

  it('says why a code could not be scanned', async () => {
    const waiting = [{ type: 'sposo', label: 'Sposo' }];
    await open(aPracticePhone({ waiting }), { 'practice.scan': refuse('PRACTICE_NOT_WAITING_QR') });
    press('Scansiona il QR');
    expect(await screen.findByText(/non aspetta un codice QR/)).toBeDefined();
  });

  it('leads to WhatsApp for a session that neither waits nor is linked', async () => {
    await open(aPracticePhone({ linked: [] }), {
      'sessions.list': [aSession({ status: 'DISCONNECTED', me: null })],
    });
    expect(screen.getByText('Sposa: Scollegato')).toBeDefined();
    press('Vai a WhatsApp');
    expect(window.location.hash).toBe('#/whatsapp');
  });
});

describe('the guests’ phones', () => {
  it('say what will come before anything has', async () => {
    await open(aPracticePhone());
    expect(screen.getByText('Nessun messaggio')).toBeDefined();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('show what is unread, and reading the list reads no message', async () => {
    const { client } = await open(
      aPracticePhone({ chats: [aChat(), aChat({ chatId: 'x', name: null })], arrived: 2 }),
    );
    expect(screen.getByText('2 messaggi arrivati')).toBeDefined();
    const row = screen.getByRole('button', { name: /Anna Lombardi/ });
    expect(within(row).getByText('1 da leggere')).toBeDefined();
    expect(screen.getByRole('button', { name: /\+39 328 000 0117/ })).toBeDefined();
    expect(client.calls.some(({ method }) => method === 'practice.read')).toBe(false);
  });

  it('read a chat by opening it, and see messages as the guest does', async () => {
    const reply = aMessage({ id: 'w2', fromGuest: true, text: 'Che bello', ack: 2 });
    const { client } = await open(aPracticePhone({ chats: [aChat({ messages: [aMessage(), reply] })] }));
    press(/Anna Lombardi/);
    const chat = within(screen.getByRole('log', { name: 'Anna Lombardi' }));
    expect(chat.getByText('Cari Anna e Piero').closest('.whatsapp-bubble')?.getAttribute('data-side')).toBe(
      'in',
    );
    // Ticks are for who wrote: on the guest's phone only the guest's own messages have them.
    expect(chat.getAllByText('Consegnato')).toHaveLength(1);
    await waitFor(() =>
      expect(client.calls.filter(({ method }) => method === 'practice.read')).toEqual([
        { method: 'practice.read', input: { chatId: '393280000117@c.us' } },
      ]),
    );
    press('Torna alle chat');
    expect(screen.getByRole('list', { name: 'Chat degli invitati' })).toBeDefined();
  });

  it('show the picture and the document that came with the words', async () => {
    const pdf = { filename: 'programma.pdf', mimetype: 'application/pdf', size: 48_500 } as const;
    const jpeg = { filename: 'invito.jpg', mimetype: 'image/jpeg', size: 900 } as const;
    const chat = aChat({
      messages: [
        aMessage({ id: 'w1', file: { ...pdf, id: 'f1' } }),
        aMessage({ id: 'w2', file: { ...jpeg, id: 'f2' } }),
      ],
    });
    const { client } = await open(aPracticePhone({ chats: [chat] }), {
      'invitations.attachment': ({ id }) => ({ ...jpeg, id, content: '/9j/' }),
    });
    press(/Anna Lombardi/);
    expect(await screen.findByRole('img', { name: 'Foto allegata: invito.jpg' })).toBeDefined();
    expect(screen.getByText('programma.pdf')).toBeDefined();
    expect(screen.getByText('47 KB')).toBeDefined();
    // Of a document nobody sees the bytes here.
    expect(client.calls.filter(({ method }) => method === 'invitations.attachment')).toEqual([
      { method: 'invitations.attachment', input: { id: 'f2' } },
    ]);
  });

  it('read what arrives while the chat is open', async () => {
    const { client } = await open(aPracticePhone({ chats: [read] }));
    press(/Anna Lombardi/);
    expect(client.calls.some(({ method }) => method === 'practice.read')).toBe(false);
    const next = aMessage({ id: 'w2', text: 'Promemoria', ack: 2 });
    client.answer({
      'practice.phone': aPracticePhone({ chats: [aChat({ messages: [...read.messages, next] })] }),
    });
    act(() => client.emit('practice.changed', {}));
    expect(await screen.findByText('Promemoria')).toBeDefined();
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'practice.read')).toBe(true));
  });

  it('are chosen by the guest’s name', async () => {
    await open(
      aPracticePhone({ chats: [read, { ...read, chatId: 'b', phone: '+393280000118', name: 'Beatrice' }] }),
    );
    fireEvent.click(screen.getByRole('combobox', { name: 'Rispondi come' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Beatrice' }));
    expect(await screen.findByRole('log', { name: 'Beatrice' })).toBeDefined();
    expect(screen.getByText('+39 340 000 0112')).toBeDefined();
  });

  it('answer with one press', async () => {
    const { client } = await open(aPracticePhone({ chats: [read] }));
    press(/Anna Lombardi/);
    press('Forse');
    await waitFor(() =>
      expect(client.calls).toContainEqual({
        method: 'practice.reply',
        input: { chatId: '393280000117@c.us', text: 'Forse' },
      }),
    );
  });

  it('answer with any text, which stays in the field when it was refused', async () => {
    const { client } = await open(aPracticePhone({ chats: [read] }), {
      'practice.reply': refuse('INTERNAL'),
    });
    press(/Anna Lombardi/);
    const field = screen.getByRole('textbox', { name: 'Scrivi come Anna Lombardi' });
    const typed = () => (field as HTMLInputElement).value;
    fireEvent.change(field, { target: { value: ' Veniamo in quattro ' } });
    press('Invia la risposta');
    expect(await screen.findByText(/Qualcosa non ha funzionato/)).toBeDefined();
    expect(typed()).toBe(' Veniamo in quattro ');
    client.answer({ 'practice.reply': aPracticePhone({ chats: [read] }) });
    press('Invia la risposta');
    await waitFor(() => expect(typed()).toBe(''));
    expect(client.calls.filter(({ method }) => method === 'practice.reply').at(-1)?.input).toEqual({
      chatId: '393280000117@c.us',
      text: 'Veniamo in quattro',
    });
  });

  it('cannot answer while no sender is linked', async () => {
    const { client } = await open(aPracticePhone({ chats: [read], linked: [] }));
    press(/Anna Lombardi/);
    expect(screen.getByText(/collega prima il tuo telefono/)).toBeDefined();
    press('Sì');
    expect(client.calls.some(({ method }) => method === 'practice.reply')).toBe(false);
  });
});

describe('the drawer', () => {
  it('closes', async () => {
    const { onClose } = await open(aPracticePhone());
    press('Chiudi');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('has a way out when the pretend phones do not answer', async () => {
    const { client } = await renderScreen(<PracticeDrawer onClose={() => {}} />, {
      answers: { 'practice.phone': refuse('PRACTICE_ONLY'), 'overview.get': anOverview() },
    });
    const retry = await screen.findByRole('button', { name: 'Riprova' });
    client.answer({ 'practice.phone': aPracticePhone() });
    fireEvent.click(retry);
    expect(await screen.findByText('I telefoni degli invitati')).toBeDefined();
  });
});
