import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Output } from '#contract';
import type { ConversationEntry } from '#contract/inbox.ts';
import { aHousehold, aQueueItem } from '../../../testing/builders.ts';
import { type Answers, refuse } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { HouseholdConversation } from './household-conversation.tsx';

const invitation: ConversationEntry = {
  from: 'us',
  message: aQueueItem({
    id: 'm1',
    text: 'Vi aspettiamo',
    status: 'READ',
    sentAt: '2027-03-09T09:00:00.000Z',
  }),
};

function received(changes: Partial<Extract<ConversationEntry, { from: 'household' }>['message']> = {}) {
  const message = {
    id: '3A1',
    text: 'A che ora?',
    attachment: false,
    at: '2027-03-09T10:00:00.000Z',
    edited: false,
    revoked: false,
    ...changes,
  };
  return { from: 'household', message } as const;
}

async function open(conversation: Partial<Output<'inbox.conversation'>>, answers: Answers = {}) {
  const { client } = await renderScreen(<HouseholdConversation household={aHousehold()} />, {
    answers: {
      'inbox.conversation': { items: [], earlier: false, refusal: null, ...conversation },
      ...answers,
    },
  });
  return client;
}

const field = () => screen.findByRole('textbox', { name: /^Rispondi: / });
const sends = (client: Awaited<ReturnType<typeof open>>) =>
  client.calls.filter(({ method }) => method === 'inbox.answer').map(({ input }) => input);

describe('the conversation with a household', () => {
  it('shows both sides in order, and the state of what has not arrived', async () => {
    const waiting: ConversationEntry = {
      from: 'us',
      message: aQueueItem({ id: 'm2', text: 'Alle 17', status: 'PENDING', waitingReason: 'RATE_LIMIT' }),
    };
    await open({ items: [invitation, received({ edited: true }), waiting], earlier: true });
    const log = await screen.findByRole('log');
    const words = log.textContent ?? '';
    expect(words.indexOf('Vi aspettiamo')).toBeLessThan(words.indexOf('A che ora?'));
    expect(words.indexOf('A che ora?')).toBeLessThan(words.indexOf('Alle 17'));
    expect(screen.getByText('In attesa')).toBeDefined();
    expect(screen.getByText(/^modificato/)).toBeDefined();
    expect(screen.getByText(/più vecchi/)).toBeDefined();
  });

  it('says of what has no words what it is', async () => {
    await open({
      items: [received({ text: '', attachment: true }), received({ id: '3A2', text: '', revoked: true })],
    });
    expect(await screen.findByText('Un allegato: aprilo su WhatsApp.')).toBeDefined();
    expect(screen.getByText('Messaggio eliminato da chi l’ha scritto.')).toBeDefined();
  });

  it('sends an answer once, and the same press again after a failure', async () => {
    const client = await open({ items: [received()] }, { 'inbox.answer': refuse('APP_UNREACHABLE') });
    fireEvent.change(await field(), { target: { value: 'Alle 17' } });
    const send = () => fireEvent.click(screen.getByRole('button', { name: 'Invia' }));
    send();
    await waitFor(() => expect(sends(client)).toHaveLength(1));
    expect((await field()).textContent).toBe('Alle 17');
    client.answer({ 'inbox.answer': { id: 'm2', status: 'PENDING', expectedAt: null } });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Invia' }).hasAttribute('disabled')).toBe(false),
    );
    send();
    await waitFor(() => expect(sends(client)).toHaveLength(2));
    expect(sends(client)[0]).toMatchObject({ messageId: '3A1' });
    expect(sends(client)[1]).toEqual(sends(client)[0]);
    await waitFor(async () => expect((await field()).textContent).toBe(''));
    fireEvent.change(await field(), { target: { value: 'Alle 17' } });
    fireEvent.keyDown(await field(), { key: 'Enter' });
    await waitFor(() => expect(sends(client)).toHaveLength(3));
    expect(sends(client)[2]).not.toEqual(sends(client)[0]);
  });

  it('says in place of a field why nothing can be answered, and follows what is heard', async () => {
    const client = await open({ items: [invitation], refusal: 'NOTHING_TO_ANSWER' });
    expect(await screen.findByText(/Non ti ha ancora scritto/)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    client.answer({
      'inbox.conversation': { items: [invitation, received()], earlier: false, refusal: null },
    });
    await act(async () => client.emit('inbox.changed', {}));
    expect(await field()).toBeDefined();
  });
});
