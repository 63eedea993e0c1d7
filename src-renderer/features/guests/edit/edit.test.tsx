import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GuestChange } from '#contract/guest-editing.ts';
import { aHousehold } from '../../../testing/builders.ts';
import { type Answers, type FakeClient, refuse } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { GuestsScreen } from '../screen.tsx';
import { aLongList } from '../testing/builders.ts';
import { layOutTables } from '../testing/lay-out.ts';

const change: GuestChange = {
  change: 'c1',
  households: ['h1'],
  count: 1,
  cancelled: 0,
  requeued: 0,
  tooLate: 0,
};
const saved = { ...change, household: aHousehold(), samePhone: [] };

async function open(answers: Answers = {}, hash = '#/guests') {
  window.location.hash = hash;
  const rendered = await renderScreen(<GuestsScreen />, { answers: { ...aLongList(4), ...answers } });
  await screen.findByRole('row', { name: /Famiglia 3/ });
  return rendered;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const inputs = (client: FakeClient, method: string) =>
  client.calls.filter((call) => call.method === method).map(({ input }) => input);
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const choose = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Seleziona ${name}` }));

beforeEach(() => layOutTables());

describe('the form of a household', () => {
  it('adds what was typed, tells it, and takes it back when asked to', async () => {
    const { client } = await open({ 'guests.add': saved, 'guests.undo': { ...change, change: null } });
    fireEvent.click(button('Aggiungi famiglia'));
    const dialog = within(await screen.findByRole('dialog'));
    type(dialog.getByRole('textbox', { name: 'Nome della persona 1' }), 'Anna');
    type(dialog.getByRole('textbox', { name: 'Telefono 1' }), '328 000 0117');
    fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi famiglia' }));
    expect(await screen.findByText(/Famiglia Lombardi è in lista/)).toBeDefined();
    expect(inputs(client, 'guests.add')).toEqual([
      expect.objectContaining({
        guests: [{ firstName: 'Anna', lastName: '' }],
        phones: ['328 000 0117'],
        side: null,
        adults: null,
      }),
    ]);
    fireEvent.click(button('Annulla'));
    expect(await screen.findByText('Modifica annullata.')).toBeDefined();
    expect(inputs(client, 'guests.undo')).toEqual([{ change: 'c1' }]);
  });

  it('says a refusal at the field it is about and goes there', async () => {
    await open({ 'guests.add': refuse('INVALID_PHONE', { path: 'phones.1' }) });
    fireEvent.click(button('Aggiungi famiglia'));
    const dialog = within(await screen.findByRole('dialog'));
    // A dialog that has just been opened takes the focus once.
    const name = dialog.getByRole('textbox', { name: 'Nome della famiglia' });
    await waitFor(() => expect(document.activeElement).toBe(name));
    fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi telefono' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi famiglia' }));
    const second = dialog.getByRole('textbox', { name: 'Telefono 2' });
    await waitFor(() => expect(second.getAttribute('aria-invalid')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(second));
    expect(dialog.getByText(/Questo non è un numero di telefono/)).toBeDefined();
    expect(dialog.getByRole('textbox', { name: 'Telefono 1' }).getAttribute('aria-invalid')).not.toBe('true');
  });

  it('sends only what was changed of a household, and tells of another one with its number', async () => {
    const samePhone = [{ phone: '+393471110000', household: 'Famiglia Neri' }];
    const { client } = await open({ 'guests.update': { ...saved, samePhone } }, '#/guests?id=h1');
    fireEvent.click(await screen.findByRole('button', { name: 'Modifica…' }));
    const dialog = within(await screen.findByRole('dialog'));
    type(dialog.getByRole('textbox', { name: 'Note' }), 'Zia');
    fireEvent.click(dialog.getByRole('button', { name: 'Salva famiglia' }));
    expect(await screen.findByText(/è anche di Famiglia Neri/)).toBeDefined();
    expect(inputs(client, 'guests.update')).toEqual([{ id: 'h1', changes: { notes: 'Zia' } }]);
  });
});

describe('many households at once', () => {
  it('are tagged, also those that were never in sight', async () => {
    const { client } = await open({
      'guests.ids': { ids: ['h0', 'h1', 'h2', 'h3'], limit: 10_000 },
      'guests.bulk': { ...change, count: 4 },
    });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seleziona tutte' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Modifica…' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Applica' }));
    expect(await dialog.findByText('Scegli un’etichetta.')).toBeDefined();
    type(dialog.getByRole('combobox', { name: 'Etichetta da aggiungere' }), 'amici');
    fireEvent.click(dialog.getByRole('button', { name: 'Applica' }));
    expect(await screen.findByText(/Etichetta aggiunta a 4 famiglie/)).toBeDefined();
    expect(inputs(client, 'guests.bulk')).toEqual([
      { ids: ['h0', 'h1', 'h2', 'h3'], action: { do: 'addTag', tag: 'amici' } },
    ]);
  });

  it('are selected with the keys, and with Shift all in between', async () => {
    await open();
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: ' ' });
    for (const _ of [1, 2]) fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: ' ', shiftKey: true });
    expect(screen.getByText('3 selezionati')).toBeDefined();
    fireEvent.keyDown(grid, { key: 'Escape' });
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('opt out at once, and what could not be stopped is said', async () => {
    const { client } = await open({ 'guests.bulk': { ...change, count: 2, cancelled: 1, tooLate: 1 } });
    choose('Famiglia 0');
    choose('Famiglia 2');
    fireEvent.click(button('Non scrivere più'));
    const told = await screen.findByText(/Invita non scrive più a 2 famiglie/);
    expect(told.textContent).toContain('1 messaggio tolto dalla coda');
    expect(told.textContent).toContain('può arrivare lo stesso');
    expect(inputs(client, 'guests.bulk')).toEqual([{ ids: ['h0', 'h2'], action: { do: 'optOut' } }]);
  });

  it('are deleted only after a question', async () => {
    const { client } = await open({ 'guests.bulk': change });
    choose('Famiglia 0');
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Delete' });
    const dialog = within(await screen.findByRole('dialog'));
    expect(inputs(client, 'guests.bulk')).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Elimina 1 famiglia' }));
    expect(await screen.findByText(/1 famiglia eliminata/)).toBeDefined();
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('cannot be merged when two invitations are out, and the dialog says why', async () => {
    const { client } = await open({ 'guests.merge': refuse('MERGE_BOTH_INVITED') });
    choose('Famiglia 1');
    expect(screen.queryByRole('button', { name: 'Unisci…' })).toBeNull();
    choose('Famiglia 3');
    fireEvent.click(button('Unisci…'));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(await dialog.findByRole('button', { name: 'Unisci 2 famiglie' }));
    expect(await dialog.findByText(/ha già il suo invito/)).toBeDefined();
    expect(inputs(client, 'guests.merge')).toEqual([{ ids: ['h1', 'h3'], name: 'Famiglia 1' }]);
  });
});

describe('a household beside the list', () => {
  it('is split: who leaves, with which phones', async () => {
    const { client } = await open(
      { 'guests.get': { ...aHousehold(), queued: null }, 'guests.split': change },
      '#/guests?id=h1',
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Altro per Famiglia Lombardi' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Dividi…' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Piero Lombardi' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Dividi famiglia' }));
    expect(await screen.findByText(/è divisa in due/)).toBeDefined();
    expect(inputs(client, 'guests.split')).toEqual([{ id: 'h1', people: [1], phones: [], name: '' }]);
  });

  it('is forgotten or deleted from its menu, each after its own question; one person is not split', async () => {
    const alone = aHousehold({ guests: [{ firstName: 'Piero', lastName: 'Lombardi' }] });
    await open({ 'guests.get': { ...alone, queued: null } }, '#/guests?id=h1');
    const menu = async () => fireEvent.click(await screen.findByRole('button', { name: /^Altro per/ }));
    await menu();
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Dimentica…' }));
    expect(await screen.findByRole('button', { name: 'Dimentica per sempre' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Annulla' }));
    await menu();
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Elimina…' }));
    expect(await screen.findByRole('button', { name: 'Elimina 1 famiglia' })).toBeDefined();
    expect(screen.queryByRole('menuitem', { name: 'Dividi…' })).toBeNull();
  });

  it('has one person forgotten by the name that was seen, after a question; the last takes all along', async () => {
    const { client } = await open(
      {
        'guests.get': { ...aHousehold(), queued: null },
        'guests.forgetGuest': { household: false, cancelled: 1 },
      },
      '#/guests?id=h1',
    );
    const forget = async (name: string) => {
      fireEvent.click(await screen.findByRole('button', { name: `Altro su ${name}` }));
      fireEvent.click(await screen.findByRole('menuitem', { name: 'Dimentica questa persona…' }));
    };
    await forget('Piero Lombardi');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/resta una persona senza nome/)).toBeDefined();
    fireEvent.click(dialog.getByRole('button', { name: 'Dimentica per sempre' }));
    expect(await screen.findByText(/1 messaggio tolto dalla coda/)).toBeDefined();
    expect(inputs(client, 'guests.forgetGuest')).toEqual([
      { id: 'h1', index: 1, firstName: 'Piero', lastName: 'Lombardi' },
    ]);
    const guests = [
      { firstName: '', lastName: '' },
      { firstName: 'Ada', lastName: 'Lombardi' },
    ];
    client.answer({ 'guests.get': { ...aHousehold({ guests }), queued: null } });
    await act(async () => client.emit('guests.changed', {}));
    expect(await screen.findByText('Senza nome')).toBeDefined();
    await forget('Ada Lombardi');
    expect(await screen.findByText(/si dimentica tutta la famiglia/)).toBeDefined();
  });

  it('says that its queued invitation is the old one, and updates it when asked to', async () => {
    const invitation = { id: 'm1', status: 'PENDING', at: '2027-03-09T12:00:00.000Z' } as const;
    const queued = { id: 'm1', phones: ['+393470000199'], outdated: true };
    const { client } = await open(
      {
        'guests.get': { ...aHousehold({ invitation }), queued },
        'guests.rewriteQueued': aHousehold({ invitation }),
      },
      '#/guests?id=h1',
    );
    expect(await screen.findByText(/Adesso parte verso \+39 347 000 0199/)).toBeDefined();
    fireEvent.click(button('Aggiorna l’invito in coda'));
    expect(await screen.findByText(/tiene il suo posto in coda/)).toBeDefined();
    expect(inputs(client, 'guests.rewriteQueued')).toEqual([{ id: 'h1' }]);
  });

  it('tells its story, the latest first, without steps nobody has words for', async () => {
    await open(
      {
        'guests.timeline': [
          {
            at: '2027-03-09T10:00:00.000Z',
            name: 'IMPORTED',
            details: { filename: 'lista.csv' },
            message: null,
          },
          { at: '2027-03-09T11:00:00.000Z', name: 'NOVELTY', details: {}, message: null },
          {
            at: '2027-03-09T12:00:00.000Z',
            name: 'EDITED',
            details: { fields: 'phones,tags' },
            message: null,
          },
          {
            at: '2027-03-09T13:00:00.000Z',
            name: 'READ',
            details: {},
            message: { id: 'm1', kind: 'INVITATION' },
          },
        ],
      },
      '#/guests?id=h1',
    );
    const story = await screen.findByRole('region', { name: 'Storia' });
    const items = within(story)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatch(/^Letto.*Invito$/);
    expect(items[1]).toMatch(/^Modificata.*telefoni, etichette$/);
    expect(items[2]).toMatch(/^Importata.*lista\.csv$/);
  });
});

describe('households that may be one', () => {
  it('are merged or kept apart, as a person says', async () => {
    const households = [
      { id: 'h1', name: 'Famiglia 1' },
      { id: 'h2', name: 'Famiglia 2' },
    ];
    const proposal = { reason: 'SAME_PHONE' as const, phone: '+393280000117', households };
    const { client } = await open({ 'guests.proposals': [proposal], 'guests.keepApart': [] });
    expect(screen.getByText('1 gruppo è forse la stessa famiglia')).toBeDefined();
    fireEvent.click(button('Guarda'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Stesso numero: +39 328 000 0117')).toBeDefined();
    client.answer({ 'guests.proposals': [] });
    fireEvent.click(dialog.getByRole('button', { name: 'Restano separate' }));
    expect(await dialog.findByText('Niente da decidere.')).toBeDefined();
    expect(inputs(client, 'guests.keepApart')).toEqual([{ ids: ['h1', 'h2'] }]);
  });
});

describe('filters', () => {
  it('ask for households without one as well, and are kept under a name', async () => {
    const filter = { invitation: 'NEVER' } as const;
    const kept = [{ id: 'f1', name: 'Da invitare', filter }];
    const { client } = await open({ 'guests.saveFilter': kept });
    fireEvent.click(screen.getByRole('combobox', { name: 'Invito' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Mai invitata' }));
    await waitFor(() => expect(inputs(client, 'guests.list').at(-1)).toMatchObject(filter));
    fireEvent.click(button('Filtri salvati'));
    type(await screen.findByRole('textbox', { name: 'Nome del filtro' }), 'Da invitare');
    client.answer({ 'guests.savedFilters': kept });
    fireEvent.click(button('Salva filtro'));
    await waitFor(() =>
      expect(inputs(client, 'guests.saveFilter')).toEqual([{ name: 'Da invitare', filter }]),
    );
  });
});
