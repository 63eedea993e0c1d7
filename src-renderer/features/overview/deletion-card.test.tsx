import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RetentionView } from '#contract/retention.ts';
import { createFormat } from '../../lib/format.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { DeletionCard } from './deletion-card.tsx';

const now = () => Date.parse('2027-07-05T10:00:00.000Z');
const clock = { now, format: createFormat({ language: 'it', timeZone: 'Europe/Rome', now }) };

const near: RetentionView = {
  plan: { due: '2027-07-12', at: '2027-07-12T10:00:00.000Z', notice: true },
  ...{ households: 148, guests: 312, waiting: 3, any: true, last: null },
};
const counts = { households: 148, guests: 312, messages: 160, cancelled: 3, unconfirmed: 1 };
const deleted: RetentionView = {
  ...{ plan: null, households: 0, guests: 0, waiting: 0, any: false },
  last: {
    at: '2027-07-05T09:00:00.000Z',
    because: 'HAND',
    counts: { ...counts, received: 0, answers: 90 },
    clean: true,
  },
};

async function open(view: RetentionView, answers: Answers = {}) {
  return renderScreen(<DeletionCard clock={clock} />, {
    answers: { 'retention.get': view, ...answers },
  });
}
const inputs = (client: Awaited<ReturnType<typeof open>>['client'], wanted: string) =>
  client.calls.filter(({ method }) => method === wanted).map(({ input }) => input);

describe('what is said of the deletion of all personal data', () => {
  it('is nothing until it is near', async () => {
    const { client } = await open({ ...near, plan: { ...near.plan, notice: false } as never });
    await waitFor(() => expect(inputs(client, 'retention.get')).toHaveLength(1));
    expect(screen.queryByRole('region')).toBeNull();
    expect(inputs(client, 'retention.seen')).toEqual([]);
  });

  it('is when, of whom and what still waits, and the app hears that it was seen', async () => {
    const { client } = await open(near);
    expect(await screen.findByRole('heading', { name: /si cancellano il 12 luglio/ })).toBeDefined();
    expect(screen.getByText(/148 famiglie, 312 persone/)).toBeDefined();
    expect(screen.getByText(/3 messaggi sono ancora in coda/)).toBeDefined();
    await waitFor(() => expect(inputs(client, 'retention.seen')).toEqual([{ due: '2027-07-12' }]));
  });

  it('can be put off, and says until when', async () => {
    const later = { due: '2027-08-11', at: '2027-08-10T22:00:00.000Z', notice: false };
    const { client } = await open(near, { 'retention.postpone': { ...near, plan: later } });
    await screen.findByText(/si cancellano il 12 luglio/);
    client.answer({ 'retention.get': { ...near, plan: later } });
    fireEvent.click(screen.getByRole('button', { name: 'Rimanda di 30 giorni' }));
    expect(await screen.findByText(/i dati si cancellano l’11 agosto|il 11 agosto/)).toBeDefined();
    await waitFor(() => expect(screen.queryByText(/si cancellano il 12 luglio/)).toBeNull());
  });

  it('is deleted at once only by who has typed the word, and then says what is gone', async () => {
    const { client } = await open(near, { 'retention.deleteAll': deleted });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancella adesso…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Cancella tutto per sempre' });
    expect(confirm).toHaveProperty('disabled', true);
    const field = dialog.getByRole('textbox');
    fireEvent.change(field, { target: { value: 'forse' } });
    fireEvent.submit(field);
    expect(inputs(client, 'retention.deleteAll')).toEqual([]);
    fireEvent.change(field, { target: { value: 'cancella' } });
    client.answer({ 'retention.get': deleted });
    fireEvent.click(confirm);
    expect(await screen.findByRole('heading', { name: /Dati personali cancellati oggi/ })).toBeDefined();
    expect(screen.getByText(/148 famiglie, 312 persone, 160 messaggi\./)).toBeDefined();
    expect(inputs(client, 'retention.deleteAll')).toEqual([{ confirm: 'DELETE_ALL_PERSONAL_DATA' }]);
  });

  it('is refused in words while a message is on its way', async () => {
    await open(near, { 'retention.deleteAll': refuse('MESSAGE_ON_ITS_WAY') });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancella adesso…' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'CANCELLA' } });
    fireEvent.submit(dialog.getByRole('textbox'));
    expect(await screen.findByText(/riprova tra un minuto/)).toBeDefined();
    expect(screen.getByText(/si cancellano il 12 luglio/)).toBeDefined();
  });

  it.each([
    ['DATE', /Come avevi deciso in Configurazione/],
    ['HAND', /Come hai chiesto/],
  ] as const)(
    'says after it why it was (%s), what is left, and how the next event begins',
    async (because, why) => {
      await open({ ...deleted, last: { ...deleted.last, because } as never });
      const card = within(await screen.findByRole('region', { name: 'Dati personali' }));
      expect(card.getByText(why).textContent).toContain(
        'Erano 148 famiglie, 312 persone, 160 messaggi. Restano solo',
      );
      expect(card.getByText(/non riporta gli invitati/)).toBeDefined();
      fireEvent.click(card.getByRole('button', { name: 'Cambia nome e data' }));
      expect(window.location.hash).toBe('#/configuration?section=numbers');
      fireEvent.click(card.getByRole('button', { name: 'Importa una nuova lista' }));
      expect(window.location.hash).toBe('#/guests');
    },
  );

  it('says nothing of an old list once there is a new one', async () => {
    const { client } = await open({ ...deleted, households: 3, any: true });
    await waitFor(() => expect(inputs(client, 'retention.get')).toHaveLength(1));
    expect(screen.queryByRole('region')).toBeNull();
  });
});
