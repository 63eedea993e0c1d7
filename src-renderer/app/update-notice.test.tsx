import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { UpdatesView } from '#contract/updates.ts';
import { anUpdatesView } from '../testing/builders.ts';
import { renderScreen } from '../testing/render.tsx';
import { UpdateNotice } from './update-notice.tsx';

const offer = { version: '1.1.0', notes: null, bytes: null, byHand: null };

beforeEach(() => {
  window.location.hash = '#/overview';
});

async function show(view: Partial<UpdatesView>) {
  const rendered = await renderScreen(<UpdateNotice />, {
    answers: {
      'updates.get': anUpdatesView(view),
      'updates.install': anUpdatesView(view),
      'updates.cancel': anUpdatesView(view),
    },
  });
  await waitFor(() =>
    expect(rendered.client.calls.some(({ method }) => method === 'updates.get')).toBe(true),
  );
  const become = (next: Partial<UpdatesView>) => {
    rendered.client.answer({ 'updates.get': anUpdatesView(next) });
    rendered.client.emit('updates.changed', anUpdatesView(next));
  };
  return { ...rendered, become };
}

it('a version that is ready is told of, can be taken now, or later, and comes again when there is more to say', async () => {
  const { client, become } = await show({ state: 'READY', offer });
  expect(await screen.findByText('Invita 1.1.0 è pronta.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Riavvia e aggiorna' }));
  await waitFor(() => expect(client.calls.some(({ method }) => method === 'updates.install')).toBe(true));
  fireEvent.click(screen.getByRole('button', { name: 'Più tardi' }));
  await waitFor(() => expect(screen.queryByText('Invita 1.1.0 è pronta.')).toBeNull());
  become({ state: 'READY', offer: { ...offer, version: '1.2.0' } });
  expect(await screen.findByText('Invita 1.2.0 è pronta.')).toBeDefined();
});

it('one that waits for a message can be kept from restarting', async () => {
  const { client } = await show({ state: 'READY', offer, waiting: true });
  fireEvent.click(await screen.findByRole('button', { name: 'Non riavviare' }));
  await waitFor(() => expect(client.calls.some(({ method }) => method === 'updates.cancel')).toBe(true));
});

it('one that is there to download leads to where it is, but for who asked not to be told', async () => {
  const { become } = await show({ state: 'AVAILABLE', offer });
  const link = await screen.findByRole('link', { name: 'Vedi' });
  expect(link.getAttribute('href')).toBe('#/configuration?section=updates');
  become({ state: 'AVAILABLE', offer, settings: { mode: 'OFF', channel: 'STABLE' } });
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Vedi' })).toBeNull());
});

it('one that is installed by hand is told of as well, whatever was chosen for copies that fetch it', async () => {
  const settings = { mode: 'DOWNLOAD', channel: 'STABLE' } as const;
  const { become } = await show({ state: 'AVAILABLE', offer, obstacle: 'MAC', settings });
  expect(await screen.findByText(/si installa a mano/)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Vedi' })).toBeDefined();
  become({ state: 'AVAILABLE', offer, obstacle: 'MAC', settings: { ...settings, mode: 'OFF' } });
  await waitFor(() => expect(screen.queryByText(/si installa a mano/)).toBeNull());
});

it('where updates are shown in full, nothing is said of them besides', async () => {
  window.location.hash = '#/configuration?section=updates';
  await show({ state: 'READY', offer });
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => {
    window.location.hash = '#/queue';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  expect(await screen.findByText('Invita 1.1.0 è pronta.')).toBeDefined();
});

it('nothing is said while there is nothing to say', async () => {
  await show({ state: 'DOWNLOADING', offer });
  expect(screen.getByRole('status').textContent).toBe('');
});
