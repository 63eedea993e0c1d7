import { notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { errorMessage } from '#contract/error-messages.ts';
import { createI18n } from '../locales/i18n.ts';
import { createAppStore } from '../state/app-store.ts';
import { aConfiguration, anAppInfo, aQueueSummary, aReasonLine, aSession } from '../testing/builders.ts';
import { type Answers, createFakeClient, refuse, unanswered } from '../testing/fake-client.ts';
import '../testing/jsdom-stubs.ts';
import { Root } from './root.tsx';

async function open(answers: Answers = {}, hash = '#/queue') {
  window.location.hash = hash;
  const client = createFakeClient(answers);
  const app = createAppStore(client);
  app.start();
  render(<Root invita={{ client, app }} i18n={createI18n('it')} />);
  return client;
}

const rail = () => screen.getByRole('navigation', { name: /Schermate|Screens/ });
const link = (name: RegExp) => within(rail()).getByRole('link', { name });

describe('the shell', () => {
  beforeEach(() => {
    window.location.hash = '';
    // They outlive a test: their store is the module's.
    notifications.clean();
  });

  it('counts in the rail what waits, what is there and what needs a person', async () => {
    await open({
      'sessions.list': [aSession(), aSession({ type: 'sposo', status: 'WAITING_QR' })],
      'inbox.list': (input: unknown) => ({
        items: [],
        total: (input as { needsYou?: boolean }).needsYou === true ? 3 : 90,
      }),
    });
    await screen.findByRole('navigation', { name: 'Schermate' });
    expect(link(/Invitati/).textContent).toBe('Invitati148');
    expect(link(/Coda/).textContent).toBe('Coda29');
    expect(link(/Panoramica/).textContent).toContain('4 da sistemare');
    expect(link(/WhatsApp/).textContent).toContain('1 da sistemare');
    await waitFor(() =>
      expect(link(/Conversazioni/).textContent).toBe('Conversazioni3 conversazioni che aspettano te'),
    );
    expect(link(/Coda/).getAttribute('aria-current')).toBe('page');
  });

  it('counts in the rail no failure of somebody who was forgotten since', async () => {
    const { counts } = aQueueSummary();
    await open({ 'queue.summary': aQueueSummary({ counts: { ...counts, byFailure: {} } }) });
    await screen.findByRole('navigation', { name: 'Schermate' });
    expect(link(/Panoramica/).textContent).toContain('1 da sistemare');
  });

  it('says the one line on every screen', async () => {
    await open();
    expect(await screen.findByText(/limite di 10 messaggi\/ora raggiunto/)).toBeDefined();
    fireEvent.keyDown(document.body, { key: '1' });
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: /limite di 10 messaggi\/ora/ },
        // The first visit loads the screen's code.
        { timeout: 10_000 },
      ),
    ).toBeDefined();
  });

  it('goes to a screen by its number, but not while someone types', async () => {
    await open();
    await screen.findByRole('heading', { level: 1, name: 'Coda' });
    fireEvent.keyDown(document.body, { key: '3' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Invitati' })).toBeDefined();
    const field = document.body.appendChild(document.createElement('input'));
    fireEvent.keyDown(field, { key: '2' });
    field.remove();
    expect(window.location.hash).toBe('#/guests');
    expect(document.title).toBe('Invitati · Invita');
  });

  it('asks before it pauses', async () => {
    const client = await open({ 'queue.pause': { paused: true } });
    const asked = () => client.calls.some(({ method }) => method === 'queue.pause');
    fireEvent.click(await screen.findByRole('button', { name: 'Metti in pausa' }));
    const dialog = await screen.findByRole('dialog');
    expect(asked()).toBe(false);
    client.answer({
      'queue.summary': aQueueSummary({ paused: true, line: aReasonLine({ kind: 'idle', reason: 'PAUSED' }) }),
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Metti in pausa' }));
    expect(await screen.findByRole('button', { name: 'Riprendi' })).toBeDefined();
    expect(asked()).toBe(true);
    // Shown and announced.
    expect(screen.getAllByText(/29 messaggi aspettano te/)).toHaveLength(2);
  });

  it('tells why a button did nothing', async () => {
    await open({
      'queue.summary': aQueueSummary({ paused: true }),
      'queue.resume': refuse('READ_ONLY'),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Riprendi' }));
    expect(await screen.findByRole('alert')).toBeDefined();
  });

  it('changes its language with the configuration, at once', async () => {
    const client = await open();
    await screen.findByRole('heading', { level: 1, name: 'Coda' });
    act(() => client.emit('configuration.changed', aConfiguration({ language: 'en' })));
    expect(await screen.findByRole('heading', { level: 1, name: 'Queue' })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
  });

  it('says that the line is down, and takes it back', async () => {
    const client = await open();
    await screen.findByRole('navigation', { name: 'Schermate' });
    act(() => client.connection('offline'));
    expect(screen.getByText('Invita non risponde.')).toBeDefined();
    act(() => client.connection('online'));
    expect(screen.queryByText('Invita non risponde.')).toBeNull();
  });

  it('says what must be known before anything is sent', async () => {
    await open({ 'app.info': anAppInfo({ notices: ['SETTINGS_UNREADABLE', 'OF_A_LATER_VERSION'] }) });
    await screen.findByRole('navigation', { name: 'Schermate' });
    expect(screen.getByRole('alert').textContent).toContain(errorMessage('it', 'SETTINGS_UNREADABLE'));
    expect(screen.getByText('SETTINGS_UNREADABLE')).toBeDefined();
  });

  it('asks for a fresh link when the old one is no longer good', async () => {
    const client = await open();
    await screen.findByRole('navigation', { name: 'Schermate' });
    act(() => client.connection('unauthorized'));
    expect(screen.getByText('Questo collegamento è scaduto')).toBeDefined();
  });

  it('shows a way out when nothing could be loaded', async () => {
    const client = await open({ 'app.info': refuse('INTERNAL') });
    const retry = await screen.findByRole('button', { name: 'Riprova' });
    client.answer({ 'app.info': anAppInfo() });
    fireEvent.click(retry);
    expect(await screen.findByRole('navigation', { name: 'Schermate' })).toBeDefined();
  });
});

describe('practice mode', () => {
  it('has its band, its phone and a way out', async () => {
    const client = await open({
      'app.info': anAppInfo({ realm: 'practice' }),
      'app.switchRealm': anAppInfo({ realm: 'real' }),
    });
    expect(await screen.findByText('Nessun messaggio esce da questo computer.')).toBeDefined();
    const phone = screen.getByRole('button', { name: 'Telefono di prova' });
    const before = phone.getAttribute('aria-pressed');
    fireEvent.click(phone);
    expect(phone.getAttribute('aria-pressed')).not.toBe(before);
    fireEvent.click(screen.getByRole('button', { name: 'Esci dalla prova' }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'app.switchRealm', input: { realm: 'real' } }),
    );
  });

  it('leads to the ways to send while there is no real WAHA to go to', async () => {
    await open({ 'app.info': anAppInfo({ realm: 'practice', realConfigured: false }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Passa agli inviti veri' }));
    expect(screen.queryByRole('button', { name: 'Esci dalla prova' })).toBeNull();
    await waitFor(() => expect(window.location.hash).toBe('#/welcome'));
  });

  it('leads there from its switch too, which the keyboard can reach and which says why', async () => {
    await open({ 'app.info': anAppInfo({ realm: 'practice', realConfigured: false }) });
    const toggle = await screen.findByRole('switch', { name: 'Modalità prova' });
    expect(toggle).toMatchObject({ disabled: false, checked: true });
    expect(toggle.getAttribute('aria-description')).toMatch(/scegli prima da dove partono gli inviti veri/);
    fireEvent.click(toggle);
    await waitFor(() => expect(window.location.hash).toBe('#/welcome'));
    expect(toggle).toHaveProperty('checked', true);
  });

  it('is switched under the keyboard, which stays where it is', async () => {
    const client = await open({ 'app.switchRealm': unanswered });
    const toggle = await screen.findByRole('switch', { name: 'Modalità prova' });
    toggle.focus();
    fireEvent.click(toggle);
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'app.switchRealm', input: { realm: 'practice' } }),
    );
    expect(toggle).toMatchObject({ disabled: false, checked: true });
    expect(document.activeElement).toBe(toggle);
  });

  it('is nowhere to be seen in the real realm', async () => {
    await open();
    await screen.findByRole('navigation', { name: 'Schermate' });
    expect(screen.queryByText('Nessun messaggio esce da questo computer.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Telefono di prova' })).toBeNull();
  });
});
