import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageStatus, QueueFilter, QueueItem } from '#contract/queue.ts';
import { anOverview, aQueueItem, aQueueSummary, aSession, someCounts } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { QueueScreen } from './screen.tsx';

const unconfirmed = aQueueItem({
  id: 'u1',
  household: { id: 'h9', name: 'Famiglia De Santis' },
  phones: ['+393470000164'],
  status: 'UNCONFIRMED',
});
const failed = ['Ada Marchetti', 'Bruno Serra'].map((name, index) =>
  aQueueItem({
    id: `f${index}`,
    household: { id: `hf${index}`, name },
    status: 'FAILED',
    failureReason: 'NOT_ON_WHATSAPP',
  }),
);
const waiting = aQueueItem({ id: 'w1', notBefore: '2027-03-09T13:32:00.000Z' });
const read = aQueueItem({ id: 'r1', household: { id: 'h2', name: 'Elisa Galli' }, status: 'READ' });

const groups: Readonly<Record<string, readonly string[]>> = {
  attention: ['UNCONFIRMED', 'FAILED'],
  waiting: ['PENDING', 'SENDING'],
  left: ['SENT', 'DELIVERED', 'READ'],
};

/** A queue that pages and filters as the main process does. */
function queueOf(items: readonly QueueItem[]): Answers {
  const byStatus: Partial<Record<MessageStatus, number>> = {};
  for (const { status } of items) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const counts = someCounts(byStatus);
  return {
    'queue.summary': aQueueSummary({ counts }),
    'queue.list': ({ group, status, failureReason, q = '', cursor, limit = 50 }: QueueFilter) => {
      const statuses = group === undefined ? [status] : (groups[group] ?? []);
      const found = items.filter(
        (item) =>
          statuses.includes(item.status) &&
          (failureReason === undefined || item.failureReason === failureReason) &&
          (item.household?.name ?? '').includes(q),
      );
      const from = Number(cursor ?? 0);
      const more = from + limit < found.length;
      return {
        items: found.slice(from, from + limit),
        total: found.length,
        ...(more && { nextCursor: String(from + limit) }),
      };
    },
    'queue.get': ({ id }) => {
      const item = items.find((one) => one.id === id);
      return item === undefined ? refuse('UNKNOWN_MESSAGE') : { ...item, log: logOf(item), attachment: null };
    },
    'queue.retry': ({ ids }) => ({ done: ids, refused: [] }),
    'queue.cancel': ({ ids }) => ({ done: ids, refused: [] }),
    'queue.markSent': ({ ids }) => ({ done: ids, refused: [] }),
    'queue.look': ({ ids }) => ({ done: ids, refused: [] }),
    'queue.edit': ({ id, text }) => aQueueItem({ id, text }),
    'queue.inviteAgain': { id: 'again', status: 'PENDING', expectedAt: null },
  };
}

function logOf({ createdAt, status }: QueueItem) {
  return [
    { at: createdAt, name: 'QUEUED', details: {} },
    ...(status === 'UNCONFIRMED'
      ? [{ at: createdAt, name: 'UNCONFIRMED', details: { because: 'CONTEXT_CHANGED' } }]
      : []),
  ];
}

const all = [unconfirmed, ...failed, waiting, read];

async function open(items: readonly QueueItem[] = all, hash = '#/queue', answers: Answers = {}) {
  window.location.hash = hash;
  const rendered = await renderScreen(<QueueScreen />, { answers: { ...queueOf(items), ...answers } });
  const calls = (method: string) =>
    rendered.client.calls.filter((call) => call.method === method).map(({ input }) => input);
  return { ...rendered, calls };
}

const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const grid = () => screen.getByRole('grid');
const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Seleziona ${name}` }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const dialog = () => screen.findByRole('dialog');

beforeEach(() => {
  window.location.hash = '';
  // jsdom lays nothing out: without a height no row is drawn.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900);
});

describe('the queue', () => {
  it('lists every message in its group, with why it waits and what became of it', async () => {
    await open();
    expect((await rowOf('Famiglia De Santis')).textContent).toContain('Non confermatoEsito sconosciuto');
    expect((await rowOf('Ada Marchetti')).textContent).toContain('Non su WhatsAppNessun account');
    expect((await rowOf('Famiglia Lombardi')).textContent).toContain('In attesaLimite orario, riprende');
    const lines = within(grid())
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(lines.filter((text) => /^(Da sistemare|In coda|Partiti)/.test(text ?? ''))).toEqual([
      'Da sistemare3',
      expect.stringMatching(/^In coda1· l’ultimo .+ · margine: .+\d:\d\d–\d+:\d\d$/),
      'Partiti1',
    ]);
  });

  it('leads to the invitations while nothing was ever queued', async () => {
    await open([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Vai agli inviti' }));
    expect(window.location.hash).toBe('#/invitations');
  });

  it('says what went wrong and tries again', async () => {
    const { client } = await open(all, '#/queue', { 'queue.list': refuse('INTERNAL') });
    expect((await screen.findByRole('alert')).textContent).toContain('Niente è andato perso');
    client.answer(queueOf(all));
    fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Riprova' }));
    await rowOf('Famiglia De Santis');
  });

  it('stays when it cannot be refreshed, with its panel, and says so', async () => {
    const { client } = await open(all, '#/queue?message=w1');
    await rowOf('Famiglia De Santis');
    client.answer({ 'queue.list': refuse('STORE_BUSY') });
    act(() => client.emit('queue.changed', {}));
    const note = (await screen.findByText(/^Non aggiornato/)).closest('[role="status"]') as HTMLElement;
    expect(await rowOf('Famiglia De Santis')).toBeDefined();
    client.answer(queueOf(all));
    fireEvent.click(within(note).getByRole('button', { name: 'Riprova' }));
    await waitFor(() => expect(screen.queryByText(/^Non aggiornato/)).toBeNull());
  });

  it('tells what waits for the first of its campaign, lets it go and cancels it after a question', async () => {
    const held = { id: 'c1', type: 'sposa', held: 12, canaries: 5, required: 3, delivered: 2, refused: 0 };
    const campaigns = [{ ...held, stuck: 'NOT_DELIVERED' as const }];
    const { calls } = await open(all, '#/queue', {
      'queue.summary': aQueueSummary({ ...queueOf(all)['queue.summary'], campaigns }),
      'campaigns.openTap': { id: 'c1' },
      'campaigns.closeTap': { id: 'c1' },
      'campaigns.cancelHeld': { cancelled: 12 },
    });
    expect(await screen.findByText('12 aspettano i primi')).toBeDefined();
    expect(screen.getByText(/^Dopo mezz’ora 2 su 5 sono arrivati/)).toBeDefined();
    press('Fai partire gli altri');
    await waitFor(() => expect(calls('campaigns.openTap')).toEqual([{ id: 'c1' }]));
    press('Tienili fermi finché decido io');
    await waitFor(() => expect(calls('campaigns.closeTap')).toEqual([{ id: 'c1' }]));
    press('Annulla gli altri');
    expect(calls('campaigns.cancelHeld')).toEqual([]);
    fireEvent.click(within(await dialog()).getByRole('button', { name: 'Annulla 12 messaggi' }));
    await waitFor(() => expect(calls('campaigns.cancelHeld')).toEqual([{ id: 'c1' }]));
  });

  it('says on the list that it is paused', async () => {
    await open(all, '#/queue', {
      'queue.summary': aQueueSummary({ ...queueOf(all)['queue.summary'], paused: true }),
    });
    expect((await rowOf('In coda')).textContent).toContain('in pausa: niente parte finché non riprendi');
  });

  it('draws only what is on the screen of ten thousand messages, and asks only for that', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => aQueueItem({ id: `w${index}` }));
    const { calls } = await open(many);
    await screen.findAllByRole('row', { name: /Famiglia Lombardi/ });
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(60);
    expect(grid().getAttribute('aria-rowcount')).toBe('10002');
    expect(calls('queue.list')).toHaveLength(4);
  });
});

describe('the filters', () => {
  it('count what they would show, and one is on by the route', async () => {
    const { calls } = await open(all, '#/queue?group=attention');
    await rowOf('Ada Marchetti');
    const filters = within(screen.getByRole('navigation', { name: 'Filtri' }));
    expect(filters.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Tutti 5',
      'Da sistemare 3',
      'In coda 1',
      'Inviati 0',
      'Consegnati 0',
      'Letti 1',
      'Falliti 2',
      'Annullati 0',
    ]);
    expect(filters.getByRole('link', { current: true }).textContent).toBe('Da sistemare 3');
    expect(calls('queue.list')).toEqual([{ group: 'attention', limit: 100 }]);
    expect(filters.getByRole('link', { name: 'Letti 1' }).getAttribute('href')).toBe('#/queue?status=READ');
  });

  it('search in the main process, once the typing rests', async () => {
    const { calls } = await open();
    await rowOf('Bruno Serra');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Ada' } });
    await waitFor(() => expect(screen.queryByText('Bruno Serra')).toBeNull());
    expect(calls('queue.list')).toContainEqual({ group: 'attention', q: 'Ada', limit: 100 });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Zeno' } });
    expect(await screen.findByText('Nessun messaggio per «Zeno»')).toBeDefined();
  });

  it('narrow to one of several phones', async () => {
    const { calls } = await open(all, '#/queue', {
      'sessions.list': [aSession(), aSession({ type: 'sposo', label: 'Sposo' })],
    });
    await rowOf('Bruno Serra');
    press('Telefono');
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Sposo' }));
    await waitFor(() =>
      expect(calls('queue.list')).toContainEqual({ group: 'left', type: 'sposo', limit: 100 }),
    );
    expect(window.location.hash).toBe('#/queue?type=sposo');
  });
});

describe('what happens meanwhile', () => {
  const sent = { ...waiting, status: 'SENT' as const, sentAt: '2027-03-09T13:32:00.000Z' };
  const after = queueOf([unconfirmed, ...failed, sent, read]);

  it('shows at once, and the changed row flashes', async () => {
    const { client } = await open();
    await rowOf('Famiglia Lombardi');
    client.answer(after);
    act(() => client.emit('queue.changed', {}));
    await waitFor(async () => expect((await rowOf('Famiglia Lombardi')).textContent).toContain('Inviato'));
    expect((await rowOf('Famiglia Lombardi')).dataset['changed']).toBe('true');
    expect((await rowOf('Ada Marchetti')).dataset['changed']).toBeUndefined();
  });

  it('waits while the pointer is on a row', async () => {
    const { client, calls } = await open();
    const body = (await rowOf('Famiglia Lombardi')).closest('tbody') as HTMLElement;
    fireEvent.pointerEnter(body, { pointerType: 'mouse' });
    client.answer(after);
    act(() => client.emit('queue.changed', {}));
    expect(await screen.findByText('Ci sono novità')).toBeDefined();
    expect((await rowOf('Famiglia Lombardi')).textContent).toContain('In attesa');
    const asked = calls('queue.list').length;
    fireEvent.pointerLeave(body);
    await waitFor(async () => expect((await rowOf('Famiglia Lombardi')).textContent).toContain('Inviato'));
    expect(calls('queue.list').length).toBeGreaterThan(asked);
  });

  it('waits while rows are selected, and while «In tempo reale» is off', async () => {
    const { client } = await open();
    await rowOf('Famiglia Lombardi');
    check('Ada Marchetti');
    client.answer(after);
    act(() => client.emit('queue.changed', {}));
    expect(await screen.findByText('Ci sono novità')).toBeDefined();
    press('In tempo reale Ci sono novità');
    press('Togli la selezione');
    expect((await rowOf('Famiglia Lombardi')).textContent).toContain('In attesa');
    press('In tempo reale Ci sono novità');
    await waitFor(async () => expect((await rowOf('Famiglia Lombardi')).textContent).toContain('Inviato'));
  });
});

describe('the selected messages', () => {
  it('are offered only what fits all of them', async () => {
    await open();
    await rowOf('Ada Marchetti');
    check('Ada Marchetti');
    const bar = within(screen.getByRole('toolbar'));
    expect(bar.getByRole('button', { name: 'Riprova' })).toBeDefined();
    expect(bar.queryByRole('button', { name: 'Segna inviato' })).toBeNull();
    check('Elisa Galli');
    expect(bar.queryByRole('button', { name: 'Riprova' })).toBeNull();
    expect(bar.getByText('Nessuna azione vale per tutti')).toBeDefined();
  });

  it('are cancelled after a question that counts them', async () => {
    const many = ['a', 'b'].map((id) => aQueueItem({ id, household: { id, name: `Famiglia ${id}` } }));
    const { calls } = await open(many);
    await rowOf('Famiglia a');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seleziona tutti' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Annulla invio' }));
    expect((await dialog()).textContent).toContain('Annullare 2 invii?');
    expect(calls('queue.cancel')).toEqual([]);
    press('Annulla 2 invii');
    expect(await screen.findByText('2 messaggi annullati.')).toBeDefined();
    expect(calls('queue.cancel')).toEqual([{ ids: ['a', 'b'] }]);
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('that were cancelled can be put back for a while, only those that were', async () => {
    const many = ['a', 'b'].map((id) => aQueueItem({ id, household: { id, name: `Famiglia ${id}` } }));
    const { calls } = await open(many, '#/queue', {
      'queue.cancel': { done: ['a'], refused: [{ id: 'b', code: 'NOT_CANCELLABLE' }] },
      'queue.undoCancel': { done: ['a'], refused: [] },
    });
    await rowOf('Famiglia a');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seleziona tutti' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Annulla invio' }));
    await dialog();
    press('Annulla 2 invii');
    fireEvent.click(await screen.findByRole('button', { name: 'Rimetti in coda' }));
    expect(await screen.findByText('1 messaggio rimesso dov’era.')).toBeDefined();
    expect(calls('queue.undoCancel')).toEqual([{ ids: ['a'] }]);
  });

  it('are all that the filter finds, also those that were not loaded', async () => {
    const many = Array.from({ length: 250 }, (_, index) => aQueueItem({ id: `w${index}` }));
    await open(many);
    await screen.findAllByRole('row', { name: /Famiglia Lombardi/ });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seleziona tutti' }));
    expect(await screen.findByText('250 selezionati')).toBeDefined();
  });

  it('are all wanted at once, and can be let go before all of them are there', async () => {
    const many = Array.from({ length: 250 }, (_, index) => aQueueItem({ id: `w${index}` }));
    await open(many);
    await screen.findAllByRole('row', { name: /Famiglia Lombardi/ });
    const box = screen.getByRole('checkbox', { name: 'Seleziona tutti' });
    box.focus();
    fireEvent.click(box);
    expect(box).toMatchObject({ checked: true, disabled: false });
    expect(document.activeElement).toBe(box);
    fireEvent.click(box);
    expect(box).toHaveProperty('checked', false);
    await act(async () => {});
    expect(screen.queryByText('250 selezionati')).toBeNull();
  });

  it('that are refused are told with the reason', async () => {
    await open(all, '#/queue', {
      'queue.retry': { done: ['f0'], refused: [{ id: 'f1', code: 'NOT_RETRYABLE' }] },
    });
    await rowOf('Ada Marchetti');
    check('Ada Marchetti');
    check('Bruno Serra');
    fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Riprova' }));
    expect(await screen.findByText('1 messaggio rimesso in coda.')).toBeDefined();
    expect(await screen.findByText(/^1 messaggio no\. Riparte solo un messaggio fallito/)).toBeDefined();
  });

  it('are forgotten by another filter', async () => {
    await open();
    await rowOf('Ada Marchetti');
    check('Ada Marchetti');
    act(() => {
      window.location.hash = '#/queue?status=READ';
    });
    await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  });
});

describe('the causes', () => {
  it('retry all messages of one cause, from every page', async () => {
    const many = Array.from({ length: 230 }, (_, index) =>
      aQueueItem({
        id: `f${index}`,
        status: 'FAILED',
        failureReason: index % 2 === 0 ? 'REJECTED' : 'OPTED_OUT',
      }),
    );
    const { calls } = await open(many, '#/queue', {
      'queue.summary': aQueueSummary({
        counts: { ...someCounts({ FAILED: 230 }), byFailure: { REJECTED: 115, OPTED_OUT: 115 } },
      }),
    });
    await screen.findByText('115 rifiutati da WAHA');
    expect(screen.getAllByRole('button', { name: 'Riprova' })).toHaveLength(1);
    press('Riprova');
    expect(await screen.findByText('115 messaggi rimessi in coda.')).toBeDefined();
    const [input] = calls('queue.retry') as { ids: string[] }[];
    expect(input?.ids).toHaveLength(115);
    expect(input?.ids).toContain('f228');
  });

  it('lead to the messages', async () => {
    await open();
    await screen.findByText('1 non confermato');
    press('Controlla');
    expect(window.location.hash).toBe('#/queue?status=UNCONFIRMED');
    expect(await screen.findByRole('link', { name: 'Non confermati 1' })).toBeDefined();
  });
});

describe('one message', () => {
  const panel = () => screen.findByRole('complementary');

  it('opens from the route with its story', async () => {
    await open(all, '#/queue?message=u1');
    const shown = within(await panel());
    expect(await shown.findByText('Messo in coda')).toBeDefined();
    expect(shown.getByText('Invito · +39 347 000 0164 · da Sposa')).toBeDefined();
    expect(shown.getByText(/nel frattempo è ripartito/)).toBeDefined();
  });

  it('shows the file that goes with its words', async () => {
    const attachment = { id: 'f1', filename: 'invito.jpg', mimetype: 'image/jpeg', size: 900 } as const;
    await open(all, '#/queue?message=u1', {
      'queue.get': ({ id }) => ({ ...aQueueItem({ id }), log: [], attachment }),
      'invitations.attachment': { ...attachment, content: '/9j/' },
    });
    const picture = await screen.findByRole('img', { name: 'Foto allegata: invito.jpg' });
    expect(picture.getAttribute('src')).toBe('data:image/jpeg;base64,/9j/');
  });

  it('that is unconfirmed is looked for on the phone, and marked as sent', async () => {
    const { calls } = await open(all, '#/queue?message=u1');
    await screen.findByText('Forse è arrivato, forse no');
    press('Guarda sul telefono');
    expect(screen.getByText('Cerca la chat con +39 347 000 0164.')).toBeDefined();
    press('Segna inviato');
    expect(await screen.findByText('1 messaggio segnato inviato.')).toBeDefined();
    expect(calls('queue.markSent')).toEqual([{ ids: ['u1'] }]);
  });

  it('that is unconfirmed is sent again only after hearing what can happen', async () => {
    const { calls } = await open(all, '#/queue?message=u1');
    await screen.findByText('Forse è arrivato, forse no');
    press('Invia di nuovo…');
    expect((await dialog()).textContent).toContain('potrebbe arrivare due volte');
    expect(calls('queue.retry')).toEqual([]);
    press('Invia di nuovo');
    expect(await screen.findByText('1 messaggio rimesso in coda.')).toBeDefined();
    expect(calls('queue.retry')).toEqual([{ ids: ['u1'] }]);
  });

  it('that is unconfirmed is looked for on WhatsApp once more', async () => {
    const { calls } = await open(all, '#/queue?message=u1');
    await screen.findByText('Forse è arrivato, forse no');
    press('Cerca di nuovo su WhatsApp');
    expect(await screen.findByText('1 messaggio: Invita lo cerca adesso.')).toBeDefined();
    expect(calls('queue.look')).toEqual([{ ids: ['u1'] }]);
  });

  it('that is about to leave counts down and is stopped without a question', async () => {
    const soon = aQueueItem({
      id: 's1',
      waitingReason: 'SCHEDULED',
      notBefore: new Date(Date.now() + 45_000).toISOString(),
    });
    const { calls } = await open([soon], '#/queue?message=s1', {
      'overview.get': anOverview({ now: new Date().toISOString() }),
    });
    const shown = within(await panel());
    expect(await shown.findByText('Sta per partire')).toBeDefined();
    expect(await shown.findByText(/^Parte tra .*\d/)).toBeDefined();
    press('Ferma l’invio');
    expect(await screen.findByText('1 messaggio annullato.')).toBeDefined();
    expect(calls('queue.cancel')).toEqual([{ ids: ['s1'] }]);
  });

  it('that left before it could be stopped says so', async () => {
    const notBefore = new Date(Date.now() + 45_000).toISOString();
    const soon = aQueueItem({ id: 's1', waitingReason: 'SCHEDULED', notBefore });
    await open([soon], '#/queue?message=s1', {
      'overview.get': anOverview({ now: new Date().toISOString() }),
      'queue.cancel': { done: [], refused: [{ id: 's1', code: 'NOT_CANCELLABLE' }] },
    });
    await screen.findByText('Sta per partire');
    press('Ferma l’invio');
    expect(await screen.findByText(/è già partito/)).toBeDefined();
  });

  it('that waits gets another text', async () => {
    const { calls } = await open(all, '#/queue?message=w1');
    await panel();
    press('Modifica il testo…');
    const text = within(await dialog()).getByRole('textbox', { name: 'Testo del messaggio' });
    fireEvent.change(text, { target: { value: 'Cari tutti' } });
    press('Salva il testo');
    expect(await screen.findByText('Testo salvato: parte così.')).toBeDefined();
    expect(calls('queue.edit')).toEqual([{ id: 'w1', text: 'Cari tutti' }]);
  });

  it('that left while its text was being changed says so and keeps what was typed', async () => {
    await open(all, '#/queue?message=w1', { 'queue.edit': refuse('NOT_EDITABLE') });
    await panel();
    press('Modifica il testo…');
    const text = within(await dialog()).getByRole('textbox', { name: 'Testo del messaggio' });
    fireEvent.change(text, { target: { value: 'Cari tutti' } });
    press('Salva il testo');
    expect(await screen.findByText(/il testo non si può più cambiare/)).toBeDefined();
    expect(screen.getByDisplayValue('Cari tutti')).toBeDefined();
  });

  it('that was read is followed by another invitation only after a question', async () => {
    const { calls } = await open(all, '#/queue?view=left&message=r1');
    await panel();
    fireEvent.click(await screen.findByRole('button', { name: 'Invita di nuovo…' }));
    expect((await dialog()).textContent).toContain('ne riceveranno un secondo');
    expect(calls('queue.inviteAgain')).toEqual([]);
    press('Invita di nuovo');
    expect(await screen.findByText('Nuovo invito in coda.')).toBeDefined();
    expect(calls('queue.inviteAgain')).toEqual([{ id: 'r1' }]);
  });

  it('that failed says what to do and is tried again', async () => {
    const { calls } = await open(all, '#/queue?message=f0');
    const shown = within(await panel());
    expect(await shown.findByText(/Se intanto si è iscritto, riprova/)).toBeDefined();
    fireEvent.click(shown.getByRole('button', { name: 'Riprova' }));
    await waitFor(() => expect(calls('queue.retry')).toEqual([{ ids: ['f0'] }]));
  });

  it('that waits says why and is cancelled after a question', async () => {
    const { calls } = await open(all, '#/queue?message=w1');
    const shown = within(await panel());
    expect(await shown.findByText(/I posti di quest’ora sono finiti\. Riprende/)).toBeDefined();
    press('Annulla invio…');
    await dialog();
    press('Annulla invio');
    await waitFor(() => expect(calls('queue.cancel')).toEqual([{ ids: ['w1'] }]));
  });

  it('that does not exist is told in words', async () => {
    await open(all, '#/queue?message=gone');
    expect(await screen.findByText(/Questo messaggio non è nella coda/)).toBeDefined();
  });

  it('is reached, selected and left with the keyboard alone', async () => {
    await open();
    await rowOf('Famiglia De Santis');
    const key = (name: string) => fireEvent.keyDown(grid(), { key: name });
    key('ArrowDown');
    key('ArrowDown');
    key(' ');
    expect((await rowOf('Ada Marchetti')).getAttribute('aria-selected')).toBe('true');
    expect(grid().getAttribute('aria-activedescendant')).toBe('queue-line-f0');
    key('Enter');
    await waitFor(() => expect(window.location.hash).toBe('#/queue?message=f0'));
    expect(await screen.findByRole('complementary', { name: 'Ada Marchetti' })).toBeDefined();
    key('ArrowUp');
    expect(await screen.findByRole('complementary', { name: 'Famiglia De Santis' })).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'ArrowDown' });
    expect(await screen.findByRole('complementary', { name: 'Ada Marchetti' })).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(window.location.hash).toBe('#/queue'));
  });

  it('opens by a click on its row, but not by its checkbox', async () => {
    await open();
    await rowOf('Ada Marchetti');
    check('Ada Marchetti');
    expect(window.location.hash).toBe('#/queue');
    fireEvent.click(screen.getByText('Bruno Serra'));
    expect(await screen.findByRole('complementary', { name: 'Bruno Serra' })).toBeDefined();
  });
});
