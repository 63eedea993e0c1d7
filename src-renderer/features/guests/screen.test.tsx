import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConfiguration, aHousehold, anAppInfo } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { GuestsScreen } from './screen.tsx';
import { aLongList, aPlan, aPreview, aPreviewed } from './testing/builders.ts';
import { layOutTables } from './testing/lay-out.ts';

const csv = new File(['Nome;Telefono\nAnna;333'], 'lista.csv', { type: 'text/csv' });

function drop(...files: File[]): void {
  fireEvent.drop(document.body, {
    dataTransfer: { files, items: [], types: ['Files'], getData: () => '' },
  });
}

async function open(answers: Answers = {}, hash = '#/guests') {
  window.location.hash = hash;
  return renderScreen(<GuestsScreen />, { answers: { ...aLongList(450), ...answers } });
}

const previewed = aPreviewed();
const imported = { ...aPreview().summary, applied: true, importId: 'i1' };
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const row = (name: RegExp) => screen.findByRole('row', { name });

beforeEach(() => layOutTables());

describe('the guest list', () => {
  it('says how many there are and shows each with its people, numbers and invitation', async () => {
    const invited = aHousehold({
      phones: ['+393280000117', '+393280000118'],
      invitation: { id: 'm7', status: 'READ', at: '2027-03-09T12:00:00.000Z' },
      optedOut: true,
    });
    await open({ 'guests.list': { items: [invited, aHousehold({ id: 'h2', phones: [] })], total: 2 } });
    const first = await row(/Anna, Piero.*Letto/);
    expect(first.textContent).toContain('+39 328 000 0117');
    expect(within(first).getByText('e 1 altro numero')).toBeDefined();
    expect(within(first).getByText('Non vuole messaggi')).toBeDefined();
    expect(await row(/nessun numero.*Mai invitata/)).toBeDefined();
    expect(screen.getByText('2 famiglie')).toBeDefined();
  });

  it('shows only what is in sight of a long one', async () => {
    await open();
    await row(/Famiglia 3 /);
    const grid = screen.getByRole('grid');
    expect(grid.getAttribute('aria-rowcount')).toBe('451');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(50);
  });

  it('searches where the guests are, and offers the way back when nobody fits', async () => {
    const { client } = await open();
    const field = await screen.findByRole('searchbox');
    fireEvent.change(field, { target: { value: ' 449 ' } });
    expect(await screen.findByText('1 famiglia trovata')).toBeDefined();
    expect(client.calls.at(-1)?.input).toMatchObject({ q: '449' });
    fireEvent.change(field, { target: { value: 'nessuno' } });
    expect(await screen.findByText('Nessuna famiglia per «nessuno»')).toBeDefined();
    fireEvent.click(button('Mostra tutte'));
    expect(await screen.findByText('450 famiglie')).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  it('stays when it cannot be refreshed, and says so', async () => {
    const { client } = await open();
    await row(/Famiglia 3 /);
    client.answer({ 'guests.list': refuse('INTERNAL') });
    act(() => client.emit('guests.changed', {}));
    expect(await screen.findByText(/^Non aggiornato/)).toBeDefined();
    expect(await row(/Famiglia 3 /)).toBeDefined();
    expect(screen.getByText('450 famiglie')).toBeDefined();
    client.answer(aLongList(3));
    fireEvent.click(button('Riprova'));
    expect(await screen.findByText('3 famiglie')).toBeDefined();
    expect(screen.queryByText(/^Non aggiornato/)).toBeNull();
  });

  it('says what is wrong when a search cannot be answered, and shows nobody for it', async () => {
    const { client } = await open();
    await row(/Famiglia 3 /);
    client.answer({ 'guests.list': refuse('INTERNAL') });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '449' } });
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.queryByRole('row')).toBeNull();
    client.answer(aLongList(450));
    fireEvent.click(button('Riprova'));
    expect(await screen.findByText('1 famiglia trovata')).toBeDefined();
  });

  it('lets nobody pick a file before it knows whether the button for it stays', async () => {
    // The app as a whole asks for no more than how many there are.
    const { client } = await open({
      'guests.list': ({ limit }) => (limit === 1 ? { items: [], total: 450 } : refuse('INTERNAL')),
    });
    const pick = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Importa una lista' });
    expect((await pick()).disabled).toBe(true);
    client.answer(aLongList(450));
    fireEvent.click(await screen.findByRole('button', { name: 'Riprova' }));
    await waitFor(async () => expect((await pick()).disabled).toBe(false));
  });

  it('has no search while it is empty, and a sample only in practice', async () => {
    await open({ 'guests.list': { items: [], total: 0 } });
    expect(await screen.findByText('Trascina qui la tua lista')).toBeDefined();
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /esempio/ })).toBeNull();
  });

  it.each([
    ['it', 'sample-guests.csv', /esempio/],
    ['en', 'sample-guests-en.csv', /esempio/],
  ] as const)('takes the sample of the language (%s) in practice', async (language, filename, name) => {
    const { client } = await open({
      ...previewed,
      'guests.list': { items: [], total: 0 },
      'app.info': anAppInfo({ realm: 'practice' }),
      'configuration.get': aConfiguration({ language }),
    });
    fireEvent.click(await screen.findByRole('button', { name }));
    await screen.findByRole('tablist');
    const asked = client.calls.find(({ method }) => method === 'guests.previewImport');
    expect(asked?.input).toMatchObject({ filename });
  });
});

describe('a household', () => {
  it('opens beside the list and is walked with the arrows', async () => {
    await open();
    fireEvent.click(await row(/Famiglia 1 /));
    const panel = await screen.findByRole('complementary', { name: 'Famiglia 1' });
    expect(await within(panel).findByText('Questa famiglia non ha ancora un invito.')).toBeDefined();
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' });
    expect(await screen.findByRole('complementary', { name: 'Famiglia 2' })).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'ArrowUp' });
    await screen.findByRole('complementary', { name: 'Famiglia 1' });
    fireEvent.keyDown(document.body, { key: 'ArrowUp' });
    expect(await screen.findByRole('complementary', { name: 'Famiglia 0' })).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(window.location.hash).toBe('#/guests');
  });

  it('opens with the keyboard alone', async () => {
    await open();
    await row(/Famiglia 3 /);
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('Famiglia 2');
    expect(screen.queryByRole('complementary')).toBeNull();
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(await screen.findByRole('complementary', { name: 'Famiglia 2' })).toBeDefined();
  });

  it('leads to its invitation in the queue', async () => {
    const invitation = { id: 'm7', status: 'UNCONFIRMED', at: '2027-03-09T12:00:00.000Z' } as const;
    await open({ 'guests.get': { ...aHousehold({ invitation }), queued: null } }, '#/guests?id=h1');
    expect(await screen.findByText(/Forse è arrivato, forse no/)).toBeDefined();
    fireEvent.click(button('Apri nella coda'));
    expect(window.location.hash).toBe('#/queue?message=m7');
  });

  it('is invited again by its own name, after a question', async () => {
    const invitation = { id: 'm7', status: 'SENT', at: '2027-03-09T12:00:00.000Z' } as const;
    const household = { ...aHousehold({ id: 'h1', name: 'Bruno Rossi', invitation }), queued: null };
    const answers = {
      'guests.get': household,
      'queue.inviteAgain': { id: 'm8', status: 'PENDING', expectedAt: null },
    };
    const { client } = await open(answers as Answers, '#/guests?id=h1');
    const asked = () => client.calls.filter(({ method }) => method === 'queue.inviteAgain');
    fireEvent.click(await screen.findByRole('button', { name: 'Invita di nuovo…' }));
    expect(await screen.findByText('Inviare un altro invito a Bruno Rossi?')).toBeDefined();
    expect(asked()).toEqual([]);
    fireEvent.click(button('Invita di nuovo'));
    await waitFor(() => expect(asked()).toMatchObject([{ input: { id: 'm7', household: 'h1' } }]));
  });

  it('that is gone says so', async () => {
    await open({ 'guests.get': refuse('UNKNOWN_HOUSEHOLD') }, '#/guests?id=nobody');
    expect((await screen.findByRole('alert')).textContent).toContain('non è tra gli invitati');
    fireEvent.click(button('Torna alla lista'));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });
});

describe('an import', () => {
  it('shows everything before it happens, then writes it and comes back', async () => {
    const { client } = await open({
      ...previewed,
      'guests.applyImport': imported,
    });
    drop(csv);
    await screen.findByRole('tablist');
    expect(screen.getByText('Anteprima: non è ancora cambiato nulla')).toBeDefined();
    expect(screen.getByText('4 righe · CSV · UTF-8 · punto e virgola')).toBeDefined();
    expect(screen.getByRole('tab', { name: 'Da controllare 1' }).ariaSelected).toBe('true');
    expect((await row(/Tommaso Rinaldi/)).textContent).toContain(
      'Excel ha rovinato il numero nella cella B3',
    );
    fireEvent.click(button('Importa 1 invitato'));
    expect(await screen.findByText('1 invitato importato, con 1 invito.')).toBeDefined();
    expect(client.calls.findLast(({ method }) => method === 'guests.applyImport')?.input).toEqual({
      previewId: 'p1',
    });
    expect(await screen.findByText('450 famiglie')).toBeDefined();
  });

  it('writes what was held back only when it is asked to, and says how much that is', async () => {
    const { client } = await open({
      ...previewed,
      'guests.applyImport': imported,
      'guests.revisePreview': ({ include = [] }) => aPreview({ include, plan: aPlan(1 + include.length) }),
    });
    drop(csv);
    expect((await screen.findByText('righe restano fuori', { exact: false })).textContent).toContain('3');
    fireEvent.click(await screen.findByRole('switch', { name: 'Includi anche questi' }));
    await screen.findByRole('button', { name: 'Importa 2 invitati' });
    fireEvent.click(screen.getByRole('tab', { name: 'Duplicati 1' }));
    expect((await row(/Rosa Esposito/)).textContent).toContain('come la riga 2, Rosa Esposito');
    fireEvent.click(screen.getByRole('switch', { name: 'Includi anche questi' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Importa 3 invitati' }));
    await waitFor(() =>
      expect(client.calls.some(({ method }) => method === 'guests.applyImport')).toBe(true),
    );
    expect(client.calls.findLast(({ method }) => method === 'guests.revisePreview')?.input).toEqual({
      previewId: 'p1',
      include: ['toCheck', 'duplicates'],
    });
  });

  it('lets a person write a number in its row, and says so before it goes on', async () => {
    const { client } = await open({ ...previewed, 'guests.revisePreview': aPreview({ plan: aPlan(2) }) });
    drop(csv);
    await row(/Tommaso Rinaldi/);
    fireEvent.click(button('Correggi la riga 3'));
    const form = screen.getByRole('form', { name: 'Correggi la riga 3' });
    fireEvent.change(within(form).getByLabelText('Telefono'), { target: { value: '333 123 4567' } });
    fireEvent.submit(form);
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(client.calls.findLast(({ method }) => method === 'guests.revisePreview')?.input).toEqual({
      previewId: 'p1',
      edit: { row: 3, values: { phone: '333 123 4567' } },
    });
    expect(button('Importa 2 invitati')).toBeDefined();
  });

  it('takes a decision about a row, and takes it back', async () => {
    const { client } = await open({ ...previewed, 'guests.revisePreview': aPreview() });
    drop(csv);
    await row(/Tommaso Rinaldi/);
    fireEvent.click(button('Lascia fuori la riga 3'));
    await waitFor(() =>
      expect(client.calls.findLast(({ method }) => method === 'guests.revisePreview')?.input).toEqual({
        previewId: 'p1',
        decide: { rows: [3], as: 'leftOut' },
      }),
    );
  });

  it('has no box at a row, as if it were not to be imported, until rows are to be merged', async () => {
    await open(previewed);
    drop(csv);
    await row(/Tommaso Rinaldi/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    const begin = button('Unisci righe…');
    fireEvent.click(begin);
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(0);
    fireEvent.click(begin);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('toolbar', { name: 'Azioni sulle righe selezionate' })).toBeNull();
  });

  it('merges rows that are picked, wherever they are, into one household', async () => {
    const { client } = await open({ ...previewed, 'guests.revisePreview': aPreview() });
    drop(csv);
    await row(/Tommaso Rinaldi/);
    fireEvent.click(button('Unisci righe…'));
    expect(screen.getByText('Scegli le righe da invitare insieme')).toBeDefined();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Scegli la riga 3 per unirla' }));
    expect(button('Scegli un’altra riga da unire').hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('tab', { name: /Pronti/ }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Scegli la riga 2 per unirla' }));
    fireEvent.click(button('Unisci in una famiglia'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Unisci in una famiglia' })).toBeNull());
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(client.calls.findLast(({ method }) => method === 'guests.revisePreview')?.input).toEqual({
      previewId: 'p1',
      join: { rows: [3], with: 2 },
    });
  });

  it('changes what a column means, and asks for the order of the names where nothing tells it', async () => {
    const nameOrder = { order: 'firstLast', by: 'usual', examples: ['Rossi Mario'] } as const;
    const preview = aPreview({ nameOrder: { ...nameOrder, examples: ['Rossi Mario'] } });
    const { client } = await open({ ...aPreviewed(preview), 'guests.revisePreview': preview });
    drop(csv);
    expect((await screen.findByRole('region', { name: 'Ordine dei nomi' })).textContent).toContain(
      'Rossi Mario',
    );
    fireEvent.click(screen.getByRole('radio', { name: 'Prima il cognome' }));
    await waitFor(() => expect(client.calls.at(-1)?.input).toMatchObject({ nameOrder: 'lastFirst' }));
    fireEvent.click(button('Modifica'));
    expect(await screen.findByRole('dialog', { name: 'Come si legge il file' })).toBeDefined();
  });

  it('offers to name the columns of a list that was not understood', async () => {
    const { client } = await open({ ...previewed, 'guests.previewImport': refuse('IMPORT_NO_PHONE_COLUMN') });
    drop(csv);
    await screen.findByRole('alert');
    client.answer({ 'guests.previewImport': aPreview({ problem: 'IMPORT_NO_PHONE_COLUMN' }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Scegli tu le colonne' }));
    expect(await screen.findByRole('dialog', { name: 'Come si legge il file' })).toBeDefined();
    expect(client.calls.findLast(({ method }) => method === 'guests.previewImport')?.input).toMatchObject({
      chooseColumns: true,
    });
  });

  it('is taken back as a whole while nothing of it has left', async () => {
    const record = {
      id: 'i1',
      filename: 'lista.csv',
      appliedAt: '2027-03-09T12:00:00.000Z',
      households: 1,
      guests: 1,
      undoneAt: null,
      undoable: true,
    };
    const { client } = await open({ 'guests.imports': { items: [record] }, 'guests.undoImport': record });
    fireEvent.click(await screen.findByRole('button', { name: 'Annulla l’importazione' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Annulla l’importazione' }));
    await screen.findByText('Importazione annullata: la lista è com’era prima.');
    expect(client.calls.findLast(({ method }) => method === 'guests.undoImport')?.input).toEqual({
      importId: 'i1',
    });
  });

  it('names the refused rows, the columns that are used and those that are not', async () => {
    await open(previewed);
    drop(csv);
    fireEvent.click(await screen.findByRole('tab', { name: 'Scartati 1' }));
    expect(await row(/Riga 5: è vuota/)).toBeDefined();
    expect(screen.getByText('Cognome, poi nome', { selector: 'strong' })).toBeDefined();
    fireEvent.click(button('1 non usata'));
    expect((await screen.findAllByText('Note')).length).toBeGreaterThan(0);
  });

  it('takes cells from the clipboard, but not what is pasted into a field', async () => {
    const { client } = await open(previewed);
    const clipboardData = { files: [], items: [], types: ['text/plain'], getData: () => 'Anna\t333' };
    fireEvent.paste(await screen.findByRole('searchbox'), { clipboardData });
    expect(client.calls.some(({ method }) => method === 'guests.previewImport')).toBe(false);
    fireEvent.paste(document.body, { clipboardData });
    expect(await screen.findByText('Celle incollate')).toBeDefined();
  });

  it('is offered while a file is held over the window', async () => {
    await open();
    const dataTransfer = { types: ['Files'], files: [], items: [] };
    expect(fireEvent.dragOver(document.body, { dataTransfer })).toBe(false);
    expect(await screen.findByText('Lascia qui la lista')).toBeDefined();
    act(() => {
      document.body.dispatchEvent(new MouseEvent('dragleave', { bubbles: true, relatedTarget: null }));
    });
    await waitFor(() => expect(screen.queryByText('Lascia qui la lista')).toBeNull());
  });

  it.each([
    ['several files', [csv, csv], /Un file alla volta/],
    ['a picture', [new File(['x'], 'foto.png', { type: 'image/png' })], /immagine, non una lista/],
    ['an empty file', [new File([], 'vuoto.csv')], /Il file è vuoto/],
  ])('refuses %s in words and changes nothing', async (_, files, words) => {
    const { client } = await open();
    await row(/Famiglia 3 /);
    drop(...files);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(client.calls.some(({ method }) => method === 'guests.previewImport')).toBe(false);
    fireEvent.click(button('Chiudi'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what a file of another kind is, and what to do with it', async () => {
    const { client } = await open();
    vi.spyOn(client, 'call').mockResolvedValueOnce({
      ok: false,
      error: { code: 'IMPORT_FORMAT_UNSUPPORTED', message: '', details: { format: 'xls' } },
    });
    drop(new File(['PK'], 'lista.xls'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Questo è un file Excel 97–2003, che Invita non legge');
    expect(alert.textContent).toContain('Cartella di lavoro di Excel');
  });

  it('whose preview is gone asks for the file once more, and reads it again', async () => {
    const { client } = await open({ ...previewed, 'guests.applyImport': refuse('UNKNOWN_PREVIEW') });
    drop(csv);
    fireEvent.click(await screen.findByRole('button', { name: 'Importa 1 invitato' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Trascina di nuovo il file');
    client.answer({ 'guests.previewImport': aPreview({ previewId: 'p2' }) });
    fireEvent.click(button('Rileggi il file'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    client.answer({ 'guests.applyImport': imported });
    fireEvent.click(await screen.findByRole('button', { name: 'Importa 1 invitato' }));
    await waitFor(() => expect(client.calls.at(-1)?.input).not.toHaveProperty('content'));
    expect(client.calls.findLast(({ method }) => method === 'guests.applyImport')?.input).toMatchObject({
      previewId: 'p2',
    });
  });

  it('that cannot be told to have worked does not claim that nothing changed', async () => {
    await open({ ...previewed, 'guests.applyImport': refuse('APP_UNREACHABLE') });
    drop(csv);
    fireEvent.click(await screen.findByRole('button', { name: 'Importa 1 invitato' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Forse gli invitati sono già in lista');
    expect(alert.textContent).not.toContain('Non è cambiato nulla');
  });

  it('that is cancelled, or left for another screen, says that nothing changed', async () => {
    const left = 'Importazione annullata: non è cambiato nulla.';
    const { rerender } = await open(previewed);
    drop(csv);
    await screen.findByRole('tablist');
    fireEvent.click(button('Annulla'));
    expect(await screen.findAllByText(left)).toHaveLength(1);
    drop(csv);
    await screen.findByRole('tablist');
    rerender(<p>altrove</p>);
    expect(await screen.findAllByText(left)).toHaveLength(2);
  });

  it('with nothing to write has nothing to press', async () => {
    await open(aPreviewed(aPreview({ plan: aPlan(0) })));
    drop(csv);
    const apply = await screen.findByRole<HTMLButtonElement>('button', { name: 'Nulla da importare' });
    expect(apply.disabled).toBe(true);
  });
});
