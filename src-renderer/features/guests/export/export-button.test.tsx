import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { refuse } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { ExportButton } from './export-button.tsx';

it('a long guest list says how far it is in the place of its button, and can be given up', async () => {
  let settle: (answer: unknown) => void = () => {};
  const waiting = new Promise<unknown>((resolve) => {
    settle = resolve;
  });
  const { client } = await renderScreen(<ExportButton />, {
    answers: { 'guests.export': () => waiting as Promise<never>, 'work.cancel': { cancelled: true } },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Esporta' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Excel \(\.xlsx\)/ }));
  await waitFor(() => expect(client.calls.at(-1)?.method).toBe('guests.export'));
  const id = (client.calls.at(-1)?.input as { workId?: string } | undefined)?.workId ?? '';
  const told = {
    ...({ id, unit: 'rows', phase: 'counting' } as const),
    ...{ done: 500, total: 1000, perSecond: null, leftMs: null },
  };
  client.emit('work.progress', told);
  expect(await screen.findByText('Esportazione in corso 50 %')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Interrompi' }));
  settle(refuse('WORK_CANCELLED'));
  expect(await screen.findByRole('button', { name: 'Esporta' })).toBeDefined();
  expect(client.calls.at(-1)).toEqual({ method: 'work.cancel', input: { id } });
});

it('a short one is saved at once, and says so', async () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await renderScreen(<ExportButton />, {
    answers: { 'guests.export': { filename: 'invitati.csv', content: 'QQ==' } },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Esporta' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /CSV/ }));
  await waitFor(() => expect(clicked).toHaveBeenCalledTimes(1));
  expect(await screen.findByText('Esportato: invitati.csv')).toBeDefined();
});
