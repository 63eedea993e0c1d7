import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type UpdatesView, updateObstacles } from '#contract/updates.ts';
import { anUpdatesView } from '../../testing/builders.ts';
import { type FakeClient, refuse } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

const offer = { version: '1.1.0', notes: 'Più calma.\nMeno attese.', bytes: 84 * 1024 * 1024, byHand: null };
const called = (client: FakeClient) =>
  client.calls.filter(({ method }) => method.startsWith('updates.') && method !== 'updates.get');

const open = (view: Partial<UpdatesView> = {}) =>
  openConfiguration({
    'updates.get': anUpdatesView(view),
    'updates.check': anUpdatesView(view),
    'updates.download': anUpdatesView(view),
    'updates.cancel': anUpdatesView(view),
    'updates.install': anUpdatesView(view),
    'updates.set': ({ mode, channel }) => anUpdatesView({ ...view, settings: { mode, channel } }),
  });

beforeEach(() => {
  window.location.hash = '#/configuration?section=updates';
});

const button = (name: string) => screen.findByRole('button', { name });

describe('updates', () => {
  it('are looked for when asked, and what was found is told as it comes', async () => {
    const { client } = await open();
    fireEvent.click(await button('Cerca aggiornamenti'));
    await waitFor(() => expect(called(client)).toEqual([{ method: 'updates.check', input: undefined }]));
    const found = anUpdatesView({ state: 'AVAILABLE', offer, checkedAt: '2027-03-09T09:00:00.000Z' });
    client.answer({ 'updates.get': found });
    client.emit('updates.changed', found);
    expect(await screen.findByText('C’è una versione più nuova: 1.1.0.')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Che cosa cambia' }).textContent).toContain('Meno attese.');
    fireEvent.click(await button('Scarica (84 MB)'));
    await waitFor(() => expect(called(client).at(-1)?.method).toBe('updates.download'));
  });

  it('show how far a download is, and let it be given up', async () => {
    const progress = { doneBytes: 21 * 1024 * 1024, totalBytes: offer.bytes, bytesPerSecond: 2_621_440 };
    const { client } = await open({ state: 'DOWNLOADING', offer, progress });
    expect(await screen.findByText('21 di 84 MB · 2,5 MB al secondo')).toBeDefined();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    fireEvent.click(await button('Interrompi'));
    await waitFor(() => expect(called(client).at(-1)?.method).toBe('updates.cancel'));
  });

  it('wait to be installed, and say so while a message is being sent', async () => {
    const { client } = await open({ state: 'READY', offer });
    expect(await screen.findByText(/Si installa quando chiudi Invita/)).toBeDefined();
    fireEvent.click(await button('Riavvia e aggiorna'));
    await waitFor(() => expect(called(client).at(-1)?.method).toBe('updates.install'));
    const waiting = anUpdatesView({ state: 'READY', offer, waiting: true });
    client.answer({ 'updates.get': waiting });
    client.emit('updates.changed', waiting);
    expect(await screen.findByText(/si riavvia appena l’invio è finito/)).toBeDefined();
    fireEvent.click(await button('Non riavviare'));
    await waitFor(() => expect(called(client).at(-1)?.method).toBe('updates.cancel'));
  });

  it.each([
    ['looks again where looking failed', null, 'updates.check'],
    ['downloads again where that failed', offer, 'updates.download'],
  ])('say why they failed; trying again %s', async (_, known, method) => {
    const problem = { code: 'UPDATE_SIGNATURE_WRONG', message: 'La firma non è quella giusta.' };
    const { client } = await open({ state: 'FAILED', problem, offer: known });
    expect(await screen.findByText(problem.message)).toBeDefined();
    fireEvent.click(await button('Riprova'));
    await waitFor(() => expect(called(client).at(-1)?.method).toBe(method));
  });

  it('are told of, fetched or left alone as one likes, and in trial versions only when one says so', async () => {
    const { client } = await open();
    expect(await screen.findByText(/Scarica solo quando lo dici tu/)).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'Scaricala' }));
    await waitFor(() =>
      expect(called(client).at(-1)?.input).toEqual({ mode: 'DOWNLOAD', channel: 'STABLE' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'Anche in prova' })).toHaveProperty('disabled', false),
    );
    fireEvent.click(screen.getByRole('radio', { name: 'Anche in prova' }));
    await waitFor(() => expect(called(client).at(-1)?.input).toEqual({ mode: 'TELL', channel: 'BETA' }));
  });

  it('tell in words why a choice was not taken', async () => {
    const { client } = await open();
    client.answer({ 'updates.set': refuse('DISK_FULL') });
    fireEvent.click(await screen.findByRole('radio', { name: 'Niente' }));
    expect(await screen.findByText(/Il disco è pieno/)).toBeDefined();
  });

  it.each(updateObstacles)('that cannot come say plainly why: %s', async (obstacle) => {
    await open({ obstacle, looks: false });
    expect(await screen.findByText('Questa copia non si aggiorna da sola')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Cerca aggiornamenti' })).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Avvisami' })).toBeNull();
  });

  it('that are put in place by hand are told of, with the file and what to do with it, and never fetched', async () => {
    const byHand = {
      name: 'invita-1.1.0-mac-arm64.dmg',
      address: 'https://updates.example.org/invita/invita-1.1.0-mac-arm64.dmg',
    };
    const settings = { mode: 'DOWNLOAD', channel: 'STABLE' } as const;
    await open({ obstacle: 'MAC', state: 'AVAILABLE', offer: { ...offer, byHand }, settings });
    expect(await screen.findByText('C’è una versione più nuova: 1.1.0.')).toBeDefined();
    const link = screen.getByRole('link', { name: 'Scarica con il browser' });
    expect(link.getAttribute('href')).toBe(byHand.address);
    expect(link.getAttribute('target')).toBe('_blank');
    expect(screen.getByText(/invita-1\.1\.0-mac-arm64\.dmg/)).toBeDefined();
    expect(screen.getByText(/trascina Invita nelle Applicazioni/)).toBeDefined();
    // What this copy cannot do is not offered, whatever another one was told once.
    expect(screen.queryByRole('button', { name: /^Scarica/ })).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Scaricala' })).toBeNull();
    expect(screen.getByRole('radio', { name: 'Avvisami' })).toHaveProperty('checked', true);
  });

  it('that are put in place by hand and have no file of their kind lead to who gave it', async () => {
    await open({ obstacle: 'UNPACKED', state: 'AVAILABLE', offer });
    expect(await screen.findByText('Per averla rivolgiti a chi ti ha dato Invita.')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'Scarica con il browser' })).toBeNull();
  });
});
