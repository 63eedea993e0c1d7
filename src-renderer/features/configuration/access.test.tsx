import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TokenView } from '#contract/tokens.ts';
import { refuse } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

const site: TokenView = {
  id: 't1',
  name: 'Sito del matrimonio',
  scope: 'enqueue',
  createdAt: '2027-03-01T09:00:00.000Z',
  lastUsedAt: null,
};
const address = 'http://127.0.0.1:4780';

function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  onTestFinished(() => void vi.unstubAllGlobals());
}

describe('accesses', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=access';
  });

  async function make(name: string) {
    fireEvent.click(await screen.findByRole('button', { name: 'Nuovo accesso…' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Nome'), { target: { value: name } });
    fireEvent.click(within(dialog).getByRole('radio', { name: /^Lettura/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Crea accesso' }));
    return dialog;
  }

  it('are made with a name and a permission, and their token is shown once, to copy', async () => {
    const copied: string[] = [];
    clipboard((text) => Promise.resolve(void copied.push(text)));
    const made = { ...site, name: 'Catering', scope: 'read' as const, token: 'invita_segreto' };
    const { client } = await openConfiguration({ 'tokens.create': made });
    expect(await screen.findByText(/Nessun accesso ancora/)).toBeDefined();
    const dialog = await make('Catering');
    expect(await within(dialog).findByLabelText('Token di «Catering»')).toHaveProperty('value', made.token);
    expect(client.calls.find(({ method }) => method === 'tokens.create')?.input).toEqual({
      name: 'Catering',
      scope: 'read',
    });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Copia token' }));
    expect(await within(dialog).findByText('Copiato')).toBeDefined();
    expect(copied).toEqual([made.token]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'L’ho copiato' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.textContent).not.toContain(made.token);
  });

  it('say so when the browser does not copy', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    await openConfiguration({ 'tokens.create': { ...site, token: 'invita_segreto' } });
    const dialog = await make('Sito');
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Copia token' }));
    expect(await within(dialog).findByText(/copialo a mano/)).toBeDefined();
  });

  it('say at the name why it is refused', async () => {
    await openConfiguration({ 'tokens.create': refuse('TOKEN_NAME_TAKEN', { name: 'Sito' }) });
    const dialog = await make('Sito');
    expect(await within(dialog).findByText(/già un accesso con questo nome/)).toBeDefined();
  });

  it('are revoked only after a question', async () => {
    const { client } = await openConfiguration({
      'tokens.list': { items: [site], total: 1, address },
      'tokens.revoke': site,
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Revoca l’accesso «Sito del matrimonio»' }));
    const dialog = await screen.findByRole('dialog', { name: 'Revocare «Sito del matrimonio»?' });
    expect(client.calls.some(({ method }) => method === 'tokens.revoke')).toBe(false);
    client.answer({ 'tokens.list': { items: [], total: 0, address } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Revoca accesso' }));
    expect(await screen.findByText(/Nessun accesso ancora/)).toBeDefined();
    expect(client.calls.find(({ method }) => method === 'tokens.revoke')?.input).toEqual({ id: 't1' });
  });

  it('say when each was last used, and where they are used', async () => {
    const used = { ...site, id: 't2', name: 'Catering', lastUsedAt: '2027-03-02T11:00:00.000Z' };
    await openConfiguration({ 'tokens.list': { items: [site, used], total: 2, address } });
    const [first, second] = await screen
      .findAllByRole('listitem', { name: '' })
      .then((all) => all.filter((each) => each.classList.contains('access-row')));
    expect(first?.textContent).toContain('mai usato');
    expect(second?.textContent).toMatch(/usato .*12:00/);
    expect(screen.getByText(new RegExp(address))).toBeDefined();
  });

  it('are none to use in a window that serves no one else, and it says so', async () => {
    await openConfiguration({ 'tokens.list': { items: [], total: 0, address: null } });
    expect(await screen.findByText(/l’Admin API è spenta/)).toBeDefined();
  });
});
