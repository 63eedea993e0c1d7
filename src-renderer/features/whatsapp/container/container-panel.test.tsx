import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ContainerView } from '#contract/container.ts';
import type { SessionStatus } from '#contract/sessions.ts';
import { aContainer, aContainerView, anAppInfo, aSession } from '../../../testing/builders.ts';
import { type Answers, refuse } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { ContainerPanel } from './container-panel.tsx';

async function open(
  view: Partial<ContainerView>,
  answers: Answers = {},
  status: SessionStatus = 'UNREACHABLE',
) {
  const { client } = await renderScreen(<ContainerPanel sessions={[aSession({ status })]} />, {
    answers: { 'container.get': aContainerView(view), ...answers },
  });
  await screen.findByRole('heading', { name: 'Contenitore WAHA' });
  return client;
}

const asked = (client: Awaited<ReturnType<typeof open>>, method: string) =>
  client.calls.filter((call) => call.method === method);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('without Docker', () => {
  it.each([
    ['MISSING', 'windows', 'Serve Docker', 'Docker Desktop'],
    ['MISSING', 'linux', 'Serve Docker', 'docker.io'],
    ['NOT_RUNNING', 'mac', 'Docker non è avviato', 'Docker Desktop'],
    ['NOT_ALLOWED', 'linux', 'Questo utente non può usare Docker', 'usermod'],
    ['ELSEWHERE', 'linux', 'Docker è su un altro computer', 'DOCKER_HOST'],
  ] as const)('%s on %s says what to do', async (docker, system, title, hint) => {
    await open({ docker, system, container: null });
    expect(screen.getByText('Senza Docker')).toBeDefined();
    expect(screen.getByText(title).parentElement?.textContent).toContain(hint);
  });

  it('is nothing to speak of in practice, which needs none', async () => {
    const { client } = await renderScreen(<ContainerPanel sessions={[aSession()]} />, {
      answers: {
        'container.get': aContainerView({ docker: 'NOT_RUNNING', container: null }),
        'app.info': anAppInfo({ realm: 'practice' }),
      },
    });
    await waitFor(() => expect(asked(client, 'container.get').length).toBeGreaterThan(0));
    expect(screen.queryByText('Docker non è avviato')).toBeNull();
  });

  it('leads to a WAHA that runs already, to practice, and looks again', async () => {
    const client = await open(
      { docker: 'MISSING', container: null },
      { 'app.switchRealm': anAppInfo({ realm: 'practice' }) },
    );
    press('Ho già un WAHA');
    expect(window.location.hash).toBe('#/configuration?section=phones');
    press('Intanto prova senza');
    await waitFor(() => expect(asked(client, 'app.switchRealm')).toHaveLength(1));
    client.answer({ 'container.get': aContainerView({ container: null }) });
    press('Cerca di nuovo');
    expect(await screen.findByRole('button', { name: 'Avvia WAHA' })).toBeDefined();
  });
});

describe('the way to a container', () => {
  it('is one button, with the engine that is recommended', async () => {
    const client = await open(
      { container: null },
      { 'container.install': aContainerView({ container: null }) },
    );
    press('Avvia WAHA');
    await waitFor(() =>
      expect(asked(client, 'container.install')).toEqual([
        { method: 'container.install', input: { engine: 'GOWS' } },
      ]),
    );
  });

  it('is not offered to who runs a WAHA that answers', async () => {
    await open({ container: null }, {}, 'CONNECTED');
    expect(screen.queryByRole('button', { name: 'Avvia WAHA' })).toBeNull();
    expect(screen.getByText(/Questo WAHA lo gestisci tu/)).toBeDefined();
  });

  it('shows how much has come and how fast, and can be given up', async () => {
    const task = {
      kind: 'INSTALL' as const,
      step: 'PULLING' as const,
      pull: { doneBytes: 312 * 2 ** 20, totalBytes: 890 * 2 ** 20, bytesPerSecond: 4.25 * 2 ** 20 },
    };
    const client = await open({ container: null, task }, { 'container.cancel': aContainerView() });
    expect(screen.getByText('312 di 890 MB · 4,3 MB al secondo')).toBeDefined();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^35/);
    press('Interrompi');
    await waitFor(() => expect(asked(client, 'container.cancel')).toHaveLength(1));
  });

  it('tells why it came to nothing, in words and in those of Docker', async () => {
    await open({
      container: null,
      problem: { code: 'DOCKER_PULL_FAILED', message: 'WAHA non si è scaricato.', reason: 'no such host' },
    });
    expect(screen.getByRole('alert').textContent).toContain('WAHA non si è scaricato.');
    expect(screen.getByText('DOCKER_PULL_FAILED: no such host')).toBeDefined();
  });
});

describe('a container', () => {
  it('says before it is removed what stays', async () => {
    const client = await open({}, { 'container.remove': aContainerView({ container: null }) });
    press('Rimuovi');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('invita-waha-sessions');
    expect(asked(client, 'container.remove')).toHaveLength(0);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Rimuovi il contenitore' }));
    await waitFor(() => expect(asked(client, 'container.remove')).toHaveLength(1));
  });

  it('says before its key is changed that the messages wait and the phone stays linked', async () => {
    const client = await open({}, { 'container.changeKey': aContainerView() });
    press('Cambia la chiave di WAHA');
    const dialog = await screen.findByRole('dialog', { name: 'Cambiare la chiave di WAHA?' });
    expect(dialog.textContent).toContain('i messaggi aspettano in coda');
    expect(dialog.textContent).toContain('Il telefono resta collegato');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Annulla' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked(client, 'container.changeKey')).toHaveLength(0);
    press('Cambia la chiave di WAHA');
    fireEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cambia la chiave' }),
    );
    await waitFor(() => expect(asked(client, 'container.changeKey')).toHaveLength(1));
  });

  it('that is stopped has no key to change', async () => {
    await open({ container: aContainer({ status: 'STOPPED' }) });
    expect(screen.getByRole('button', { name: 'Avvia' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Cambia la chiave di WAHA' })).toBeNull();
  });

  it('says that it waits for the message that is leaving', async () => {
    await open({ task: { kind: 'CHANGE_KEY', step: 'HOLDING', pull: null } });
    expect(screen.getByText('Un momento, finisce un invio')).toBeDefined();
  });

  it('offers an update only where there is a newer release', async () => {
    const client = await open({});
    expect(screen.queryByRole('button', { name: 'Aggiorna' })).toBeNull();
    client.answer({ 'container.get': aContainerView({ container: aContainer({ updateTo: '2026.10.1' }) }) });
    act(() => client.emit('container.changed', {}));
    fireEvent.click(await screen.findByRole('button', { name: 'Aggiorna' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('2026.10.1');
  });

  it('that others can reach is told in red, and made safe by one button', async () => {
    const client = await open(
      { container: aContainer({ hazards: ['EXPOSED'] }) },
      { 'container.update': aContainerView() },
    );
    expect(screen.getByText('Non sicuro')).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('Chiunque nella rete raggiunge «invita-waha»');
    press('Rendilo sicuro');
    await waitFor(() => expect(asked(client, 'container.update')).toHaveLength(1));
  });

  it('of somebody else that has no key is warned of, and left alone', async () => {
    await open({ unsafe: [{ name: 'by-hand', hazards: ['NO_KEY'] }] });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('«by-hand» è senza chiave');
    expect(within(alert).queryByRole('button')).toBeNull();
  });

  it('leads from practice to the real invitations', async () => {
    const client = await open(
      { container: aContainer({ inUse: false }) },
      { 'app.info': anAppInfo({ realm: 'practice' }), 'container.use': aContainerView() },
    );
    press('Usa questo WAHA');
    await waitFor(() => expect(asked(client, 'container.use')).toHaveLength(1));
  });

  it('tells why a button did nothing', async () => {
    await open({}, { 'container.restart': refuse('CONTAINER_BUSY') });
    press('Riavvia');
    expect(await screen.findByText(/C’è già un lavoro in corso/)).toBeDefined();
  });
});

describe('the log', () => {
  const line = (id: number, text: string) => ({ id, at: '2027-03-09T13:29:00.000Z', text });
  const log = () => screen.getByRole('log', { name: 'Righe del registro' });

  it('goes on by itself, and asks only for what is new', async () => {
    const client = await open({}, { 'container.log': { lines: [line(7, 'session.status STARTING')] } });
    await waitFor(() => expect(log().textContent).toContain('STARTING'));
    client.answer({ 'container.log': { lines: [line(8, 'session.status SCAN_QR_CODE')] } });
    act(() => client.emit('container.logged', {}));
    await waitFor(() => expect(log().textContent).toContain('SCAN_QR_CODE'));
    expect(log().textContent).toContain('STARTING');
    expect(asked(client, 'container.log').at(-1)?.input).toEqual({ after: 7 });
  });

  it('shows only the lines with the text that is looked for', async () => {
    await open({}, { 'container.log': { lines: [line(1, 'POST /api/sendText 201'), line(2, 'GET /ping')] } });
    await waitFor(() => expect(log().textContent).toContain('/ping'));
    const search = screen.getByRole('searchbox', { name: 'Cerca nel registro' });
    fireEvent.change(search, { target: { value: 'SENDTEXT' } });
    expect(log().textContent).toContain('sendText');
    expect(log().textContent).not.toContain('/ping');
    fireEvent.change(search, { target: { value: 'nothing' } });
    expect(log().textContent).toBe('Nessuna riga con questo testo.');
  });
});
