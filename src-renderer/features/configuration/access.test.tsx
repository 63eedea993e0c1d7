import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TokenView } from '#contract/tokens.ts';
import { type FakeClient, refuse, unanswered } from '../../testing/fake-client.ts';
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
    expect(await within(dialog).findByLabelText('Codice di accesso di «Catering»')).toHaveProperty(
      'value',
      made.token,
    );
    expect(client.calls.find(({ method }) => method === 'tokens.create')?.input).toEqual({
      name: 'Catering',
      scope: 'read',
    });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Copia codice' }));
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
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Copia codice' }));
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

  it('say when each was last used', async () => {
    const used = { ...site, id: 't2', name: 'Catering', lastUsedAt: '2027-03-02T11:00:00.000Z' };
    await openConfiguration({ 'tokens.list': { items: [site, used], total: 2, address } });
    const [first, second] = await screen
      .findAllByRole('listitem', { name: '' })
      .then((all) => all.filter((each) => each.classList.contains('access-row')));
    expect(first?.textContent).toContain('mai usato');
    expect(second?.textContent).toMatch(/usato .*12:00/);
  });

  it('have a file besides that opens everything, and is renewed only after a question', async () => {
    const file = '/home/anna/.local/share/invita/api-token';
    const { client } = await openConfiguration({ 'tokens.renewFile': { file } });
    fireEvent.click(await screen.findByRole('button', { name: 'Cambia il suo codice…' }));
    expect(client.calls.some(({ method }) => method === 'tokens.renewFile')).toBe(false);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cambia codice' }));
    expect(await screen.findByText(`Codice cambiato. Il nuovo è in ${file}.`)).toBeDefined();
  });
});

describe('the answers to programs', () => {
  const off = { on: false, port: 4780, switchable: true, address: null, problem: null };
  const title = 'Rispondi a siti e programmi';
  const sets = (client: FakeClient) =>
    client.calls.filter(({ method }) => method === 'adminApi.set').map(({ input }) => input);

  beforeEach(() => {
    window.location.hash = '#/configuration?section=access';
  });

  it('are off until they are switched on, and then say where they are found, to copy', async () => {
    const copied: string[] = [];
    clipboard((text) => Promise.resolve(void copied.push(text)));
    const { client } = await openConfiguration({ 'adminApi.get': off, 'adminApi.set': off });
    const toggle = await screen.findByRole('switch', { name: title });
    expect(toggle).toHaveProperty('checked', false);
    expect(screen.queryByText('Risponde su')).toBeNull();
    client.answer({ 'adminApi.get': { ...off, on: true, address } });
    fireEvent.click(toggle);
    fireEvent.click(await screen.findByRole('button', { name: 'Copia indirizzo' }));
    expect(await screen.findByText('Copiato')).toBeDefined();
    expect(copied).toEqual([address]);
    expect(sets(client)).toEqual([{ on: true, port: 4780 }]);
  });

  it('are switched under the keyboard, and the key after is not swallowed', async () => {
    const { client } = await openConfiguration({ 'adminApi.get': off, 'adminApi.set': unanswered });
    const toggle = await screen.findByRole('switch', { name: title });
    toggle.focus();
    fireEvent.click(toggle);
    await waitFor(() => expect(sets(client)).toHaveLength(1));
    expect(toggle).toMatchObject({ checked: true, disabled: false });
    fireEvent.click(toggle);
    expect(toggle).toMatchObject({ checked: false, disabled: false });
    expect(document.activeElement).toBe(toggle);
  });

  it('say at the port that another program has it, and take another one', async () => {
    const taken = refuse('ADMIN_API_PORT_TAKEN', { port: 4780 });
    const { client } = await openConfiguration({ 'adminApi.get': off, 'adminApi.set': taken });
    fireEvent.click(await screen.findByRole('switch', { name: title }));
    expect(await screen.findByText(/porta 4780 è già usata/)).toBeDefined();
    const field = screen.getByLabelText('Porta');
    const use = screen.getByRole('button', { name: 'Cambia porta' });
    fireEvent.change(field, { target: { value: '80' } });
    expect(screen.getByText('Scrivi un numero da 1024 a 65535.')).toBeDefined();
    expect(use).toHaveProperty('disabled', true);
    fireEvent.change(field, { target: { value: '4781' } });
    client.answer({ 'adminApi.set': { ...off, port: 4781 } });
    fireEvent.click(use);
    await waitFor(() => expect(screen.queryByText(/è già usata/)).toBeNull());
    expect(sets(client)).toEqual([
      { on: true, port: 4780 },
      { on: false, port: 4781 },
    ]);
  });

  it('say why they did not come back at the start', async () => {
    const problem = 'ADMIN_API_PORT_TAKEN';
    await openConfiguration({ 'adminApi.get': { ...off, on: true, problem } });
    expect(await screen.findByText(/porta 4780 è già usata/)).toBeDefined();
  });

  it('cannot be switched off under «serve», and it says so', async () => {
    await openConfiguration();
    expect(await screen.findByText(/risponde sempre/)).toBeDefined();
    expect(screen.getByText(address)).toBeDefined();
    expect(screen.queryByRole('switch', { name: title })).toBeNull();
  });
});
