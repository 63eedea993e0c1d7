import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Overview } from '#contract/overview.ts';
import {
  aBackupSchedule,
  aConfiguration,
  anAppInfo,
  anOverview,
  aQueueItem,
  aReasonLine,
  aSession,
  someCounts,
  someSlots,
} from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { OverviewScreen } from './screen.tsx';

const told = '2027-03-09T13:29:19.000Z';
const now = Date.parse(told);
const noMessages = { counts: someCounts(), invited: 0, slots: [someSlots(now, 10, [])] };
const atRest = { until: null, pending: 0, nextHousehold: null, finishesAt: null } as const;

async function open(changes: Partial<Overview> = {}, answers: Answers = {}) {
  const rendered = await renderScreen(<OverviewScreen />, {
    answers: {
      'overview.get': anOverview(changes),
      'overview.clock': { now: told, speed: 1 },
      'queue.list': { items: [], total: 0 },
      ...answers,
    },
  });
  await screen.findByRole('heading', { level: 1 });
  return rendered;
}

/** The region of a card, by its title. */
async function card(title: RegExp | string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { level: 2, name: title });
  const region = heading.closest('section');
  if (region === null) throw new Error('a card’s title stands in no card');
  return region;
}

describe('the overview', () => {
  beforeEach(() => {
    window.location.hash = '#/overview';
    // The computer's clock is an hour behind that of the realm.
    vi.useFakeTimers({ now: now - 3_600_000, shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says why nothing moves as its title, and counts down by the clock of the realm', async () => {
    await open();
    await screen.findByText('2:41');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'In attesa: limite di 10 messaggi/ora raggiunto · prossimo posto alle 14:32',
    );
    expect(screen.getByText(/Il prossimo: famiglia Lombardi\. I 29 messaggi in coda/)).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(screen.getByText('1:41')).toBeDefined();
  });

  it('counts down to nothing that is hours away', async () => {
    await open({ line: aReasonLine({ reason: 'SEND_WINDOW', until: '2027-03-10T08:00:00.000Z' }) });
    await card(/posti di quest’ora/);
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('asks again when something happened, and now and then by itself', async () => {
    const { client } = await open();
    await card(/posti di quest’ora/);
    const asked = () => client.calls.filter(({ method }) => method === 'overview.get').length;
    const before = asked();
    await act(async () => client.emit('queue.changed', {}));
    await act(async () => client.emit('guests.changed', {}));
    await act(async () => client.emit('sessions.changed', [aSession()]));
    await act(async () => client.emit('configuration.changed', aConfiguration()));
    expect(asked()).toBe(before + 4);
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(asked()).toBe(before + 5);
  });

  it('shows the hour of the phone the line speaks of, and of the other one on demand', async () => {
    await open({
      line: aReasonLine({ type: 'sposo' }),
      sessions: [aSession(), aSession({ type: 'sposo', label: 'Sposo' })],
      slots: [someSlots(now, 10, [5]), { ...someSlots(now, 10, [2, 3]), type: 'sposo' }],
    });
    expect(await screen.findByRole('img', { name: '2 su 10 usati' })).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: /Sposa/ }));
    expect(screen.getByRole('img', { name: '1 su 10 usati' })).toBeDefined();
  });

  it('answers when it will be finished, in words and in a table beside the drawing', async () => {
    await open({
      finishesAt: '2027-03-09T16:12:00.000Z',
      finishRange: { earliest: '2027-03-09T15:58:00.000Z', latest: '2027-03-09T16:50:00.000Z' },
      sentSeries: [{ at: '2027-03-09T12:00:00.000Z', sent: 115 }],
      forecastSeries: [
        { at: told, sent: 115 },
        { at: '2027-03-09T16:12:00.000Z', sent: 144 },
      ],
    });
    const region = await card('Fine prevista oggi alle 17:12');
    const rows = within(region).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'QuandoMessaggi in tuttoChe cosa',
      'oggi alle 13:00115inviati',
      'oggi alle 14:29115previsione',
      'oggi alle 17:12144previsione',
      'oggi alle 16:58144al più presto',
      'oggi alle 17:50144al più tardi',
    ]);
  });

  it('shows beside it what was expected when the round began', async () => {
    await open({
      sentSeries: [{ at: '2027-03-09T12:00:00.000Z', sent: 115 }],
      forecastSeries: [
        { at: told, sent: 115 },
        { at: '2027-03-09T16:12:00.000Z', sent: 144 },
      ],
      planSeries: [
        { at: '2027-03-09T11:30:00.000Z', sent: 100 },
        { at: '2027-03-09T15:40:00.000Z', sent: 144 },
      ],
      finishesAt: '2027-03-09T16:12:00.000Z',
    });
    const region = await card('Fine prevista oggi alle 17:12');
    const expected = within(region).getAllByRole('row', { name: /previsione iniziale/ });
    expect(expected.map((row) => row.textContent)).toEqual([
      'oggi alle 12:30100previsione iniziale',
      'oggi alle 16:40144previsione iniziale',
    ]);
  });

  it('promises nothing while sending is stopped', async () => {
    await open({
      finishesAt: null,
      sentSeries: [{ at: '2027-03-09T12:00:00.000Z', sent: 115 }],
      line: aReasonLine({ kind: 'idle', reason: 'PAUSED', until: null, finishesAt: null }),
    });
    expect(await card('Nessuna previsione finché gli invii sono fermi')).toBeDefined();
  });

  it('tells how far the messages are, and the small differences in words', async () => {
    await open({ answered: 60, awaited: 51 });
    const region = await screen.findByRole('region', { name: 'A che punto sono i messaggi' });
    expect(
      within(region)
        .getAllByRole('listitem')
        .map((stage) => stage.textContent?.trim()),
    ).toEqual([
      '29 in coda',
      '115 inviati',
      '111 consegnati4 ancora in viaggio',
      '96 letti15 non ancora letti',
      '60 risposte51 senza risposta',
    ]);
  });

  it('shows the latest messages and leads to each', async () => {
    await open({
      latest: [
        {
          id: 'm9',
          household: 'Famiglia Testa',
          status: 'FAILED',
          failureReason: 'NOT_ON_WHATSAPP',
          at: told,
        },
        { id: 'm8', household: 'Ada', status: 'OF_A_LATER_VERSION', failureReason: null, at: told },
      ],
    });
    const row = await screen.findByRole('link', { name: /Famiglia Testa/ });
    expect(row.textContent).toContain('Non su WhatsApp');
    expect(row.getAttribute('href')).toBe('#/queue?message=m9');
    expect(screen.getByRole('link', { name: /OF_A_LATER_VERSION/ })).toBeDefined();
  });

  it('says what is safe when it could not be loaded, and tries again', async () => {
    const { client } = await open({}, { 'overview.get': refuse('INTERNAL') });
    expect((await screen.findByRole('alert')).textContent).toContain('Gli invii vanno avanti');
    client.answer({ 'overview.get': anOverview() });
    fireEvent.click(screen.getByRole('button', { name: 'Riprova' }));
    expect(await card('Telefoni')).toBeDefined();
  });
});

describe('what needs a person', () => {
  const calm = { counts: someCounts({ READ: 3 }) };
  const region = () => card('Richiede la tua attenzione');

  it('names whom it is about, cause by cause, and leads to the queue', async () => {
    const item = (name: string, changes: Partial<Parameters<typeof aQueueItem>[0]>) =>
      aQueueItem({ id: name, household: { id: name, name }, ...changes });
    const failed = { status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' } as const;
    await open(
      { counts: someCounts({ UNCONFIRMED: 1, FAILED: 5 }) },
      {
        'queue.list': {
          items: [
            item('Famiglia De Santis', { status: 'UNCONFIRMED' }),
            ...['Ada', 'Bruno', 'Carla', 'Dino', 'Elsa'].map((name) => item(name, failed)),
          ],
          total: 6,
        },
      },
    );
    const list = await region();
    expect(await within(list).findByText('Ada, Bruno, Carla e altri 2')).toBeDefined();
    expect(within(list).getByText('Famiglia De Santis')).toBeDefined();
    expect(within(list).getByText('6')).toBeDefined();
    fireEvent.click(within(list).getByRole('button', { name: 'Correggi i numeri' }));
    expect(window.location.hash).toBe('#/queue?group=attention');
  });

  it('leads to the key when WAHA refuses it, else to WhatsApp', async () => {
    await open({
      ...calm,
      sessions: [
        aSession({ status: 'FAILED', problem: 'WAHA_WRONG_KEY' }),
        aSession({ type: 'sposo', label: 'Sposo', status: 'DISCONNECTED', me: null }),
      ],
    });
    const list = await region();
    fireEvent.click(within(list).getByRole('button', { name: 'Correggi la chiave' }));
    expect(window.location.hash).toBe('#/configuration?section=phones');
    expect(within(list).getByRole('heading', { name: 'Sposo: Scollegato' })).toBeDefined();
    fireEvent.click(within(list).getByRole('button', { name: 'Vai a WhatsApp' }));
    expect(window.location.hash).toBe('#/whatsapp');
  });

  it('says that the automatic copies fail, what to do, and where', async () => {
    await open(calm, {
      'backups.schedule': aBackupSchedule({ on: true, failure: 'BACKUP_FOLDER_FULL' }),
    });
    expect(await screen.findByText('La copia automatica non riesce')).toBeDefined();
    expect(screen.getByText(/non c’è più posto/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Vai alle copie' }));
    expect(window.location.hash).toBe('#/configuration?section=backup');
  });

  it('includes what the app itself has to say', async () => {
    await open(calm, { 'app.info': anAppInfo({ notices: ['LINK_SECRET_MISSING', 'OF_A_LATER_VERSION'] }) });
    const list = await region();
    expect(within(list).getByText(/Manca il segreto/)).toBeDefined();
    fireEvent.click(within(list).getByRole('button', { name: 'Configurazione' }));
    expect(window.location.hash).toBe('#/configuration?section=links');
  });

  it('says so when it is nothing, and asks the queue for no names then', async () => {
    const { client } = await open(calm);
    expect((await region()).textContent).toContain('Nessun messaggio ha bisogno di te.');
    expect(client.calls.some(({ method }) => method === 'queue.list')).toBe(false);
  });

  it('does not say that nothing needs you above a reply that waits for you', async () => {
    const { client } = await open(calm, { 'inbox.list': { items: [], total: 2 } });
    await card('Telefoni');
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'inbox.list')).toBe(true));
    expect(screen.queryByText('Richiede la tua attenzione')).toBeNull();
  });
});

describe('a newcomer', () => {
  const unlinked = aSession({ status: 'WAITING_QR', me: null });
  const steps = async () => within(await card('I primi passi'));

  it('is led to the list first', async () => {
    await open({
      ...noMessages,
      households: 0,
      sessions: [unlinked],
      line: aReasonLine({ kind: 'ok', reason: 'NO_GUESTS', ...atRest }),
    });
    const list = await steps();
    expect(list.getByText('nessuno fatto')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: 'Importa gli invitati' }));
    expect(window.location.hash).toBe('#/guests');
    expect(screen.queryByText('Richiede la tua attenzione')).toBeNull();
  });

  it('then to the phone, with the list ticked', async () => {
    await open({ ...noMessages, sessions: [unlinked] });
    const list = await steps();
    expect(list.getByText('148 famiglie in lista.')).toBeDefined();
    const filled = list.getAllByRole('button').filter((button) => button.matches('.mantine-Button-root'));
    expect(filled.map((button) => button.textContent)).toEqual(['Mostra il QR']);
    fireEvent.click(list.getByRole('button', { name: 'Mostra il QR' }));
    expect(window.location.hash).toBe('#/whatsapp');
  });

  it('then to the invitations', async () => {
    await open(noMessages);
    const list = await steps();
    expect(list.getByText('2 fatti su 3')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: 'Prepara gli inviti' }));
    expect(window.location.hash).toBe('#/invitations');
  });

  it('sees the queue wait for the phone, as a step and not as a problem', async () => {
    await open({
      ...noMessages,
      invited: 24,
      counts: someCounts({ PENDING: 24 }),
      sessions: [unlinked],
    });
    const list = await steps();
    expect(list.getByText('24 inviti in coda: partono appena il telefono è collegato.')).toBeDefined();
    expect(screen.queryByText('Richiede la tua attenzione')).toBeNull();
  });

  it('is nobody whose guests were deleted after the event: no first steps, but what happened', async () => {
    const counts = { households: 148, guests: 312, messages: 160, cancelled: 0, unconfirmed: 0 };
    const last = {
      at: told,
      because: 'DATE',
      counts: { ...counts, received: 4, answers: 90 },
      clean: true,
    } as const;
    await open(
      { ...noMessages, households: 0 },
      { 'retention.get': { plan: null, households: 0, guests: 0, waiting: 0, any: false, last } },
    );
    expect(await screen.findByRole('heading', { name: /Dati personali cancellati/ })).toBeDefined();
    expect(screen.queryByRole('heading', { name: 'I primi passi' })).toBeNull();
  });

  it('has the first run as its first step where it was left, and ticks it where it was ended', async () => {
    const asOf = (state: 'LEFT' | 'DONE') =>
      anAppInfo({ realm: 'practice', firstRun: { state, step: 'event', way: 'practice' } });
    const changes = { ...noMessages, households: 0, sessions: [unlinked] };
    const { client } = await open(changes, { 'app.info': asOf('LEFT') });
    const list = await steps();
    expect(list.getByText('nessuno fatto')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: 'Riprendi' }));
    expect(window.location.hash).toBe('#/welcome');
    client.answer({ 'app.info': asOf('DONE') });
    act(() => client.emit('app.changed', asOf('DONE')));
    expect(await list.findByText('È tutto pronto per «Giulia & Marco».')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: 'Carica la lista di esempio' }));
    expect(window.location.hash).toBe('#/guests?do=sample');
  });

  it('needs no more steps once invitations are on their way, even if the phone is unlinked later', async () => {
    await open({ sessions: [unlinked] });
    await card('Telefoni');
    expect(screen.queryByText('I primi passi')).toBeNull();
    expect(screen.getByText('Richiede la tua attenzione')).toBeDefined();
  });
});
