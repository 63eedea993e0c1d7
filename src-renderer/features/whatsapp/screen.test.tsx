import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionView } from '#contract/sessions.ts';
import { aContainerView, anAppInfo, aQueueItem, aSession } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { WhatsAppScreen } from './screen.tsx';

const now = Date.parse('2027-03-09T13:29:12.000Z');
const isoIn = (seconds: number) => new Date(now + seconds * 1000).toISOString();

function aWaitingSession(expiresIn: number, changes: Partial<SessionView> = {}): SessionView {
  const qr = { value: '2@abc', number: 3, of: 6, expiresAt: isoIn(expiresIn) };
  return aSession({ status: 'WAITING_QR', me: null, qr, ...changes });
}

async function open(sessions: readonly SessionView[], answers: Answers = {}) {
  const { client } = await renderScreen(<WhatsAppScreen />, {
    answers: {
      'sessions.list': [...sessions],
      'sessions.check': aSession(),
      'sessions.refresh': aSession(),
      'sessions.logout': aSession({ status: 'STARTING', me: null }),
      'sessions.resume': aSession(),
      'sessions.unsent': { unsent: 29 },
      ...answers,
    },
  });
  // The app's clock is known before the test moves it.
  await pass(0);
  return client;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => fireEvent.click(button(name));
const isBlocked = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
/** Lets `ms` go by, and what was asked meanwhile be answered. */
const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
const filled = () => document.querySelectorAll('.mantine-Button-root[data-variant="filled"]');

beforeEach(() => {
  window.location.hash = '';
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the card of a phone', () => {
  it('says whose phone it is and how old its news is', async () => {
    await open([aSession()]);
    const card = within(screen.getByRole('region', { name: 'Sposa' }));
    expect(card.getByText(/^\+39 340 000 0112 · Giulia · collegato .*2 marzo/)).toBeDefined();
    expect(card.getByText('Collegato')).toBeDefined();
    expect(card.getByText('12 secondi fa')).toBeDefined();
    expect(filled()).toHaveLength(0);
  });

  it('says when nothing comes back from it, and when answers cannot be read', async () => {
    const { events } = aSession();
    await open([aSession({ events: { ...events, deaf: true } })]);
    expect(screen.getByText('Da questo telefono non arrivano più notizie')).toBeDefined();
    cleanup();
    await open([aSession({ events: { ...events, historyUnreadable: true } })]);
    expect(screen.getByText('Le risposte arrivate nel frattempo non si leggono')).toBeDefined();
  });

  it('counts on the app’s clock, not on that of this computer', async () => {
    await open([aSession()], { 'overview.clock': { now: isoIn(3600), speed: 1 } });
    expect(await screen.findByText('1 h fa')).toBeDefined();
  });

  it('asks for the time of the last check, which is no news', async () => {
    const client = await open([aSession()]);
    client.answer({ 'sessions.list': [aSession({ checkedAt: isoIn(5) })] });
    await pass(5_000);
    expect(await screen.findByText('adesso')).toBeDefined();
  });

  it.each([
    ['Verifica stato', 'sessions.check'],
    ['Refresh', 'sessions.refresh'],
  ] as const)('%s asks for %s, and the other buttons of the phone wait', async (name, method) => {
    const client = await open([aSession(), aSession({ type: 'sposo', label: 'Sposo' })]);
    const [first, second] = screen.getAllByRole('button', { name });
    if (first === undefined || second === undefined) throw new Error('two cards are expected');
    fireEvent.click(first);
    expect(first.getAttribute('aria-busy')).toBe('true');
    expect(first.textContent).toBe(name);
    expect(second.getAttribute('aria-disabled')).toBeNull();
    fireEvent.click(first);
    await waitFor(() => expect(first.getAttribute('aria-busy')).toBeNull());
    expect(client.calls.filter((call) => call.method === method)).toEqual([
      { method, input: { type: 'sposa' } },
    ]);
  });

  it('says in words why nothing came of it', async () => {
    await open([aSession()], { 'sessions.refresh': refuse('WAHA_FAILED') });
    press('Refresh');
    expect(await screen.findByText(/WAHA ha risposto con un errore/)).toBeDefined();
  });

  it('disconnects only after it has said what happens to the queue', async () => {
    const client = await open([aSession()]);
    const asked = () => client.calls.some(({ method }) => method === 'sessions.logout');
    press('Disconnetti');
    const dialog = await screen.findByRole('dialog', { name: 'Disconnettere Sposa?' });
    await waitFor(() => expect(dialog.textContent).toContain('29 messaggi aspettano in coda'));
    expect(asked()).toBe(false);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Disconnetti' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(client.calls).toContainEqual({ method: 'sessions.logout', input: { type: 'sposa' } });
  });

  it('keeps what is known on the screen when it cannot be renewed', async () => {
    const client = await open([aSession()]);
    client.answer({ 'sessions.list': refuse('INTERNAL') });
    await pass(5_000);
    expect(await screen.findByText('Lo stato dei telefoni non si è aggiornato')).toBeDefined();
    expect(screen.getByText(/\+39 340 000 0112 · Giulia/)).toBeDefined();
    client.answer({ 'sessions.list': [aSession()] });
    press('Riprova');
    await waitFor(() => expect(screen.queryByText('Lo stato dei telefoni non si è aggiornato')).toBeNull());
  });
});

describe('the QR code', () => {
  it('is drawn with its number and what to do on the phone', async () => {
    await open([aWaitingSession(13)]);
    expect(screen.getByRole('img', { name: 'Codice QR per collegare Sposa' })).toBeDefined();
    expect(screen.getByText('Codice 3 di 6')).toBeDefined();
    expect(screen.getByRole('timer', { name: 'Ancora 13 secondi' })).toBeDefined();
    expect(screen.getByText('Collega un dispositivo')).toBeDefined();
    expect(isBlocked('Messaggio di prova')).toBe(true);
    expect(isBlocked('Disconnetti')).toBe(true);
  });

  it('is gone the moment its time is, and comes back with the next one', async () => {
    const client = await open([aWaitingSession(13)]);
    await pass(13_000);
    expect(screen.queryByRole('img', { name: /Codice QR/ })).toBeNull();
    expect(screen.getByRole('img', { name: 'Arriva il prossimo codice' })).toBeDefined();
    const next = { value: '2@def', number: 4, of: 6, expiresAt: isoIn(33) };
    const sessions = [aWaitingSession(0, { qr: next })];
    client.answer({ 'sessions.list': sessions });
    act(() => client.emit('sessions.changed', sessions));
    expect(await screen.findByText('Codice 4 di 6')).toBeDefined();
    expect(screen.getByRole('timer', { name: 'Ancora 20 secondi' })).toBeDefined();
  });

  it('is not shown when it has expired on the app’s clock', async () => {
    await open([aWaitingSession(13)], { 'overview.clock': { now: isoIn(20), speed: 1 } });
    await waitFor(() => expect(screen.queryByRole('img', { name: /Codice QR/ })).toBeNull());
  });

  it('has a place before there is one', async () => {
    await open([aWaitingSession(0, { qr: null })]);
    expect(screen.getByRole('img', { name: 'Arriva il prossimo codice' })).toBeDefined();
    expect(screen.queryByText(/Codice \d di 6/)).toBeNull();
  });

  it('is for the practice phone in practice mode', async () => {
    await open([aWaitingSession(13)], { 'app.info': anAppInfo({ realm: 'practice' }) });
    expect(screen.getByText('Scansiona il QR')).toBeDefined();
    press('Apri il telefono di prova');
    expect(window.location.hash).toBe('#/whatsapp?do=phone');
    expect(screen.queryByText('Collega un dispositivo')).toBeNull();
  });
});

describe('a phone that is not connected', () => {
  it('shows a new code once the six have run out, with one filled button for all phones', async () => {
    const failed = { status: 'FAILED', me: null } as const;
    const client = await open([aSession(failed), aSession({ ...failed, type: 'sposo', label: 'Sposo' })]);
    expect(filled()).toHaveLength(1);
    const [first] = screen.getAllByRole('button', { name: 'Mostra un nuovo codice' });
    if (first === undefined) throw new Error('a button is expected');
    fireEvent.click(first);
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.refresh', input: { type: 'sposa' } }),
    );
  });

  it('is started by Refresh when it is off', async () => {
    await open([aSession({ status: 'DISCONNECTED', me: null })]);
    expect(screen.getByText('Il collegamento è spento')).toBeDefined();
    expect([...filled()].map(({ textContent }) => textContent)).toEqual(['Refresh']);
  });

  it.each([
    ['STARTING', 'WhatsApp si sta avviando'],
    ['WAITING_PASSKEY', 'WhatsApp chiede la passkey di questo account'],
    ['UNKNOWN', 'WAHA risponde con uno stato che Invita non conosce'],
    ['UNREACHABLE', 'WAHA non risponde a 127.0.0.1:3000'],
  ] as const)('is explained when it is %s', async (status, title) => {
    await open([aSession({ status, me: null })]);
    expect(screen.getByText(title)).toBeDefined();
  });

  it('is being asked at the start, which is not an unknown status', async () => {
    await open([aSession({ status: 'UNKNOWN', me: null, checkedAt: null })]);
    expect(screen.getByText('Chiedo a WAHA come sta')).toBeDefined();
    expect(screen.getByText('non ancora')).toBeDefined();
  });

  it.each([
    ['WAHA_WRONG_KEY', 'WAHA rifiuta la chiave', 'Correggi la chiave'],
    ['WAHA_NOT_WAHA', 'A 127.0.0.1:3000 risponde un altro programma', 'Controlla l’indirizzo'],
    ['WAHA_CORE_ONE_SESSION', 'Questo WAHA gestisce un solo telefono', 'Controlla l’indirizzo'],
  ])('leads to the configuration for %s', async (problem, title, link) => {
    await open([aSession({ status: 'UNKNOWN', me: null, problem })]);
    expect(screen.getByText(title)).toBeDefined();
    press(link);
    expect(window.location.hash).toBe('#/configuration?section=phones');
  });

  it.each([
    ['WAHA_TOO_OLD', 'Questo WAHA è troppo vecchio'],
    ['WAHA_BUSY', 'WAHA è occupato'],
    ['OF_A_LATER_VERSION', 'WAHA ha risposto con un errore'],
  ])('has nothing to configure for %s', async (problem, title) => {
    await open([aSession({ status: 'UNKNOWN', me: null, problem })]);
    expect(screen.getByText(title)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Controlla|Correggi/ })).toBeNull();
  });

  it('has no address to correct in practice mode', async () => {
    await open([aSession({ status: 'UNREACHABLE', me: null, problem: 'WAHA_UNREACHABLE' })], {
      'app.info': anAppInfo({ realm: 'practice' }),
    });
    expect(screen.getByText('Il WAHA di prova non risponde')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Controlla l’indirizzo' })).toBeNull();
  });
});

describe('a code to type', () => {
  const way = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

  it('is asked for with the number of the phone', async () => {
    const pairing = { code: 'ABCD-1234', expiresAt: isoIn(150) };
    const client = await open([aWaitingSession(13)], {
      'sessions.requestCode': aWaitingSession(13, { pairing }),
    });
    way('Codice a 8 caratteri');
    expect(screen.queryByRole('img', { name: /Codice QR/ })).toBeNull();
    expect(screen.getByText('Collega con numero di telefono')).toBeDefined();
    const phone = screen.getByLabelText('Numero del telefono che colleghi');
    fireEvent.change(phone, { target: { value: ' 333 123 4567 ' } });
    client.answer({ 'sessions.list': [aWaitingSession(13, { pairing })] });
    press('Chiedi il codice');
    expect(await screen.findByText('ABCD-1234')).toBeDefined();
    expect(client.calls).toContainEqual({
      method: 'sessions.requestCode',
      input: { type: 'sposa', phone: '333 123 4567' },
    });
    expect(screen.getByRole('timer').textContent).toBe('2:30');
    await pass(150_000);
    expect(screen.queryByText('ABCD-1234')).toBeNull();
  });

  it('says at the number what is wrong with it', async () => {
    await open([aWaitingSession(13)], { 'sessions.requestCode': refuse('INVALID_PHONE') });
    way('Codice a 8 caratteri');
    const phone = screen.getByLabelText('Numero del telefono che colleghi');
    fireEvent.change(phone, { target: { value: 'banana' } });
    press('Chiedi il codice');
    expect(await screen.findByText(/Questo non è un numero di telefono/)).toBeDefined();
    expect(phone).toHaveProperty('value', 'banana');
  });
});

describe('a passkey', () => {
  const waiting = (passkey: SessionView['passkey']) =>
    aSession({ status: 'WAITING_PASSKEY', me: null, passkey });

  it('is explained for what it is, with what a person can do', async () => {
    const client = await open([waiting({ step: 'CHALLENGE', code: null })]);
    expect(screen.getByText(/solo una sua pagina può farlo/)).toBeDefined();
    press('Mostra un nuovo codice');
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.refresh', input: { type: 'sposa' } }),
    );
  });

  it('has a code that a person compares', async () => {
    const client = await open([waiting({ step: 'CONFIRM', code: '4711' })], {
      'sessions.confirmPasskey': aSession(),
    });
    expect(screen.getByText('4711')).toBeDefined();
    press('Sì, è lo stesso');
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.confirmPasskey', input: { type: 'sposa' } }),
    );
  });
});

describe('what goes on by itself', () => {
  it('is shown as progress, whoever asked for it, and never as over before it is', async () => {
    const doing = { action: 'REFRESH', since: isoIn(0) } as const;
    await open([aWaitingSession(13, { doing })]);
    const bar = screen.getByRole('progressbar', { name: 'Avvio il collegamento' });
    const value = () => Number(bar.getAttribute('aria-valuenow'));
    const before = value();
    await pass(5_000);
    expect(value()).toBeGreaterThan(before);
    await pass(300_000);
    expect(value()).toBeLessThan(96);
    expect(screen.queryByRole('img', { name: /Codice QR/ })).toBeNull();
    expect(screen.getByText(/Ci mette più del solito/)).toBeDefined();
  });

  it.each([
    ['CODES_RAN_OUT', 'I sei codici sono scaduti'],
    ['UNLINKED', 'Il telefono non è più collegato'],
    [null, 'Il collegamento si è chiuso'],
  ] as const)('failed because of %s', async (failure, title) => {
    await open([aSession({ status: 'FAILED', me: null, failure })]);
    expect(screen.getByText(title)).toBeDefined();
    expect(button('Mostra un nuovo codice')).toBeDefined();
  });

  it('needs a person when one restart did not help', async () => {
    await open([aSession({ notices: [{ code: 'DEAF', at: isoIn(-600) }] })]);
    expect(screen.getByRole('alert').textContent).toContain('WhatsApp non conferma i messaggi');
  });

  it('is told in one line when it mended itself', async () => {
    await open([aSession({ notices: [{ code: 'RESTARTED', at: isoIn(-600) }] })]);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText(/Invita ha riavviato il collegamento/)).toBeDefined();
  });
});

describe('the quota of new chats', () => {
  it('is shown with what is used of it, and when it begins anew', async () => {
    const quota = { status: 'SECOND_WARNING', total: 250, used: 210, renewsAt: isoIn(86_400 * 3) };
    await open([aSession({ quota })]);
    expect(screen.getByText('210 nuove chat su 250')).toBeDefined();
    expect(screen.getByRole('progressbar', { name: '210 nuove chat su 250' })).toBeDefined();
  });

  it('is not shown where there is none', async () => {
    await open([aSession({ quota: { status: 'NONE', total: null, used: 0, renewsAt: null } })]);
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});

describe('a WAHA that lacks something', () => {
  it('is said to, with the way to an engine that has it', async () => {
    await open([aSession({ engine: 'WEBJS', lacks: ['MESSAGE_IDS'] })]);
    expect(screen.getByText('Motore WEBJS: funziona, GOWS fa di più')).toBeDefined();
    press('Come passare a GOWS');
    const dialog = await screen.findByRole('dialog', { name: 'Passa al motore GOWS' });
    expect(dialog.textContent).toContain('nuovo codice QR');
  });

  it('is told of an old Core that knows one phone', async () => {
    await open([aSession({ version: '2026.2.1', lacks: ['SEVERAL_SESSIONS', 'MEDIA'] })]);
    expect(screen.getByText('WAHA 2026.2.1 non sa fare tutto')).toBeDefined();
    expect(screen.getByText(/Un solo telefono/)).toBeDefined();
  });
});

describe('phones that come and go', () => {
  const sposo = aSession({ type: 'sposo', label: 'Sposo' });

  it('are added with a name, and shown their code at once', async () => {
    const client = await open([aSession()], { 'sessions.create': sposo });
    press('Aggiungi telefono');
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Nome'), { target: { value: 'Papà' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi il telefono' }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.refresh', input: { type: 'sposo' } }),
    );
    expect(client.calls).toContainEqual({
      method: 'sessions.create',
      input: { type: 'papa', label: 'Papà' },
    });
  });

  it('say what is wrong with an address where it was typed', async () => {
    await open([aSession()], { 'sessions.create': refuse('WAHA_URL_INVALID') });
    press('Aggiungi telefono');
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Nome'), { target: { value: 'Papà' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Usa un altro WAHA' }));
    fireEvent.change(dialog.getByLabelText('Indirizzo di WAHA'), { target: { value: 'no address' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi il telefono' }));
    expect(await dialog.findByText(/indirizzo di WAHA non è valido/i)).toBeDefined();
  });

  async function openMenu(label: string, item: string) {
    fireEvent.click(screen.getByRole('button', { name: `Altro per ${label}` }));
    fireEvent.click(await screen.findByRole('menuitem', { name: item }));
    return within(await screen.findByRole('dialog'));
  }

  it('are renamed', async () => {
    const client = await open([aSession(), sposo], { 'sessions.update': sposo });
    const dialog = await openMenu('Sposo', 'Rinomina…');
    fireEvent.change(dialog.getByLabelText('Nome'), { target: { value: ' Marco ' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Rinomina il telefono' }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({
        method: 'sessions.update',
        input: { type: 'sposo', changes: { label: 'Marco' } },
      }),
    );
  });

  it.each([
    ['Falli partire da un altro telefono', { moveTo: 'sposa' }],
    ['Annullali', 'cancel'],
  ])('are removed once it is said what becomes of their messages: %s', async (choice, messages) => {
    const client = await open([aSession(), sposo], { 'sessions.remove': { moved: 29, cancelled: 0 } });
    const dialog = await openMenu('Sposo', 'Rimuovi…');
    expect(await dialog.findByText(/29 messaggi non sono ancora partiti/)).toBeDefined();
    fireEvent.click(dialog.getByRole('radio', { name: new RegExp(choice) }));
    fireEvent.click(dialog.getByRole('button', { name: 'Rimuovi Sposo' }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.remove', input: { type: 'sposo', messages } }),
    );
  });

  it('are removed without a question when nothing waits for them', async () => {
    const client = await open([aSession(), sposo], {
      'sessions.unsent': { unsent: 0 },
      'sessions.remove': { moved: 0, cancelled: 0 },
    });
    const dialog = await openMenu('Sposo', 'Rimuovi…');
    expect(await dialog.findByText('Nessun messaggio lo aspetta.')).toBeDefined();
    expect(dialog.queryByRole('radio')).toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'Rimuovi Sposo' }));
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'sessions.remove')).toBe(true));
  });

  it('keep the first one, which sends what names no phone', async () => {
    await open([aSession({ type: 'main', label: 'Telefono' })]);
    fireEvent.click(screen.getByRole('button', { name: 'Altro per Telefono' }));
    expect(await screen.findByRole('menuitem', { name: 'Rinomina…' })).toBeDefined();
    expect(screen.queryByRole('menuitem', { name: 'Rimuovi…' })).toBeNull();
  });
});

describe('a phone that is held up', () => {
  it('goes on when the admin says so', async () => {
    const paused = { reason: 'TOO_MANY_NOT_ON_WHATSAPP', at: isoIn(-60) } as const;
    const client = await open([aSession({ paused })]);
    expect(screen.getByText(/troppi numeri senza WhatsApp/)).toBeDefined();
    press('Riprendi');
    await waitFor(() =>
      expect(client.calls).toContainEqual({ method: 'sessions.resume', input: { type: 'sposa' } }),
    );
  });

  it('is told of a wrong key once', async () => {
    const paused = { reason: 'WRONG_KEY', at: isoIn(-60) } as const;
    await open([aSession({ status: 'UNKNOWN', me: null, problem: 'WAHA_WRONG_KEY', paused })]);
    expect(screen.getAllByRole('button', { name: 'Correggi la chiave' })).toHaveLength(1);
  });

  it('counts down to when new chats are allowed again', async () => {
    await open([aSession({ restrictions: { newChatsUntil: isoIn(90), toldBy: 'WHATSAPP' } })]);
    const card = screen.getByRole('region', { name: 'Sposa' });
    expect(within(card).getByRole('timer').textContent).toBe('1:30');
    await pass(90_000);
    expect(within(card).queryByRole('timer')).toBeNull();
  });

  it('says so when WhatsApp names no end', async () => {
    await open([aSession({ restrictions: { newChatsUntil: null, toldBy: 'WHATSAPP' } })]);
    expect(screen.getByText('Niente nuove chat, WhatsApp non dice fino a quando')).toBeDefined();
  });
});

describe('the restriction of a phone', () => {
  it('is not spoken of while the phone is unlinked: nothing leaves from it at all', async () => {
    const restrictions = { newChatsUntil: isoIn(90), toldBy: 'WHATSAPP' } as const;
    await open([aSession({ status: 'FAILED', me: null, restrictions })]);
    expect(screen.queryByText(/Niente nuove chat/)).toBeNull();
  });
});

describe('«Il QR non appare?»', () => {
  const title = () => screen.queryByRole('heading', { name: 'Il QR non appare?' });

  it('is asked only while some phone waits to be linked', async () => {
    await open([aSession()]);
    expect(title()).toBeNull();
    cleanup();
    await open([aSession(), aWaitingSession(20, { type: 'sposo', label: 'Sposo' })]);
    expect(title()).not.toBeNull();
  });

  it('leads to the log only where there is one', async () => {
    await open([aWaitingSession(20)], { 'container.get': aContainerView({ container: null }) });
    expect(screen.queryByText('Apri il registro di WAHA')).toBeNull();
    cleanup();
    await open([aWaitingSession(20)], { 'container.get': aContainerView() });
    expect(screen.getByText('Apri il registro di WAHA')).toBeDefined();
  });
});

describe('the test message', () => {
  const queued: Answers = {
    'queue.test': { id: 'm9', status: 'PENDING', expectedAt: isoIn(12) },
    'queue.get': {
      ...aQueueItem({ kind: 'TEST', household: null, expectedAt: isoIn(12) }),
      log: [],
      attachment: null,
    },
  };

  async function write(phone: string, text = '') {
    press('Messaggio di prova');
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Numero di telefono'), { target: { value: phone } });
    fireEvent.change(within(dialog).getByLabelText('Testo, se vuoi'), { target: { value: text } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Invia la prova' }));
    return dialog;
  }

  it('goes to the phone that was typed, and is followed from the queue to the phone', async () => {
    const client = await open([aSession()], queued);
    const dialog = await write(' 328 000 0117 ');
    expect(await within(dialog).findByText('È davanti agli inviti. Partenza: tra 12 secondi.')).toBeDefined();
    expect(client.calls).toContainEqual({
      method: 'queue.test',
      input: { type: 'sposa', phone: '328 000 0117' },
    });
    expect(client.calls).toContainEqual({ method: 'queue.get', input: { id: 'm9' } });
    client.answer({ 'queue.get': { ...aQueueItem({ status: 'DELIVERED' }), log: [], attachment: null } });
    act(() => client.emit('queue.changed', {}));
    expect(await within(dialog).findByText('È arrivato sul telefono.')).toBeDefined();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Mostra in coda' }));
    expect(window.location.hash).toBe('#/queue?message=m9');
  });

  it('carries a text when there is one', async () => {
    const client = await open([aSession()], queued);
    await write('+39 328 000 0117', 'Prova, uno due');
    await waitFor(() =>
      expect(client.calls).toContainEqual({
        method: 'queue.test',
        input: { type: 'sposa', phone: '+39 328 000 0117', text: 'Prova, uno due' },
      }),
    );
  });

  it('says at the field what is wrong with it, and keeps what was typed', async () => {
    await open([aSession()], { ...queued, 'queue.test': refuse('INVALID_PHONE') });
    const dialog = await write('banana');
    expect(await within(dialog).findByText(/Questo non è un numero di telefono/)).toBeDefined();
    expect(within(dialog).getByLabelText('Numero di telefono')).toHaveProperty('value', 'banana');
    expect(screen.getAllByText(/Questo non è un numero di telefono/)).toHaveLength(1);
  });

  it('does not promise a time when nothing can leave', async () => {
    const stuck = aQueueItem({ waitingReason: 'PAUSED' });
    await open([aSession()], { ...queued, 'queue.get': { ...stuck, log: [], attachment: null } });
    const dialog = await write('328 000 0117');
    expect(await within(dialog).findByText(/per ora non parte niente/)).toBeDefined();
  });

  it('waits until the phone is connected', async () => {
    await open([aSession({ status: 'STARTING', me: null })]);
    press('Messaggio di prova');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(isBlocked('Messaggio di prova')).toBe(true);
  });
});

describe('the WAHA behind the phones', () => {
  it('is named once for the phones that share it', async () => {
    await open([aSession(), aSession({ type: 'sposo', label: 'Sposo' })]);
    expect(screen.getAllByText('127.0.0.1:3000')).toHaveLength(1);
    expect(screen.getByText('2027.2.1 · motore GOWS')).toBeDefined();
    expect(screen.getByText('salvata')).toBeDefined();
  });

  it('is told apart when there are two', async () => {
    const other = aSession({
      type: 'sposo',
      label: 'Sposo',
      waha_url: 'https://waha.example/',
      has_api_key: false,
    });
    await open([aSession(), other]);
    expect(screen.getByText('https://waha.example')).toBeDefined();
    expect(screen.getByText('nessuna')).toBeDefined();
  });

  it('can be connected from practice mode', async () => {
    await open([aSession()], { 'app.info': anAppInfo({ realm: 'practice', realConfigured: false }) });
    expect(screen.getByText('dentro Invita')).toBeDefined();
    press('Scegli da dove partono');
    expect(window.location.hash).toBe('#/welcome');
  });
});
