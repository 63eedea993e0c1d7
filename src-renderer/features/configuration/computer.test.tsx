import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ComputerView, computerDefaults } from '#contract/computer.ts';
import { refuse } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

const here: ComputerView = {
  ...{ here: true, directory: '/home/anna/inviti', settings: computerDefaults },
  ...{ tray: 'yes', notifications: true },
};

describe('this computer', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=computer';
  });

  it('is set at once, each setting by itself', async () => {
    const { client } = await openConfiguration({ 'computer.get': here, 'computer.save': here });
    fireEvent.click(await screen.findByRole('switch', { name: 'Apri Invita all’avvio del computer' }));
    await waitFor(() =>
      expect(client.calls.find(({ method }) => method === 'computer.save')?.input).toEqual({
        startAtLogin: true,
      }),
    );
    const asked = client.calls.filter(({ method }) => method === 'computer.get');
    await waitFor(() => expect(asked.length).toBeGreaterThan(0));
  });

  it('takes one key after the other, while the first is still on its way', async () => {
    const saved = Promise.withResolvers<never>();
    const { client } = await openConfiguration({
      'computer.get': here,
      'computer.save': () => saved.promise,
    });
    const toggle = await screen.findByRole('switch', { name: 'Tieni sveglio il computer' });
    fireEvent.click(toggle);
    fireEvent.click(screen.getByRole('switch', { name: 'Apri Invita all’avvio del computer' }));
    expect(toggle).toMatchObject({ checked: false, disabled: false });
    client.answer({
      'computer.save': here,
      'computer.get': { ...here, settings: { ...computerDefaults, keepAwake: false, startAtLogin: true } },
    });
    saved.resolve(here as never);
    await waitFor(() =>
      expect(client.calls.filter(({ method }) => method === 'computer.save')).toHaveLength(2),
    );
    expect(client.calls.filter(({ method }) => method === 'computer.save').map(({ input }) => input)).toEqual(
      [{ keepAwake: false }, { startAtLogin: true }],
    );
    await waitFor(() => expect(toggle).toMatchObject({ checked: false }));
  });

  it('shows what holds after the system has refused', async () => {
    await openConfiguration({ 'computer.get': here, 'computer.save': refuse('LOGIN_ITEM_REFUSED') });
    const toggle = await screen.findByRole('switch', { name: 'Apri Invita all’avvio del computer' });
    fireEvent.click(toggle);
    expect(await screen.findByText(/Il sistema non ha accettato/)).toBeDefined();
    expect(toggle).toHaveProperty('checked', false);
  });

  it('says what the system cannot do, and how to come back where there may be no icon', async () => {
    await openConfiguration({ 'computer.get': { ...here, tray: 'none', notifications: false } });
    expect(await screen.findByText(/Qui non c’è posto per l’icona/)).toBeDefined();
    expect(screen.getByRole('switch', { name: 'Avvisa con una notifica' })).toHaveProperty('disabled', true);
    expect(screen.getByText('Questo sistema non mostra notifiche.')).toBeDefined();
  });

  it('has nothing to set where Invita is a page in a browser, and says so', async () => {
    await openConfiguration({ 'computer.get': { here: false, directory: '/srv/invita' } });
    expect(await screen.findByText('Qui Invita è una pagina del browser')).toBeDefined();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
