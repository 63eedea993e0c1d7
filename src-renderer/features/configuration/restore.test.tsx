import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type BackupPreview, backupPieceBytes } from '#contract/backups.ts';
import { aConfiguration } from '../../testing/builders.ts';
import { type Answers, type FakeClient, refuse } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

const side = { households: 3, guests: 3, messages: {} };
const preview: BackupPreview = {
  ...{ eventName: 'Nozze', takenAt: '2027-03-02T10:00:00.000Z', appVersion: '0.1.0' },
  ...{ there: side, here: side, sameEvent: true, lookedUp: 0, settings: {}, withSecrets: false },
  ...{ links: 'none', deletedAt: null, refused: null },
};
const progress = { unit: 'bytes', done: 50, total: 100, perSecond: null, leftMs: null } as const;

/** A call whose answer is given later. */
function held() {
  let settle: (answer: unknown) => void = () => {};
  const answer = new Promise<unknown>((resolve) => {
    settle = resolve;
  });
  return { answer: () => answer as Promise<never>, settle: (value: unknown) => settle(value) };
}

const callsOf = (client: FakeClient, method: string) => client.calls.filter((call) => call.method === method);
const workIdOf = (client: FakeClient, method: string) =>
  (callsOf(client, method).at(-1)?.input as { workId?: string } | undefined)?.workId ?? '';
const stop = () => fireEvent.click(screen.getByRole('button', { name: 'Interrompi' }));

async function openBackup(answers: Answers, bytes = 4) {
  const { client } = await openConfiguration({
    'backups.receive': { id: 'b1', bytes },
    'backups.inspect': preview,
    'backups.close': {},
    'work.cancel': { cancelled: true },
    ...answers,
  });
  const input = document.querySelector('input[type="file"]');
  if (input === null) throw new Error('there is no way to choose a file');
  fireEvent.change(input, { target: { files: [new File([new Uint8Array(bytes)], 'copia.invita')] } });
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('Frase segreta'), { target: { value: 'quattro sedie' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Apri la copia' }));
  return { client, dialog };
}

describe('a backup that is brought back', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=backup';
  });

  it('says how much of it has been brought, and given up there is let go of', async () => {
    const real = performance.now.bind(performance);
    let skipped = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => real() + skipped);
    const second = held();
    const { client, dialog } = await openBackup(
      {
        'backups.receive': ({ id }) => {
          skipped += 2000;
          return id === null ? { id: 'b1', bytes: backupPieceBytes } : second.answer();
        },
      },
      2 * backupPieceBytes,
    );
    expect(
      await screen.findByText(/^Caricamento della copia 50 % · .* MB al secondo · ancora /),
    ).toBeDefined();
    await waitFor(() => expect(callsOf(client, 'backups.receive')).toHaveLength(2));
    stop();
    second.settle({ id: 'b1', bytes: 2 * backupPieceBytes });
    await waitFor(() => expect(callsOf(client, 'backups.close')).toHaveLength(1));
    expect(callsOf(client, 'backups.close')[0]?.input).toEqual({ id: 'b1' });
    expect(callsOf(client, 'backups.inspect')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Interrompi' })).toBeNull());
    // As if it had not been tried.
    expect(within(dialog).getByRole('button', { name: 'Apri la copia' })).toBeDefined();
  });

  it('says how far its reading is, and given up there can be opened again', async () => {
    const reading = held();
    const { client } = await openBackup({ 'backups.inspect': reading.answer });
    await waitFor(() => expect(callsOf(client, 'backups.inspect')).toHaveLength(1));
    const id = workIdOf(client, 'backups.inspect');
    client.emit('work.progress', { ...progress, id, phase: 'counting' });
    expect(await screen.findByText('Lettura della copia 50 %')).toBeDefined();
    client.emit('work.progress', { ...progress, id, phase: 'checking' });
    expect(await screen.findByText('Controllo che sia tutto intero…')).toBeDefined();
    stop();
    expect(client.calls.at(-1)).toEqual({ method: 'work.cancel', input: { id } });
    reading.settle(refuse('WORK_CANCELLED'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Interrompi' })).toBeNull());
    expect(screen.queryByText(/Interrotto da te/)).toBeNull();
    client.answer({ 'backups.inspect': preview });
    fireEvent.click(screen.getByRole('button', { name: 'Apri la copia' }));
    expect(await screen.findByText('Ripristinare questa copia?')).toBeDefined();
    expect(callsOf(client, 'backups.receive')).toHaveLength(1);
  });

  it('says from when on the restore cannot be stopped, and offers no way to', async () => {
    const restoring = held();
    const { client } = await openBackup({ 'backups.restore': restoring.answer });
    fireEvent.click(await screen.findByRole('button', { name: 'Ripristina' }));
    await waitFor(() => expect(callsOf(client, 'backups.restore')).toHaveLength(1));
    const id = workIdOf(client, 'backups.restore');
    client.emit('work.progress', { ...progress, id, phase: 'counting' });
    expect(await screen.findByText('Ripristino in corso 50 %')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Interrompi' })).toBeDefined();
    client.emit('work.progress', { ...progress, id, phase: 'final' });
    expect(
      await screen.findByText('Sostituzione in corso: da qui non si può più interrompere.'),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Interrompi' })).toBeNull();
    restoring.settle({});
    expect(await screen.findByText('Copia ripristinata. Gli invii sono in pausa.')).toBeDefined();
  });

  it('says of each setting what it is and what it would be', async () => {
    await openBackup({
      'configuration.get': aConfiguration({
        ...{ whatsapp_rate_limit: 7, new_chat_cap_per_day: 40, manners: true, event_date: null },
      }),
      'backups.inspect': {
        ...preview,
        settings: {
          ...{ whatsapp_rate_limit: 10, new_chat_cap_per_day: null, manners: false },
          ...{ event_date: '2027-06-12', language: 'en' },
        },
      },
    });
    expect(await screen.findByText('Cambiano 5 impostazioni:')).toBeDefined();
    for (const sentence of [
      'Limite all’ora: da 7 a 10.',
      'Nuove chat al giorno: da 40 a nessun tetto.',
      'Come una persona: da sì a no.',
      'Data dell’evento: da niente a 12 giugno 2027.',
      'Lingua: da italiano a inglese.',
    ])
      expect(screen.getByText(sentence)).toBeDefined();
  });
});
