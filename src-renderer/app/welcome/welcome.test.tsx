import { notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { errorMessage } from '#contract/error-messages.ts';
import type { FirstRun } from '#contract/first-run.ts';
import type { AppInfo } from '#contract/overview.ts';
import { createI18n } from '../../locales/i18n.ts';
import { createAppStore } from '../../state/app-store.ts';
import { aConfiguration, aContainer, aContainerView, anAppInfo } from '../../testing/builders.ts';
import { type Answers, createFakeClient, refuse, unanswered } from '../../testing/fake-client.ts';
import '../../testing/jsdom-stubs.ts';
import { Root } from '../root.tsx';

const fresh: FirstRun = { state: 'OPEN', step: 'way', way: null };

/** The window on a main process that keeps the first run as the real one does. */
async function open(
  { realm = 'practice', ...firstRun }: Partial<FirstRun> & { realm?: AppInfo['realm'] } = {},
  answers: Answers = {},
  hash = '',
) {
  window.location.hash = hash;
  let info: AppInfo = anAppInfo({
    ...{ realm, realConfigured: false },
    firstRun: { ...fresh, ...firstRun },
  });
  const keep = (changes: Partial<FirstRun>) => {
    info = { ...info, firstRun: { ...info.firstRun, ...changes } };
    client.emit('app.changed', info);
    return info.firstRun;
  };
  const client = createFakeClient({
    'app.info': () => info,
    'configuration.get': () => aConfiguration({ event_name: '', event_date: null }),
    'firstRun.go': ({ step = info.firstRun.step, way = info.firstRun.way ?? undefined }) =>
      keep({ state: 'OPEN', step, ...(way !== undefined && { way }) }),
    'firstRun.leave': () => keep(info.firstRun.state === 'DONE' ? {} : { state: 'LEFT' }),
    'firstRun.finish': () => keep({ state: 'DONE' }),
    ...answers,
  });
  const app = createAppStore(client);
  app.start();
  render(<Root invita={{ client, app }} i18n={createI18n('it')} />);
  await screen.findByRole('navigation', { name: 'Schermate' });
  const calls = (method: string) =>
    client.calls.filter((call) => call.method === method).map((call) => call.input);
  return { client, calls };
}

const main = () => within(screen.getByRole('main'));
const welcome = () => screen.findByRole('heading', { level: 1, name: /Da dove cominciamo/ });
const eventStep = () => screen.findByRole('heading', { level: 1, name: 'Che evento è?' });
const way = (name: string) => within(main().getByRole('region', { name }));
const docker = async (answers: Answers) => {
  const opened = await open({}, answers);
  await welcome();
  return { ...opened, card: way('Avvia con Docker') };
};

beforeEach(() => notifications.clean());

describe('the first run', () => {
  it('is what a fresh Invita opens with, beside a rail that works', async () => {
    await open();
    await welcome();
    expect(document.title).toBe('Primo avvio · Invita');
    expect(
      screen.queryByText('Nessun messaggio esce da questo computer.', { selector: 'section *' }),
    ).toBeDefined();
    for (const name of ['Fai una prova', 'Usa il mio WAHA', 'Avvia con Docker'])
      expect(main().getByRole('region', { name })).toBeDefined();
    const rail = within(screen.getByRole('navigation', { name: 'Schermate' }));
    expect(rail.getByRole('link', { name: /Invitati/ }).getAttribute('href')).toBe('#/guests');
  });

  it.each(['LEFT', 'DONE', 'SPARED'] as const)('is not shown by itself when it is %s', async (state) => {
    await open({ state });
    expect(await screen.findByText('Panoramica', { selector: 'strong' })).toBeDefined();
    expect(screen.queryByText('Ciao! Da dove cominciamo?')).toBeNull();
  });

  it('does not come in the way of an address that names a screen', async () => {
    const { calls } = await open({}, {}, '#/queue');
    expect(await screen.findByRole('heading', { level: 1, name: 'Coda' })).toBeDefined();
    expect(calls('firstRun.go')).toEqual([]);
    expect(calls('firstRun.leave')).toEqual([]);
  });

  it('is left with Esc, and resumed where it was from the overview', async () => {
    const { calls } = await open({ step: 'event', way: 'practice' });
    await eventStep();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(window.location.hash).toBe('#/overview'));
    await waitFor(() => expect(calls('firstRun.leave')).toHaveLength(1));
    act(() => {
      window.location.hash = '#/welcome';
    });
    await eventStep();
    await waitFor(() => expect(calls('firstRun.go')).toHaveLength(2));
  });

  it('is no reason to leave when Esc closes something else', async () => {
    const { calls } = await open({ step: 'event' });
    await eventStep();
    const zone = main().getByRole('combobox', { name: 'Fuso orario dell’evento' });
    fireEvent.click(zone);
    expect(zone.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(zone, { key: 'Escape' });
    expect(calls('firstRun.leave')).toEqual([]);
    await eventStep();
  });

  it('keeps what it shows while the line is down', async () => {
    const { client } = await open();
    await welcome();
    act(() => client.connection('offline'));
    expect(screen.getByText('Invita non risponde.')).toBeDefined();
    expect(main().getByRole('button', { name: 'Inizia la prova' })).toBeDefined();
  });
});

describe('the way through practice', () => {
  it('goes on to the event', async () => {
    const { calls } = await open();
    await welcome();
    fireEvent.click(way('Fai una prova').getByRole('button', { name: 'Inizia la prova' }));
    await eventStep();
    expect(calls('firstRun.go')).toContainEqual({ step: 'event', way: 'practice' });
    expect(calls('app.switchRealm')).toEqual([]);
    expect(screen.getByRole('region', { name: 'Modalità prova' })).toBeDefined();
  });

  it('stays where it is when practice cannot be opened', async () => {
    const { calls } = await open({ realm: 'real' }, { 'app.switchRealm': refuse('DISK_FULL') });
    await welcome();
    fireEvent.click(main().getByRole('button', { name: 'Inizia la prova' }));
    expect(await screen.findByText(errorMessage('it', 'DISK_FULL'))).toBeDefined();
    expect(calls('firstRun.go')).toEqual([{}]);
  });
});

describe('the way through a WAHA of one’s own', () => {
  it('tries its address, says what is wrong with it, and goes on once it is used', async () => {
    const { client, calls } = await open({}, { 'app.probeWaha': refuse('WAHA_WRONG_KEY') });
    await welcome();
    const card = way('Usa il mio WAHA');
    expect(card.getByRole('textbox', { name: 'Indirizzo di WAHA' })).toHaveProperty(
      'value',
      'http://127.0.0.1:3000',
    );
    fireEvent.click(card.getByRole('button', { name: 'Prova il collegamento' }));
    expect(await card.findByText(errorMessage('it', 'WAHA_WRONG_KEY'))).toBeDefined();
    client.answer({ 'app.probeWaha': { version: '2026.9.1', engine: 'GOWS' }, 'app.useWaha': anAppInfo() });
    fireEvent.change(card.getByLabelText('Chiave API'), { target: { value: 'a key' } });
    fireEvent.click(card.getByRole('button', { name: 'Prova il collegamento' }));
    fireEvent.click(await card.findByRole('button', { name: 'Usa questo WAHA' }));
    await eventStep();
    expect(calls('app.useWaha')).toEqual([{ waha_url: 'http://127.0.0.1:3000', waha_api_key: 'a key' }]);
    expect(calls('firstRun.go')).toContainEqual({ step: 'event', way: 'waha' });
  });
});

describe('the way through Docker', () => {
  it('is a skeleton until Docker was looked for', async () => {
    const { card } = await docker({ 'container.get': unanswered });
    expect(card.getByText('Caricamento')).toBeDefined();
    expect(card.queryByRole('button')).toBeNull();
  });

  it('says that it cannot look, and looks again', async () => {
    const { client, card } = await docker({ 'container.get': refuse('INTERNAL') });
    expect((await card.findByRole('alert')).textContent).toContain(errorMessage('it', 'INTERNAL'));
    client.answer({ 'container.get': aContainerView({ container: null }) });
    fireEvent.click(card.getByRole('button', { name: 'Riprova' }));
    expect(await card.findByRole('button', { name: 'Scarica e avvia' })).toBeDefined();
  });

  it.each([
    ['MISSING', 'Serve Docker', 'docker.com'],
    ['NOT_RUNNING', 'Docker non è avviato', 'Docker Desktop'],
    ['NOT_ALLOWED', 'Questo utente non può usare Docker', 'usermod'],
  ] as const)(
    'says what to do when Docker is %s, and looks again when asked',
    async (state, title, advice) => {
      const { client, card } = await docker({
        'container.get': aContainerView({ docker: state, system: 'windows', container: null }),
      });
      expect(await card.findByText(title)).toBeDefined();
      expect(card.getByText(title).parentElement?.textContent).toContain(advice);
      client.answer({ 'container.get': aContainerView({ container: null }) });
      fireEvent.click(card.getByRole('button', { name: 'Cerca di nuovo' }));
      expect(await card.findByText('Docker è acceso')).toBeDefined();
    },
  );

  it('fetches, shows how far it is, and goes on through what came of it', async () => {
    const { client, calls, card } = await docker({
      'container.install': aContainerView({ container: null }),
      'container.use': aContainerView(),
    });
    client.answer({
      'container.get': aContainerView({
        container: null,
        task: {
          kind: 'INSTALL',
          step: 'PULLING',
          pull: { doneBytes: 1e8, totalBytes: 9e8, bytesPerSecond: 1e7 },
        },
      }),
    });
    fireEvent.click(await card.findByRole('button', { name: 'Scarica e avvia' }));
    expect(await card.findByRole('progressbar')).toBeDefined();
    expect(calls('firstRun.go')).toContainEqual({ way: 'docker' });
    client.answer({ 'container.get': aContainerView({ container: aContainer({ inUse: false }) }) });
    act(() => client.emit('container.changed', {}));
    fireEvent.click(await card.findByRole('button', { name: 'Usa questo WAHA' }));
    await eventStep();
    expect(calls('container.use')).toHaveLength(1);
    expect(calls('firstRun.go')).toContainEqual({ step: 'event', way: 'docker' });
  });

  it('says why nothing came of it, and offers it again', async () => {
    const problem = { code: 'NO_ROOM', message: 'Sul disco non c’è posto.', reason: null };
    const { card } = await docker({ 'container.get': aContainerView({ container: null, problem }) });
    expect((await card.findByRole('alert')).textContent).toContain('Sul disco non c’è posto.');
    expect(card.getByRole('button', { name: 'Scarica e avvia' })).toBeDefined();
  });

  it.each([
    ['STOPPED', 'Avvia WAHA'],
    ['UNHEALTHY', 'Apri WhatsApp'],
    ['RUNNING', 'Continua'],
  ] as const)('offers what a container needs that is %s', async (status, action) => {
    const { card } = await docker({ 'container.get': aContainerView({ container: aContainer({ status }) }) });
    expect(await card.findByRole('button', { name: action })).toBeDefined();
  });
});

describe('the event', () => {
  const name = () => main().getByRole('textbox', { name: 'Nome' });
  const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

  it('is saved, and the way ends on the overview', async () => {
    const { calls } = await open({ step: 'event' }, { 'configuration.update': aConfiguration() });
    await eventStep();
    type(name(), 'Nozze');
    type(main().getByLabelText('Data'), '2027-06-12');
    expect(await main().findByText('12 giugno 2027')).toBeDefined();
    fireEvent.click(main().getByRole('button', { name: 'Salva e continua' }));
    await waitFor(() => expect(window.location.hash).toBe('#/overview'));
    expect(calls('configuration.update')).toEqual([{ event_name: 'Nozze', event_date: '2027-06-12' }]);
    expect(calls('firstRun.finish')).toHaveLength(1);
  });

  it('asks for no address where guests answer in the chat', async () => {
    const { calls } = await open({ step: 'event' }, { 'configuration.update': aConfiguration() });
    await eventStep();
    fireEvent.click(screen.getByRole('radio', { name: 'Solo su WhatsApp' }));
    expect(screen.getByText(/I testi non hanno nessun link/)).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Indirizzo del sito' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Salva e continua' }));
    await waitFor(() => expect(calls('configuration.update')).toEqual([{ event_has_site: false }]));
  });

  it('can be skipped, and says of a day that it is over', async () => {
    const { calls } = await open(
      { step: 'event' },
      {
        'configuration.get': aConfiguration({ event_date: '2020-02-01' }),
      },
    );
    await eventStep();
    expect(main().getByText(/Questa data è già passata/)).toBeDefined();
    fireEvent.click(main().getByRole('button', { name: 'Salta' }));
    await waitFor(() => expect(calls('firstRun.finish')).toHaveLength(1));
    expect(calls('configuration.update')).toEqual([]);
  });

  it('stays where something is refused, at the field it is about', async () => {
    const { calls } = await open(
      { step: 'event' },
      {
        'configuration.update': refuse('LINK_BASE_INVALID', { reason: 'NOT_SECURE' }),
      },
    );
    await eventStep();
    const site = main().getByRole('textbox', { name: 'Indirizzo del sito' });
    type(site, 'http://example.org/');
    fireEvent.click(main().getByRole('button', { name: 'Salva e continua' }));
    expect(await main().findByText(/Deve cominciare con https/)).toBeDefined();
    expect(document.activeElement).toBe(site);
    expect(calls('firstRun.finish')).toEqual([]);
  });

  it('keeps what was typed when it is left, but for an address that is refused', async () => {
    const { client, calls } = await open(
      { step: 'event' },
      {
        'configuration.update': (input) =>
          'link_base_url' in input ? refuse('LINK_BASE_INVALID', { reason: 'NOT_A_URL' }) : aConfiguration(),
      },
    );
    await eventStep();
    type(name(), 'Nozze');
    type(main().getByRole('textbox', { name: 'Indirizzo del sito' }), 'example');
    fireEvent.click(screen.getByRole('button', { name: 'Più tardi' }));
    await waitFor(() => expect(calls('configuration.update')).toHaveLength(2));
    expect(calls('configuration.update').at(-1)).toEqual({ event_name: 'Nozze' });
    expect(await screen.findByText(errorMessage('it', 'LINK_BASE_INVALID'))).toBeDefined();
    expect(client.calls.some(({ method }) => method === 'firstRun.leave')).toBe(true);
  });

  it('leads back to the ways', async () => {
    await open({ step: 'event' });
    await eventStep();
    fireEvent.click(main().getByRole('button', { name: 'Indietro' }));
    await welcome();
  });
});
