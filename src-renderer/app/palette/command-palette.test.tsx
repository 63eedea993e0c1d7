import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from '../../locales/i18n.ts';
import { createAppStore } from '../../state/app-store.ts';
import { aHousehold, anAppInfo, aQueueItem, aQueueSummary, aSession } from '../../testing/builders.ts';
import { type Answers, createFakeClient, refuse } from '../../testing/fake-client.ts';
import '../../testing/jsdom-stubs.ts';
import { Root } from '../root.tsx';

async function openPalette(answers: Answers = {}) {
  const client = createFakeClient(answers);
  const app = createAppStore(client);
  app.start();
  render(<Root invita={{ client, app }} i18n={createI18n('it')} />);
  await screen.findByRole('navigation', { name: 'Schermate' });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return { client, field: await screen.findByRole('combobox', { name: /Cerca schermate/ }) };
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (field: HTMLElement, key: string) => fireEvent.keyDown(field, { key });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);
/** What a screen reader is told to be on. */
const current = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('the palette', () => {
  beforeEach(() => {
    window.location.hash = '#/queue';
    localStorage.clear();
  });

  it('goes to a screen and to a section by the first letters of its words, accents or not', async () => {
    const { field } = await openPalette();
    write(field, 'config tele');
    expect(options()).toEqual(['Configurazione: Telefoni']);
    press(field, 'Enter');
    await waitFor(() => expect(window.location.hash).toBe('#/configuration?section=phones'));
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /Cerca schermate/ })).toBeNull());
  });

  it('walks with the arrows, round the ends, and names what it is on', async () => {
    const { field } = await openPalette();
    write(field, 'lingua');
    expect(current(field)).toBe('Lingua: italianoÈ già così');
    press(field, 'ArrowDown');
    expect(current(field)).toBe('Lingua: inglese');
    press(field, 'ArrowUp');
    press(field, 'ArrowUp');
    expect(current(field)).toBe('Configurazione: Numeri e lingua');
    press(field, 'ArrowDown');
    expect(current(field)).toBe('Lingua: italianoÈ già così');
  });

  it('does nothing that cannot be done, and says why', async () => {
    const { client, field } = await openPalette({
      'sessions.list': [aSession({ label: 'Sposa', status: 'WAITING_QR' })],
    });
    write(field, 'prova sposa');
    const option = screen.getByRole('option', {
      name: /Messaggio di prova: Sposa, Prima collega il telefono/,
    });
    expect(option.getAttribute('aria-disabled')).toBe('true');
    press(field, 'Enter');
    expect(window.location.hash).toBe('#/queue');
    act(() => client.connection('offline'));
    write(field, 'verifica');
    expect(screen.getByRole('option', { name: /Verifica stato: Sposa, Invita non risponde/ })).toBeDefined();
  });

  it('asks before it pauses, and resumes without asking', async () => {
    const { client, field } = await openPalette({ 'queue.pause': { paused: true } });
    write(field, 'metti');
    press(field, 'Enter');
    const confirm = await screen.findByRole('dialog', { name: 'Mettere in pausa gli invii?' });
    expect(client.calls.some(({ method }) => method === 'queue.pause')).toBe(false);
    fireEvent.click(within(confirm).getByRole('button', { name: 'Metti in pausa' }));
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'queue.pause')).toBe(true));
  });

  it('offers to resume only what is paused', async () => {
    const { client, field } = await openPalette({
      'queue.summary': aQueueSummary({ paused: true }),
      'queue.resume': { paused: false },
    });
    write(field, 'riprendi');
    press(field, 'Enter');
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'queue.resume')).toBe(true));
  });

  it('finds households and messages in the store, and forgets a late answer to other letters', async () => {
    const { client, field } = await openPalette({
      'guests.list': ({ q }) =>
        q === 'rossi'
          ? { items: [aHousehold({ id: 'h7', name: 'Famiglia Rossi' })], total: 1 }
          : { items: [], total: 0 },
      'queue.list': ({ q }) => ({
        items:
          q === 'rossi' ? [aQueueItem({ id: 'm3', household: { id: 'h7', name: 'Famiglia Rossi' } })] : [],
        total: 0,
      }),
    });
    write(field, 'rossi');
    const households = await screen.findByRole('group', { name: 'Famiglie' });
    expect(within(households).getAllByRole('option')).toHaveLength(1);
    expect(screen.getByRole('group', { name: 'Messaggi' })).toBeDefined();
    expect(client.calls).toContainEqual({ method: 'guests.list', input: { q: 'rossi', limit: 6 } });
    write(field, 'rossini');
    expect(options()).toEqual([]);
    write(field, 'rossi');
    await screen.findByRole('group', { name: 'Famiglie' });
    press(field, 'Enter');
    await waitFor(() => expect(window.location.hash).toBe('#/guests?id=h7'));
    expect(localStorage.getItem('invita.palette.recent')).toBeNull();
  });

  it('says that a search did not work', async () => {
    const { field } = await openPalette({ 'queue.list': refuse('INTERNAL') });
    write(field, 'bianchi');
    expect(await screen.findByText(/La ricerca tra famiglie e messaggi non ha risposto/)).toBeDefined();
  });

  it('shows first what was used last', async () => {
    const { field } = await openPalette();
    write(field, 'config');
    press(field, 'ArrowUp');
    const chosen = current(field);
    press(field, 'Enter');
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /Cerca schermate/ })).toBeNull());
    fireEvent.keyDown(document.body, { key: 'k', metaKey: true });
    const recent = await screen.findByRole('group', { name: 'Usate di recente' });
    expect(within(recent).getAllByRole('option')[0]?.textContent).toBe(chosen);
    expect(options().filter((option) => option === chosen)).toHaveLength(1);
  });

  it('copies the diagnosis', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, userAgent: navigator.userAgent, clipboard: { writeText } });
    const { field } = await openPalette({
      'doctor.run': {
        at: '2027-03-02T10:00:00.000Z',
        version: '0.1.0',
        realm: 'real',
        system: 'Linux',
        findings: [],
      },
    });
    write(field, 'copia');
    press(field, 'Enter');
    await waitFor(() => expect(writeText).toHaveBeenCalledWith(expect.stringContaining('Linux')));
    vi.unstubAllGlobals();
  });

  it('says how far an export is in a notice, begins no second one, and gives it up', async () => {
    let settle: (answer: unknown) => void = () => {};
    const waiting = new Promise<unknown>((resolve) => {
      settle = resolve;
    });
    const { client, field } = await openPalette({
      'guests.export': () => waiting as Promise<never>,
      'work.cancel': { cancelled: true },
    });
    write(field, 'esporta csv');
    press(field, 'Enter');
    await waitFor(() => expect(client.calls.at(-1)?.method).toBe('guests.export'));
    const id = (client.calls.at(-1)?.input as { workId?: string } | undefined)?.workId ?? '';
    const told = { id, unit: 'rows', phase: 'counting', total: 1000, perSecond: null, leftMs: null } as const;
    act(() => client.emit('work.progress', { ...told, done: 250 }));
    expect(await screen.findByText('Esportazione in corso 25 %')).toBeDefined();
    act(() => client.emit('work.progress', { ...told, done: 500 }));
    expect(await screen.findByText('Esportazione in corso 50 %')).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    write(await screen.findByRole('combobox', { name: /Cerca schermate/ }), 'esporta csv');
    const refused = screen.getAllByRole('option', { name: /Un’esportazione è già in corso/ });
    expect(refused[0]?.getAttribute('aria-disabled')).toBe('true');
    press(screen.getByRole('combobox', { name: /Cerca schermate/ }), 'Escape');
    fireEvent.click(await screen.findByRole('button', { name: 'Interrompi' }));
    expect(client.calls.at(-1)).toEqual({ method: 'work.cancel', input: { id } });
    settle(refuse('WORK_CANCELLED'));
    await waitFor(() => expect(screen.queryByText(/Esportazione in corso/)).toBeNull());
    expect(screen.queryByText(/Interrotto da te/)).toBeNull();
  });

  it('cannot leave practice while there is nothing to go to', async () => {
    const { field } = await openPalette({
      'app.info': anAppInfo({ realm: 'practice', realConfigured: false }),
    });
    write(field, 'esci');
    expect(screen.getByRole('option', { name: /Esci dalla modalità prova, Per uscire/ })).toBeDefined();
  });

  it('stays shut above an open question, and opens from the rail', async () => {
    const { field } = await openPalette();
    press(field, 'Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Metti in pausa' }));
    await screen.findByRole('dialog', { name: 'Mettere in pausa gli invii?' });
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(screen.queryByRole('combobox', { name: /Cerca schermate/ })).toBeNull();
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Annulla' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Cerca o fai' }));
    expect(await screen.findByRole('combobox', { name: /Cerca schermate/ })).toBeDefined();
  });
});
