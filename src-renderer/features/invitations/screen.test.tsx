import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Input } from '#contract';
import { errorMessage } from '#contract/error-messages.ts';
import type { InvitationPlan } from '#contract/invitations.ts';
import type { Template } from '#contract/templates.ts';
import {
  aConfiguration,
  aHousehold,
  anAppInfo,
  anOverview,
  aQueueSummary,
  aSession,
} from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { InvitationsScreen } from './screen.tsx';

function aTemplate(changes: Partial<Template> = {}): Template {
  return {
    id: 'invitation-it',
    kind: 'INVITATION',
    language: 'it',
    family: 'invitation',
    name: 'Invito',
    attachment: null,
    body: 'Ciao {{ nomi }}!\n{{ link }}',
    revision: 2,
    updatedAt: '2027-03-09T13:29:00.000Z',
    ...changes,
  };
}

function aPlan(changes: Partial<InvitationPlan> = {}): InvitationPlan {
  return {
    messages: 24,
    skipped: [],
    startsAt: '2027-03-09T13:29:19.000Z',
    finishesAt: '2027-03-09T16:12:00.000Z',
    finishRange: null,
    perDay: [{ date: '2027-03-09', messages: 24 }],
    sessionConnected: true,
    sendsNoFiles: false,
    ...changes,
  };
}

const households = [
  aHousehold({ id: 'h1', name: 'Famiglia Lombardi' }),
  aHousehold({ id: 'h2', name: 'Beatrice Conti', guests: [{ firstName: 'Beatrice', lastName: 'Conti' }] }),
  aHousehold({ id: 'h3', name: 'Nonno Aldo', phones: [] }),
];

/** What a guest would read, after the placeholder of the link only. */
function preview({ household, body = '' }: Input<'invitations.preview'>) {
  const name = households.find(({ id }) => id === household)?.name ?? '';
  if (body.includes('{{ nom }}')) return refuse('TEMPLATE_UNKNOWN_PLACEHOLDER');
  const text = body.replace('{{ nomi }}', name).replace('{{ link }}', `https://a.example/${household}`);
  return { text, household: name, phones: ['+393280000117'] };
}

async function open(answers: Answers = {}) {
  const rendered = await renderScreen(<InvitationsScreen />, {
    answers: {
      'invitations.templates': [
        aTemplate(),
        aTemplate({ id: 'invitation-en', language: 'en', body: 'Hello {{ names }}\n{{ link }}' }),
        aTemplate({ id: 'reminder-it', kind: 'REMINDER', body: 'Ci sei?' }),
      ],
      'invitations.preview': preview,
      'invitations.plan': aPlan(),
      'guests.list': { items: households, total: 3 },
      'overview.get': anOverview(),
      ...answers,
    },
  });
  await screen.findByRole('button', { name: 'Invia inviti' });
  const inputs = (method: string) =>
    rendered.client.calls.filter((call) => call.method === method).map(({ input }) => input);
  return { ...rendered, inputs };
}

const editor = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Testo del messaggio' });
const write = (body: string) => fireEvent.change(editor(), { target: { value: body } });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const region = (name: string) => within(screen.getByRole('region', { name }));
const message = () => region('Il messaggio');

beforeEach(() => {
  localStorage.clear();
  window.location.hash = '#/invitations';
  vi.useFakeTimers({ now: Date.parse('2027-03-09T13:29:19Z'), shouldAdvanceTime: true });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the text', () => {
  it('is the invitation in the language of the configuration first', async () => {
    await open();
    expect(editor().value).toBe('Ciao [Nomi]!\n[Link personale]');
    expect(screen.getByText('Salvato un momento fa')).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'EN' }));
    expect(editor().value).toContain('Hello [Names]');
  });

  it('is saved when asked to, and only then', async () => {
    const { client, inputs } = await open();
    expect(button('Salva testo').disabled).toBe(true);
    write('Caro [Nomi]\n[Link personale]');
    expect(screen.getByText('Modifiche non salvate')).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(inputs('invitations.saveTemplate')).toEqual([]);
    const saved = aTemplate({ body: 'Caro {{ nomi }}\n{{ link }}', revision: 3 });
    client.answer({ 'invitations.saveTemplate': saved });
    fireEvent.keyDown(editor(), { key: 's', ctrlKey: true });
    await waitFor(() => expect(button('Salva testo').disabled).toBe(true));
    expect(inputs('invitations.saveTemplate')).toEqual([{ id: 'invitation-it', body: saved.body }]);
    expect(editor().value).toBe('Caro [Nomi]\n[Link personale]');
    expect(localStorage.length).toBe(0);
  });

  it('is not lost by leaving the screen before it is saved', async () => {
    const { unmount } = await open();
    write('Ancora da finire {{ link }}');
    unmount();
    await open();
    expect(editor().value).toBe('Ancora da finire [Link personale]');
    fireEvent.click(button('Torna al testo salvato'));
    fireEvent.click(await screen.findByRole('button', { name: 'Butta le modifiche' }));
    await waitFor(() => expect(editor().value).toBe('Ciao [Nomi]!\n[Link personale]'));
  });

  it('keeps the change of each kind while another is shown', async () => {
    await open();
    write('Invito a metà {{ link }}');
    fireEvent.click(screen.getByRole('radio', { name: 'Promemoria' }));
    expect(editor().value).toBe('Ci sei?');
    fireEvent.click(screen.getByRole('radio', { name: 'Invito' }));
    expect(editor().value).toBe('Invito a metà {{ link }}');
  });

  it('says in words what is wrong with it, and cannot be sent until it is right', async () => {
    await open();
    write('Ciao {{ nom }}\n{{ link }}');
    const wrong = errorMessage('it', 'TEMPLATE_UNKNOWN_PLACEHOLDER');
    expect(await screen.findByText(wrong)).toBeDefined();
    expect(button('Invia inviti').disabled).toBe(true);
    expect(screen.getByText('Correggi il testo per poter inviare.')).toBeDefined();
    write('Ciao {{ nomi }}');
    expect(await screen.findByText(errorMessage('it', 'TEMPLATE_LINK_MISSING'))).toBeDefined();
    write('Ciao {{ nomi }}\n{{ link }}');
    await waitFor(() => expect(button('Invia inviti').disabled).toBe(false));
  });

  it('shows why a save was refused until it is changed', async () => {
    await open({ 'invitations.saveTemplate': refuse('TEMPLATE_LINK_MISSING') });
    write('{% if evento %}{{ link }}{% endif %}');
    fireEvent.click(button('Salva testo'));
    const refusal = errorMessage('it', 'TEMPLATE_LINK_MISSING');
    expect(await screen.findByText(refusal)).toBeDefined();
    expect(screen.getByText('Modifiche non salvate')).toBeDefined();
    write('{{ link }}');
    expect(screen.queryByText(refusal)).toBeNull();
  });

  it('takes marks and placeholders where the writing is', async () => {
    await open();
    write('Ciao tutti');
    editor().setSelectionRange(5, 10);
    fireEvent.click(button('Grassetto'));
    expect(editor().value).toBe('Ciao *tutti*');
    fireEvent.keyDown(editor(), { key: 'b', metaKey: true });
    expect(editor().value).toBe('Ciao tutti');
    editor().setSelectionRange(5, 10);
    fireEvent.click(button('Nomi'));
    expect(editor().value).toBe('Ciao [Nomi]');
    fireEvent.click(button('uno / più persone'));
    expect(editor().value).toBe('Ciao [Nomi][averti / avervi]');
    expect(editor().value.slice(editor().selectionStart, editor().selectionEnd)).toBe('averti');
  });

  it('shows how one person and a couple read it', async () => {
    await open();
    expect(await screen.findByText('«Ciao Beatrice Conti!»')).toBeDefined();
    expect(await screen.findByText('«Ciao Famiglia Lombardi!»')).toBeDefined();
    expect(screen.queryByText('famiglia')).toBeNull();
  });
});

describe('a chosen field', () => {
  it('shows both forms of an agreement, and changes them without brackets', async () => {
    await open();
    write('Ci fa piacere [averti / avervi]\n[Link personale]');
    editor().setSelectionRange(20, 20);
    fireEvent.select(editor());
    fireEvent.focus(screen.getByRole('textbox', { name: 'Per una persona' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Per una persona' }), {
      target: { value: 'vederti' },
    });
    fireEvent.change(screen.getByRole('textbox', { name: 'Per più persone' }), {
      target: { value: 'vedervi' },
    });
    expect(editor().value).toBe('Ci fa piacere [vederti / vedervi]\n[Link personale]');
  });

  it('takes what to write where it is missing', async () => {
    const { inputs } = await open();
    write('Per [Evento]\n[Link personale]');
    editor().setSelectionRange(6, 6);
    fireEvent.select(editor());
    fireEvent.change(screen.getByRole('textbox', { name: 'Se manca, scrivi' }), {
      target: { value: 'la festa' },
    });
    expect(editor().value).toBe('Per [Evento: la festa]\n[Link personale]');
    await waitFor(() =>
      expect(inputs('invitations.preview').at(-1)).toMatchObject({
        body: "Per {{ evento | default: 'la festa' }}\n{{ link }}",
      }),
    );
  });

  it('goes as one when it is deleted from its end', async () => {
    await open();
    write('Ciao [Nomi]\n[Link personale]');
    editor().setSelectionRange(11, 11);
    fireEvent.keyDown(editor(), { key: 'Backspace' });
    expect(editor().value).toBe('Ciao \n[Link personale]');
  });
});

describe('the texts', () => {
  it('of one kind are told apart by name, and another one is made from it', async () => {
    const made = aTemplate({ id: 'friends', family: 'friends', name: 'Amici' });
    const { client, inputs } = await open({ 'invitations.createTemplate': made });
    fireEvent.click(button('Altro su questo testo'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Duplica…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Duplica il testo' }));
    fireEvent.change(dialog.getByRole('textbox', { name: 'Nome del testo' }), { target: { value: 'Amici' } });
    client.answer({ 'invitations.templates': [aTemplate(), made] });
    fireEvent.click(dialog.getByRole('button', { name: 'Duplica testo' }));
    const picker = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Nome del testo' });
    await waitFor(() => expect(picker.value).toBe('Amici'));
    expect(inputs('invitations.createTemplate')).toEqual([
      { kind: 'INVITATION', language: 'it', name: 'Amici', copyOf: 'invitation-it' },
    ]);
  });

  it('are taken back from an earlier version, and nothing is saved by that', async () => {
    const revision = (number: number, body: string) => ({
      revision: number,
      body,
      attachment: null,
      savedAt: '2027-03-08T10:00:00.000Z',
    });
    const { inputs } = await open({
      'invitations.templateHistory': [revision(2, aTemplate().body), revision(1, 'Prima {{ link }}')],
    });
    fireEvent.click(button('Versioni'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Versioni del testo' }));
    fireEvent.click(await dialog.findByRole('button', { name: /Versione 1/ }));
    expect(dialog.getByText('Prima [Link personale]')).toBeDefined();
    fireEvent.click(dialog.getByRole('button', { name: 'Riprendi questa versione' }));
    expect(editor().value).toBe('Prima [Link personale]');
    expect(screen.getByText('Modifiche non salvate')).toBeDefined();
    expect(inputs('invitations.saveTemplate')).toEqual([]);
  });

  it('take a picture along, told by its content, and say in words why not', async () => {
    const attached = { id: 'f1', filename: 'noi.jpg', mimetype: 'image/jpeg', size: 2048 } as const;
    const { client, inputs, container } = await open({
      'invitations.addAttachment': refuse('ATTACHMENT_INVALID', { problem: 'HEIC' }),
      'invitations.attachment': { ...attached, content: '' },
      'invitations.saveTemplate': aTemplate({ revision: 3, attachment: attached }),
    });
    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no way to pick a file');
    fireEvent.change(input, { target: { files: [new File(['x'], 'noi.heic')] } });
    expect(await screen.findByText(/formato iPhone/)).toBeDefined();
    client.answer({ 'invitations.addAttachment': attached });
    fireEvent.change(input, { target: { files: [new File(['x'], 'noi.jpg')] } });
    expect(await screen.findByText('noi.jpg')).toBeDefined();
    expect(await message().findByRole('img', { name: 'Foto allegata: noi.jpg' })).toBeDefined();
    fireEvent.click(button('Salva testo'));
    await waitFor(() => expect(button('Salva testo').disabled).toBe(true));
    expect(inputs('invitations.saveTemplate')).toEqual([
      { id: 'invitation-it', body: aTemplate().body, attachment: 'f1' },
    ]);
  });
});

describe('the preview', () => {
  it('walks the households and follows the unsaved text', async () => {
    await open();
    expect(await message().findByText(/Ciao Famiglia Lombardi!/)).toBeDefined();
    expect(screen.getByText('1 di 3')).toBeDefined();
    expect(button('Famiglia precedente').disabled).toBe(true);
    fireEvent.click(button('Famiglia successiva'));
    expect(await message().findByText(/Ciao Beatrice Conti!/)).toBeDefined();
    write('Cara {{ nomi }}!\n{{ link }}');
    expect(await message().findByText(/Cara Beatrice Conti!/)).toBeDefined();
    expect(screen.getByText('2 di 3')).toBeDefined();
  });

  it('asks once for a burst of typing', async () => {
    const { inputs } = await open();
    await message().findByText(/Ciao Famiglia Lombardi!/);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    const before = inputs('invitations.preview').length;
    for (const body of ['a', 'ab', 'abc']) write(`${body} {{ link }}`);
    await message().findByText(/abc/);
    // The chosen household, one person, a couple.
    const asked = inputs('invitations.preview').slice(before);
    expect(asked).toHaveLength(3);
    for (const input of asked) expect(input).toMatchObject({ body: 'abc {{ link }}' });
  });

  it('keeps the last good message while a mistake is being typed', async () => {
    await open();
    await message().findByText(/Ciao Famiglia Lombardi!/);
    write('Ciao {{ nom }}\n{{ link }}');
    expect(await message().findByText(/questa è l’ultima versione buona/)).toBeDefined();
    expect(message().getByText(/Ciao Famiglia Lombardi!/)).toBeDefined();
  });

  it('goes to any household by its name', async () => {
    const { client } = await open();
    fireEvent.click(button('Famiglia mostrata: Famiglia Lombardi'));
    const field = await screen.findByRole('textbox', { name: 'Cerca un nome o un numero' });
    client.answer({ 'guests.list': { items: households.slice(2), total: 1 } });
    fireEvent.change(field, { target: { value: 'aldo' } });
    await waitFor(() => expect(screen.queryByRole('option', { name: 'Beatrice Conti' })).toBeNull());
    fireEvent.click(screen.getByRole('option', { name: 'Nonno Aldo' }));
    expect(await message().findByText(/Ciao Nonno Aldo!/)).toBeDefined();
    expect(screen.getByText('3 di 3')).toBeDefined();
    expect(client.calls.at(-1)?.input).toMatchObject({ household: 'h3' });
  });

  it('leads to the guests when there are none', async () => {
    await open({
      'guests.list': { items: [], total: 0 },
      'invitations.plan': aPlan({ messages: 0, perDay: [], startsAt: null, finishesAt: null }),
    });
    expect(screen.getByText('Importa gli invitati per vedere il piano.')).toBeDefined();
    expect(button('Invia inviti').disabled).toBe(true);
    fireEvent.click(button('Importa gli invitati'));
    expect(window.location.hash).toBe('#/guests');
  });
});

describe('the plan', () => {
  it('says how many, until when and on what it rests', async () => {
    await open();
    const plan = region('Il piano');
    expect(plan.getByText('24 messaggi')).toBeDefined();
    expect(plan.getByText('oggi alle 17:12')).toBeDefined();
    expect(plan.getByText('Con questo computer acceso')).toBeDefined();
    expect(plan.getByText('mar 9')).toBeDefined();
    for (const fact of ['10 messaggi/ora', 'da Sposa', '9–21']) expect(plan.getByText(fact)).toBeDefined();
    for (const check of [
      'Sposa: collegato',
      '24 link personali, tutti diversi',
      'Nessuno ha ancora ricevuto questo invito',
    ])
      expect(plan.getByText(check)).toBeDefined();
    fireEvent.click(plan.getByRole('button', { name: 'Cambia' }));
    expect(window.location.hash).toBe('#/configuration');
  });

  it('says that real links to the example site would open nothing, until there is another', async () => {
    const { client } = await open();
    const plan = region('Il piano');
    expect(plan.getByText(/I link portano a example.org/)).toBeDefined();
    fireEvent.click(plan.getByRole('button', { name: 'Scrivi il sito' }));
    expect(window.location.hash).toBe('#/configuration?section=links');
    const changed = aConfiguration({ link_base_url: 'https://nozze.example/' });
    act(() => client.emit('configuration.changed', changed));
    expect(plan.queryByText(/I link portano a example.org/)).toBeNull();
  });

  it('is made anew when the queue, the guests or the settings change, and as time passes', async () => {
    const { client, inputs } = await open();
    const changes = [
      () => client.emit('queue.changed', {}),
      () => client.emit('guests.changed', {}),
      () => client.emit('configuration.changed', aConfiguration()),
      () => vi.advanceTimersByTime(60_000),
    ];
    for (const [index, change] of changes.entries()) {
      const asked = inputs('invitations.plan').length;
      client.answer({ 'invitations.plan': aPlan({ messages: 30 + index }) });
      act(change);
      expect(await screen.findByText(`${30 + index} messaggi`)).toBeDefined();
      expect(inputs('invitations.plan').length).toBeGreaterThan(asked);
    }
  });

  it('names who is left out and why', async () => {
    await open({
      'invitations.plan': aPlan({
        skipped: [
          { household: 'h3', name: 'Nonno Aldo', reason: 'NO_PHONE' },
          { household: 'h4', name: 'Famiglia Greco', reason: 'NO_PHONE' },
        ],
      }),
    });
    expect(screen.getByText('2 famiglie senza numero restano fuori')).toBeDefined();
    fireEvent.click(button('Vedi'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Chi resta fuori' }));
    expect(dialog.getByText('Nonno Aldo')).toBeDefined();
    expect(dialog.getByText(/Aggiungi un numero di cellulare/)).toBeDefined();
  });

  it('says what looks like spam, and what is missing for whom', async () => {
    await open({
      'invitations.check': {
        warnings: ['CAPITALS'],
        missing: [
          { placeholder: 'evento', count: 24, households: [] },
          { placeholder: 'nomi', count: 1, households: [{ id: 'h3', name: 'Nonno Aldo' }] },
        ],
      },
    });
    expect(await screen.findByText(/quasi tutto in maiuscolo/)).toBeDefined();
    expect(screen.getByText('Manca «Evento»: nei messaggi resta un vuoto')).toBeDefined();
    expect(screen.getByText('Manca «Nomi» per 1 famiglia')).toBeDefined();
    fireEvent.click(button('Vedi'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Senza «Nomi»' }));
    expect(dialog.getByText('Nonno Aldo')).toBeDefined();
  });

  it('lists who has no invitation, with what to send them by other means', async () => {
    const written = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: written } });
    await open({
      'invitations.unreached': {
        items: [{ household: 'h3', name: 'Nonno Aldo', phone: null, email: null, reason: 'NO_PHONE' }],
        counts: { NO_PHONE: 1 },
        total: 1,
      },
      'invitations.otherWay': {
        household: 'h3',
        name: 'Nonno Aldo',
        phone: null,
        email: null,
        link: 'https://a.example/h3',
        text: 'Ciao *nonno*',
      },
    });
    fireEvent.click(button('Chi non ha ancora l’invito…'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Chi non ha ancora l’invito' }));
    expect(await dialog.findByText('1 famiglia senza numero')).toBeDefined();
    fireEvent.click(dialog.getByRole('button', { name: 'Copia l’invito per Nonno Aldo' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Testo per SMS' }));
    expect(await dialog.findByText('Copiato per Nonno Aldo: Testo per SMS.')).toBeDefined();
    expect(written).toHaveBeenCalledWith('Ciao nonno');
    vi.unstubAllGlobals();
  });

  it('is for the phone that is chosen, where there are several', async () => {
    const { inputs } = await open({
      'sessions.list': [aSession(), aSession({ type: 'sposo', label: 'Sposo' })],
    });
    expect(inputs('invitations.plan').at(-1)).toMatchObject({ type: 'sposa', template: 'invitation-it' });
    fireEvent.click(screen.getByRole('combobox', { name: 'Telefono che invia' }));
    fireEvent.click(await screen.findByRole('option', { name: 'da Sposo' }));
    await waitFor(() => expect(inputs('invitations.plan').at(-1)).toMatchObject({ type: 'sposo' }));
  });

  it('is for chosen households only, when some are chosen', async () => {
    const { inputs } = await open();
    fireEvent.click(screen.getByRole('combobox', { name: 'A chi' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Famiglie scelte da te…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Scegli le famiglie' }));
    const aldo = await dialog.findByRole<HTMLInputElement>('checkbox', { name: 'Nonno Aldo' });
    expect(aldo.disabled).toBe(true);
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Beatrice Conti' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Scegli 1 famiglia' }));
    await waitFor(() => expect(inputs('invitations.plan').at(-1)).toMatchObject({ households: ['h2'] }));
  });

  it('of a reminder is for those who have not answered, and is sent as one', async () => {
    const { inputs } = await open({
      'invitations.send': { queued: 24, held: 0, campaigns: [], skipped: [], finishesAt: null },
    });
    fireEvent.click(screen.getByRole('radio', { name: 'Promemoria' }));
    const order = { households: 'all-not-answered', kind: 'REMINDER', template: 'reminder-it' };
    await waitFor(() => expect(inputs('invitations.plan').at(-1)).toMatchObject(order));
    expect(screen.queryByRole('button', { name: 'Chi non ha ancora l’invito…' })).toBeNull();
    fireEvent.click(await screen.findByRole('button', { name: 'Invia promemoria' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Inviare 24 promemoria?' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 promemoria' }));
    expect(await screen.findByText('24 promemoria in coda')).toBeDefined();
    expect(inputs('invitations.send')).toMatchObject([order]);
  });

  it('is for those a filter finds, a new one, a saved one or that of the guest list', async () => {
    const saved = { id: 'f1', name: 'Zii lontani', filter: { tag: 'zii' } };
    window.location.hash = `#/invitations?${new URLSearchParams({ filter: '{"side":"sposa"}' })}`;
    const { inputs } = await open({
      'guests.savedFilters': [saved],
      'guests.facets': { sides: [], tags: [{ value: 'amici', households: 2 }], languages: [], answers: [] },
    });
    const asked = (filter: object) =>
      waitFor(() => expect(inputs('invitations.plan').at(-1)).toMatchObject({ households: { filter } }));
    const choice = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'A chi' });
    await asked({ side: 'sposa' });
    expect(choice().value).toBe('sposa');
    fireEvent.click(choice());
    fireEvent.click(await screen.findByRole('option', { name: 'Zii lontani' }));
    await asked({ tag: 'zii' });
    expect(choice().value).toBe('Zii lontani');
    fireEvent.click(choice());
    fireEvent.click(await screen.findByRole('option', { name: 'Un filtro…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Scegli con un filtro' }));
    fireEvent.click(dialog.getByRole('combobox', { name: 'Etichetta' }));
    fireEvent.click(await screen.findByRole('option', { name: 'amici' }));
    expect(await dialog.findByText('3 famiglie')).toBeDefined();
    fireEvent.click(dialog.getByRole('button', { name: 'Usa il filtro' }));
    await asked({ tag: 'amici' });
  });

  it('is none for the text of the test message', async () => {
    await open({
      'invitations.templates': [aTemplate(), aTemplate({ id: 'test-it', kind: 'TEST', body: 'Prova' })],
    });
    fireEvent.click(screen.getByRole('radio', { name: 'Prova' }));
    expect(screen.queryByRole('button', { name: 'Invia inviti' })).toBeNull();
    expect(region('Quando parte').getByText('Quando provi il telefono')).toBeDefined();
  });

  it('says what happened when it cannot be made, and tries again', async () => {
    const { client } = await renderScreen(<InvitationsScreen />, {
      answers: {
        'invitations.templates': [aTemplate()],
        'invitations.preview': preview,
        'guests.list': { items: households, total: 3 },
        'invitations.plan': refuse('UNKNOWN_SESSION'),
        'overview.get': anOverview(),
      },
    });
    expect(await screen.findByText(errorMessage('it', 'UNKNOWN_SESSION'))).toBeDefined();
    client.answer({ 'invitations.plan': aPlan() });
    fireEvent.click(button('Riprova'));
    expect(await screen.findByText('24 messaggi')).toBeDefined();
  });
});

describe('«Invia inviti»', () => {
  const order = {
    households: 'all-not-invited',
    kind: 'INVITATION',
    template: 'invitation-it',
    type: 'sposa',
    idempotencyKey: expect.any(String),
  };
  const sent = { queued: 24, held: 0, campaigns: [], skipped: [], finishesAt: '2027-03-09T16:12:00.000Z' };

  async function ask() {
    fireEvent.click(button('Invia inviti'));
    return within(await screen.findByRole('dialog', { name: 'Inviare 24 inviti?' }));
  }

  it('asks with the number and the finish, sends once, and says where to watch', async () => {
    const { inputs } = await open({ 'invitations.send': sent });
    const dialog = await ask();
    expect(dialog.getByText('L’ultimo parte oggi alle 17:12, con questo computer acceso.')).toBeDefined();
    expect(inputs('invitations.send')).toEqual([]);
    const confirm = dialog.getByRole('button', { name: 'Invia 24 inviti' });
    fireEvent.click(confirm);
    fireEvent.click(confirm);
    expect(await screen.findByText('24 inviti in coda')).toBeDefined();
    expect(inputs('invitations.send')).toEqual([order]);
    expect(screen.queryByText(/scegli ×10 o ×60/)).toBeNull();
    fireEvent.click(button('Vai alla coda'));
    expect(window.location.hash).toBe('#/queue');
  });

  it('says in practice that time can run', async () => {
    await open({ 'invitations.send': sent, 'app.info': anAppInfo({ realm: 'practice' }) });
    const dialog = await ask();
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await screen.findByText(/scegli ×10 o ×60/)).toBeDefined();
  });

  it('sends a few first when that is asked for, and says that the others wait', async () => {
    const { inputs } = await open({ 'invitations.send': { ...sent, held: 21, campaigns: ['c1'] } });
    fireEvent.click(screen.getByRole('switch', { name: /^Prima alcuni, poi gli altri/ }));
    expect(screen.getByText(/^Partono i primi 5; gli altri aspettano/)).toBeDefined();
    fireEvent.change(screen.getByRole('textbox', { name: 'Quanti partono prima' }), {
      target: { value: '3' },
    });
    const dialog = await ask();
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await screen.findByText('21 aspettano che i primi siano arrivati.')).toBeDefined();
    expect(inputs('invitations.send')).toEqual([{ ...order, canary: { count: 3 } }]);
  });

  it('saves a changed text first, so that what is read is what leaves', async () => {
    const body = 'Nuovo {{ link }}';
    const { client, inputs } = await open({ 'invitations.send': sent });
    write(body);
    expect(screen.getByText('Prima salva il testo che vedi qui, poi chiede conferma.')).toBeDefined();
    const saved = aTemplate({ body, revision: 3 });
    client.answer({ 'invitations.saveTemplate': saved });
    const dialog = await ask();
    expect(inputs('invitations.saveTemplate')).toEqual([{ id: 'invitation-it', body }]);
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    await waitFor(() => expect(inputs('invitations.send')).toEqual([order]));
  });

  it('does not ask when the text cannot be saved', async () => {
    const { inputs } = await open({ 'invitations.saveTemplate': refuse('TEMPLATE_LINK_MISSING') });
    write('{% if evento %}{{ link }}{% endif %}');
    fireEvent.click(button('Invia inviti'));
    expect(await screen.findByText(errorMessage('it', 'TEMPLATE_LINK_MISSING'))).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputs('invitations.send')).toEqual([]);
  });

  it('queues without a linked phone, and says that they wait for it', async () => {
    await open({
      'invitations.plan': aPlan({ sessionConnected: false }),
      'invitations.send': { ...sent, finishesAt: null },
    });
    expect(screen.getByText(/Se colleghi il telefono adesso/)).toBeDefined();
    const dialog = await ask();
    expect(dialog.getByText(/finché non colleghi Sposa/)).toBeDefined();
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await screen.findByText('24 inviti in coda')).toBeDefined();
    expect(screen.getByText(/finché non colleghi Sposa\./)).toBeDefined();
  });

  it('promises the start by the clock of the app, not by that of the window', async () => {
    await open({ 'overview.clock': { now: '2027-03-09T13:20:00.000Z', speed: 1 } });
    expect(await screen.findByText('Il primo parte alle 14:29. Puoi fermarti quando vuoi.')).toBeDefined();
  });

  it('says before anything is queued that this WAHA sends no files', async () => {
    await open({ 'invitations.plan': aPlan({ sendsNoFiles: true }) });
    expect(screen.getByText('Questa versione di WAHA non invia foto né PDF')).toBeDefined();
    expect(button('Invia inviti').disabled).toBe(true);
    expect(screen.getByText('Aggiorna WAHA, o togli il file dal testo.')).toBeDefined();
    fireEvent.click(button('Aggiorna'));
    expect(window.location.hash).toBe('#/whatsapp');
  });

  it('says that they wait while sending is paused', async () => {
    await open({ 'queue.summary': aQueueSummary({ paused: true }) });
    expect(screen.getByText('Gli invii sono in pausa: i messaggi aspettano in coda')).toBeDefined();
    expect(screen.getByText('Restano in coda finché non riprendi gli invii.')).toBeDefined();
  });

  it('keeps the question open when it is refused, and can be tried again', async () => {
    const { client, inputs } = await open({ 'invitations.send': refuse('APP_UNREACHABLE') });
    const dialog = await ask();
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await dialog.findByText(errorMessage('it', 'APP_UNREACHABLE'))).toBeDefined();
    expect(dialog.getByText('Puoi riprovare: nessuno lo riceve due volte.')).toBeDefined();
    client.answer({ 'invitations.send': sent });
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await screen.findByText('24 inviti in coda')).toBeDefined();
    const [first, again, ...more] = inputs('invitations.send');
    expect([again, more]).toEqual([first, []]);
  });

  it('lists who was left out at the last moment', async () => {
    await open({
      'invitations.send': {
        ...sent,
        queued: 23,
        skipped: [{ household: 'h2', name: 'Beatrice Conti', reason: 'ALREADY_INVITED' }],
      },
    });
    const dialog = await ask();
    fireEvent.click(dialog.getByRole('button', { name: 'Invia 24 inviti' }));
    expect(await screen.findByText('1 famiglia già invitata resta fuori.')).toBeDefined();
    fireEvent.click(button('Chi resta fuori'));
    const left = within(await screen.findByRole('dialog', { name: 'Chi resta fuori' }));
    expect(left.getByText('Beatrice Conti')).toBeDefined();
  });
});
