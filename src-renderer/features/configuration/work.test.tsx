import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Output } from '#contract';
import { refuse } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

type Made = Output<'backups.exportAll'>;
const made: Made = { id: 'f1', bytes: 4, filename: 'invita-tutto.zip' };
const workIdOf = (input: unknown) => (input as { workId: string }).workId;

describe('the export of everything', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=backup';
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  });

  const begin = () => fireEvent.click(screen.getByRole('button', { name: 'Esporta tutto' }));

  it('is saved when it is done, and let go of', async () => {
    const { client } = await openConfiguration({
      'backups.exportAll': made,
      'backups.read': { content: 'UEsDBA==', last: true },
      'backups.close': {},
    });
    begin();
    expect(await screen.findByText('Esportato: invita-tutto.zip')).toBeDefined();
    expect(client.calls.some(({ method }) => method === 'backups.close')).toBe(true);
    expect(screen.queryByRole('progressbar', { name: 'Esportazione in corso' })).toBeNull();
  });

  it('says how far it is, how fast and how long, and can be given up in peace', async () => {
    let settle: (answer: unknown) => void = () => {};
    const waiting = new Promise<unknown>((resolve) => {
      settle = resolve;
    });
    const { client } = await openConfiguration({
      'backups.exportAll': () => waiting as Promise<never>,
      'work.cancel': { cancelled: true },
    });
    begin();
    await waitFor(() => expect(client.calls.at(-1)?.method).toBe('backups.exportAll'));
    const id = workIdOf(client.calls.at(-1)?.input);
    const progress = {
      unit: 'rows',
      phase: 'counting',
      done: 250,
      total: 1000,
      perSecond: 1200,
      leftMs: 61_000,
    } as const;
    client.emit('work.progress', { ...progress, id: 'of-another' });
    expect(screen.queryByText(/25 %/)).toBeNull();
    client.emit('work.progress', { ...progress, id });
    expect(
      await screen.findByText('Esportazione in corso 25 % · 1200 righe al secondo · ancora 2 min'),
    ).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Interrompi' }));
    expect(client.calls.at(-1)).toEqual({ method: 'work.cancel', input: { id } });
    settle(refuse('WORK_CANCELLED'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Interrompi' })).toBeNull());
    // Whoever gave it up need not be told.
    expect(screen.queryByText(/Interrotto da te/)).toBeNull();
  });

  it('says in words why it failed', async () => {
    await openConfiguration({ 'backups.exportAll': refuse('DISK_FULL') });
    begin();
    expect(await screen.findByText(/disco è pieno/)).toBeDefined();
  });
});
