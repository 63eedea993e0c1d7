import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aConfiguration, anAppInfo, aSession } from '../../testing/builders.ts';
import { type FakeClient, refuse } from '../../testing/fake-client.ts';
import { changesSaved, openConfiguration, save, summary } from './testing/open-configuration.tsx';

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const inputsOf = (client: FakeClient, wanted: string) =>
  client.calls.filter(({ method }) => method === wanted).map(({ input }) => input);

describe('personal links', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=links';
  });
  const base = () => screen.getByRole('textbox', { name: 'Indirizzo del sito' });

  it('show what a link will look like, with the token in its place or at the end', async () => {
    const { client } = await openConfiguration();
    type(base(), 'https://nozze.example/{token}/rsvp');
    expect(screen.getByText(/^https:\/\/nozze\.example\/[\w:-]+\/rsvp$/)).toBeDefined();
    type(base(), 'https://nozze.example/i/');
    expect(screen.getByText(/^https:\/\/nozze\.example\/i\/[\w:-]+$/)).toBeDefined();
    expect(summary()).toContain('Vale per i messaggi che metti in coda da adesso.');
    save();
    await waitFor(() =>
      expect(changesSaved(client)).toEqual([{ link_base_url: 'https://nozze.example/i/' }]),
    );
  });

  it('are nothing to set where guests answer in the chat only', async () => {
    const { client } = await openConfiguration();
    fireEvent.click(screen.getByRole('radio', { name: 'Solo su WhatsApp' }));
    expect(screen.queryByRole('textbox', { name: 'Indirizzo del sito' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Imposta segreto…' })).toBeNull();
    expect(screen.getByText('Senza sito va benissimo')).toBeDefined();
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ event_has_site: false }]));
  });

  it('say in words why an address is refused', async () => {
    await openConfiguration({
      'configuration.update': refuse('LINK_BASE_INVALID', { reason: 'NOT_SECURE' }),
    });
    type(base(), 'http://nozze.example/');
    save();
    expect(await screen.findByText(/Deve cominciare con https:\/\//)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(base()));
  });

  it('have a secret that is set by itself and never shown', async () => {
    const { client } = await openConfiguration({
      'configuration.get': aConfiguration({ invitation_link_secret_set: false }),
    });
    expect(screen.getByText('Non ancora')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Imposta segreto…' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByLabelText('Segreto');
    expect(field.getAttribute('type')).toBe('password');
    client.answer({ 'configuration.update': refuse('LINK_SECRET_WEAK', { reason: 'TOO_SHORT' }) });
    type(field, 'breve');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Imposta segreto' }));
    expect(await within(dialog).findByText(/servono almeno 32 caratteri/)).toBeDefined();
    client.answer({
      'configuration.update': aConfiguration(),
      'configuration.get': aConfiguration(),
    });
    const secret = 'una frase lunga che conosciamo solo noi due';
    type(field, secret);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Imposta segreto' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(changesSaved(client).at(-1)).toEqual({ invitation_link_secret: secret });
    expect(screen.getByText('Impostato')).toBeDefined();
  });
});

describe('numbers and language', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=numbers';
  });

  it('take a country by its name', async () => {
    const { client } = await openConfiguration();
    const country = screen.getByRole('combobox', { name: 'Paese' });
    act(() => country.focus());
    type(country, 'svizz');
    fireEvent.click(await screen.findByRole('option', { name: 'Svizzera (+41)' }));
    expect(summary()).toContain('Prefisso: da Italia (+39) a Svizzera (+41).');
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ default_country: 'CH' }]));
  });

  it('change the language at once, and leave what is not saved alone', async () => {
    const { client } = await openConfiguration();
    type(screen.getByRole('textbox', { name: 'Nome' }), 'Ada & Bruno');
    const english = screen.getByRole('radio', { name: 'English' });
    english.focus();
    fireEvent.click(english);
    expect(english).toMatchObject({ checked: true, disabled: false });
    expect(document.activeElement).toBe(english);
    await waitFor(() => expect(changesSaved(client)).toEqual([{ language: 'en' }]));
    expect(screen.getByRole('textbox', { name: 'Nome' })).toHaveProperty('value', 'Ada & Bruno');
  });

  it('know whose event it is, and when, or not yet', async () => {
    const { client } = await openConfiguration();
    type(screen.getByRole('textbox', { name: 'Nome' }), 'Ada & Bruno');
    type(screen.getByLabelText('Data'), '');
    save();
    await waitFor(() =>
      expect(changesSaved(client)).toEqual([{ event_name: 'Ada & Bruno', event_date: null }]),
    );
  });
});

describe('personal data', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=privacy';
  });

  it('is deleted so many days after the event once that is switched on, and the day is told', async () => {
    const { client } = await openConfiguration();
    fireEvent.click(screen.getByRole('switch', { name: 'Cancella i dati dopo l’evento' }));
    expect(screen.getByText(/il 12 luglio 2027/)).toBeDefined();
    const days = screen.getByRole('textbox', { name: 'Cancella i dati dopo l’evento' });
    type(days, '0');
    expect(screen.getByText('Scrivi un numero intero da 1 a 3.650.')).toBeDefined();
    type(days, '10');
    expect(summary()).toContain('Cancellazione dopo l’evento: da mai a 10.');
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ delete_personal_data_after_days: 10 }]));
  });

  it('is never deleted by itself without a date, and says so', async () => {
    await openConfiguration({
      'configuration.get': aConfiguration({ event_date: null, delete_personal_data_after_days: 30 }),
    });
    expect(screen.getByText(/Manca la data dell’evento/)).toBeDefined();
  });

  it('is deleted now by who asks for it and types the word', async () => {
    const { client } = await openConfiguration();
    fireEvent.click(await screen.findByRole('button', { name: 'Cancella tutti i dati…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/148 famiglie, 312 persone/)).toBeDefined();
    const gone = { plan: null, households: 0, guests: 0, waiting: 0, any: false, last: null };
    client.answer({ 'retention.deleteAll': gone, 'retention.get': gone });
    type(dialog.getByRole('textbox'), 'CANCELLA');
    fireEvent.click(dialog.getByRole('button', { name: 'Cancella tutto per sempre' }));
    expect(await screen.findByText('Qui non ci sono dati personali.')).toBeDefined();
    expect(inputsOf(client, 'retention.deleteAll')).toHaveLength(1);
  });
});

describe('the phones', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=phones';
  });
  const sposo = aSession({ type: 'sposo', label: 'Sposo', has_api_key: false });
  const field = (name: string, index = 0) => {
    const found = screen.getAllByLabelText(name)[index];
    if (found === undefined) throw new Error(`no field ${name}`);
    return found;
  };

  it('are each changed by themselves, and only in what was edited', async () => {
    const { client } = await openConfiguration({
      'sessions.list': [aSession(), sposo],
      'sessions.update': () => aSession(),
    });
    type(field('Indirizzo di WAHA'), 'http://192.168.1.20:3000');
    type(field('Chiave API', 1), 'chiave');
    expect(summary()).toContain('Sposa: Indirizzo di WAHA, Sposo: Chiave API.');
    save();
    await waitFor(() =>
      expect(inputsOf(client, 'sessions.update')).toEqual([
        { type: 'sposa', changes: { waha_url: 'http://192.168.1.20:3000' } },
        { type: 'sposo', changes: { waha_api_key: 'chiave' } },
      ]),
    );
    expect(changesSaved(client)).toEqual([]);
  });

  it('never show a key, and remove it only when told to', async () => {
    const { client } = await openConfiguration({ 'sessions.update': () => aSession() });
    expect(field('Chiave API')).toHaveProperty('value', '');
    type(field('Chiave API'), 'x');
    type(field('Chiave API'), '');
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Togli la chiave' }));
    expect(screen.getByText('Salvando, la chiave viene tolta.')).toBeDefined();
    save();
    await waitFor(() =>
      expect(inputsOf(client, 'sessions.update')).toEqual([{ type: 'sposa', changes: { waha_api_key: '' } }]),
    );
  });

  it('say at the field what is wrong: here while typing, from WAHA’s side after saving', async () => {
    await openConfiguration({ 'sessions.update': refuse('WAHA_URL_INVALID') });
    type(field('Sessione in WAHA'), 'due parole');
    expect(screen.getByText(/Solo lettere, cifre, trattini/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', true);
    type(field('Sessione in WAHA'), 'default');
    type(field('Indirizzo di WAHA'), 'ftp://x');
    save();
    expect(await screen.findByText(/L’indirizzo di WAHA non è valido/)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(field('Indirizzo di WAHA')));
  });

  it('find the field by the path of the refusal', async () => {
    await openConfiguration({
      'sessions.update': refuse('INVALID_INPUT', {
        issues: [{ path: 'changes.label', message: 'too long' }],
      }),
    });
    type(field('Nome'), 'Ufficio');
    save();
    await waitFor(() => expect(document.activeElement).toBe(field('Nome')));
    expect(field('Nome').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('in practice', () => {
  const practice = anAppInfo({ realm: 'practice', realConfigured: false });
  const address = () => screen.getByLabelText('Indirizzo di WAHA');
  beforeEach(() => {
    window.location.hash = '#/configuration?section=phones';
  });

  it('a WAHA is tried before it is used', async () => {
    const { client } = await openConfiguration({
      'app.info': practice,
      'app.probeWaha': { version: '2027.2.1', engine: 'GOWS' },
      'app.useWaha': anAppInfo(),
    });
    const probe = screen.getByRole('button', { name: 'Prova il collegamento' });
    expect(probe).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: 'Usa questo WAHA' })).toBeNull();
    type(address(), ' http://127.0.0.1:3000 ');
    type(screen.getByLabelText('Chiave API'), 'segreta');
    fireEvent.click(probe);
    expect(await screen.findByText('Versione 2027.2.1, motore GOWS.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Usa questo WAHA' }));
    await waitFor(() => expect(window.location.hash).toBe('#/whatsapp'));
    const input = { waha_url: 'http://127.0.0.1:3000', waha_api_key: 'segreta' };
    expect(inputsOf(client, 'app.probeWaha')).toEqual([input]);
    expect(inputsOf(client, 'app.useWaha')).toEqual([input]);
  });

  it('a refusal is told in words, and another address is another question', async () => {
    const { client } = await openConfiguration({
      'app.info': practice,
      'app.probeWaha': refuse('WAHA_WRONG_KEY'),
    });
    type(address(), 'waha.lan:3000');
    fireEvent.click(screen.getByRole('button', { name: 'Prova il collegamento' }));
    expect(await screen.findByText(/WAHA non accetta la chiave/)).toBeDefined();
    client.answer({ 'app.probeWaha': { version: '2027.2.1', engine: 'NOWEB' } });
    fireEvent.click(screen.getByRole('button', { name: 'Prova il collegamento' }));
    expect(await screen.findByRole('button', { name: 'Usa questo WAHA' })).toBeDefined();
    type(address(), 'waha.lan:3001');
    expect(screen.queryByRole('button', { name: 'Usa questo WAHA' })).toBeNull();
  });

  it('no session’s address can be edited', async () => {
    const { client } = await openConfiguration({ 'app.info': practice });
    expect(screen.queryByLabelText('Sessione in WAHA')).toBeNull();
    expect(client.calls.some(({ method }) => method === 'sessions.update')).toBe(false);
  });
});
