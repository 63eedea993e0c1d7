import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aConfiguration } from '../../testing/builders.ts';
import { refuse } from '../../testing/fake-client.ts';
import { changesSaved, openConfiguration, save, summary } from './testing/open-configuration.tsx';

const limit = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Limite all’ora' });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

beforeEach(() => {
  window.location.hash = '#/configuration';
});

describe('the limit', () => {
  it('is saved as a whole number, and said before', async () => {
    const { client } = await openConfiguration();
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull();
    type(limit(), '15');
    expect(summary()).toBe(
      '1 modifica da salvareLimite all’ora: da 10 a 15. Vale subito, anche per la coda.',
    );
    client.answer({ 'configuration.get': aConfiguration({ whatsapp_rate_limit: 15 }) });
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ whatsapp_rate_limit: 15 }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull());
    expect(limit().value).toBe('15');
  });

  it.each(['', '0', '1001', '10.5', '10,5', '-3', 'dieci', '1e2', '٣'])(
    'refuses %j while it is typed, in words, and leaves it as typed',
    async (text) => {
      const { client } = await openConfiguration();
      type(limit(), text);
      expect(screen.getByText('Il limite di messaggi all’ora è un numero intero da 1 a 1000.')).toBeDefined();
      expect(limit().value).toBe(text);
      expect(limit().getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', true);
      save();
      expect(changesSaved(client)).toEqual([]);
    },
  );

  it.each([
    ['1', 1],
    ['1000', 1000],
    [' 20 ', 20],
  ])('takes %j', async (text, number) => {
    const { client } = await openConfiguration();
    type(limit(), text);
    save();
    if (number > 60) fireEvent.click(await screen.findByRole('button', { name: `Salva ${number} all’ora` }));
    await waitFor(() => expect(changesSaved(client)).toEqual([{ whatsapp_rate_limit: number }]));
  });

  it('asks before it goes above 60, and takes no for an answer', async () => {
    const { client } = await openConfiguration();
    type(limit(), '61');
    save();
    const dialog = await screen.findByRole('dialog', { name: 'Fino a 61 messaggi l’ora?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Annulla' }));
    expect(changesSaved(client)).toEqual([]);
    type(limit(), '60');
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ whatsapp_rate_limit: 60 }]));
  });

  it('moves by whole messages with the slider’s keys and the two buttons', async () => {
    await openConfiguration();
    const slider = screen.getByRole('slider');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(limit().value).toBe('11');
    fireEvent.keyDown(slider, { key: 'PageDown' });
    fireEvent.keyDown(slider, { key: 'PageDown' });
    expect(limit().value).toBe('1');
    expect(slider.getAttribute('aria-valuetext')).toBe('1 messaggio all’ora');
    fireEvent.keyDown(slider, { key: 'End' });
    expect(limit().value).toBe('1000');
    fireEvent.click(screen.getByRole('button', { name: 'Uno in meno' }));
    expect(limit().value).toBe('999');
  });

  it('takes the whole way of the slider: from 1 to 1000', async () => {
    await openConfiguration();
    const slider = screen.getByRole('slider');
    type(slider, '0');
    expect(limit().value).toBe('1');
    type(slider, '1000');
    expect(limit().value).toBe('1000');
  });

  it('estimates the risk by the day and by the age of the number', async () => {
    await openConfiguration();
    const estimate = () => screen.getByText(/^Rischio stimato/).textContent;
    expect(screen.getByText('Con i tuoi orari, al massimo 120 messaggi al giorno.')).toBeDefined();
    expect(estimate()).toBe('Rischio stimato: medio per un numero in uso da mesi, alto per un numero nuovo.');
    type(limit(), '1');
    expect(estimate()).toBe(
      'Rischio stimato: basso per un numero in uso da mesi, basso per un numero nuovo.',
    );
  });

  it('shows as safe only what the estimate says is safe', async () => {
    await openConfiguration();
    const risks = () =>
      ['Lento', 'Sostenuto', 'Forte'].map((band) => screen.getByText(band).getAttribute('data-risk'));
    expect(risks()).toEqual(['medium', 'high', 'high']);
    fireEvent.click(screen.getByRole('switch', { name: 'Metti un tetto alle nuove chat' }));
    // At the natural pace no more than about 60 an hour leave, whatever the limit.
    expect(risks()).toEqual(['low', 'low', 'medium']);
  });

  it('goes back to what is saved', async () => {
    const { client } = await openConfiguration();
    type(limit(), '15');
    fireEvent.click(screen.getByRole('button', { name: 'Annulla' }));
    expect(limit().value).toBe('10');
    type(limit(), '15');
    type(limit(), '10');
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull();
    expect(changesSaved(client)).toEqual([]);
  });

  it('keeps what is typed when somebody else changes what is saved', async () => {
    const { client } = await openConfiguration();
    type(limit(), '15');
    act(() => client.emit('configuration.changed', aConfiguration({ whatsapp_rate_limit: 20 })));
    expect(limit().value).toBe('15');
    expect(summary()).toContain('Limite all’ora: da 20 a 15.');
  });
});

describe('pace, hours and manners', () => {
  it('are saved together', async () => {
    const { client } = await openConfiguration();
    fireEvent.click(screen.getByRole('radio', { name: /Prudente/ }));
    fireEvent.click(screen.getByRole('switch', { name: 'Come una persona' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'domenica' }));
    const end = screen.getByRole('textbox', { name: 'Alle' });
    type(end, '2030');
    fireEvent.blur(end);
    expect(summary()).toContain('3 modifiche da salvarePasso, Come una persona, Quando si invia.');
    save();
    await waitFor(() =>
      expect(changesSaved(client)).toEqual([
        {
          pacing: 'spread',
          manners: false,
          send_window: { start: '09:00', end: '20:30', weekdays: [1, 2, 3, 4, 5, 6], blackout_dates: [] },
        },
      ]),
    );
  });

  it('say how far apart the careful pace is at the limit being typed', async () => {
    await openConfiguration();
    expect(screen.getByText('Distribuiti nell’ora, uno ogni 6 min circa')).toBeDefined();
    type(limit(), '20');
    expect(screen.getByText('Distribuiti nell’ora, uno ogni 3 min circa')).toBeDefined();
  });

  it('need a beginning, another end, and a day', async () => {
    await openConfiguration();
    const wrong = () => screen.queryByText(/L’orario di invio non è valido/);
    const start = screen.getByRole('textbox', { name: 'Dalle' });
    for (const text of ['', '25:00', 'mattina', '21:00']) {
      type(start, text);
      expect(wrong(), text).not.toBeNull();
      expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', true);
    }
    type(start, '08:00');
    expect(wrong()).toBeNull();
    for (const day of screen.getAllByRole('checkbox')) fireEvent.click(day);
    expect(wrong()).not.toBeNull();
  });

  it('may be any hour of the day, and come back as they were', async () => {
    const { client } = await openConfiguration();
    const always = screen.getByRole('switch', { name: 'Sempre, giorno e notte' });
    fireEvent.click(always);
    expect(screen.queryByRole('textbox', { name: 'Dalle' })).toBeNull();
    fireEvent.click(always);
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull();
    fireEvent.click(always);
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ send_window: null }]));
  });

  it('leave out the days a person excludes', async () => {
    const window = { start: '09:00', end: '21:00', weekdays: [1], blackout_dates: ['2027-03-29'] };
    const { client } = await openConfiguration({
      'configuration.get': aConfiguration({ send_window: window }),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Escludi un giorno' }));
    type(await screen.findByLabelText('Giorno da escludere'), '2027-03-28');
    fireEvent.click(screen.getByRole('button', { name: 'Escludi' }));
    expect(screen.getByText('dom 28 marzo 2027')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Non escludere più lun 29 marzo 2027' }));
    save();
    await waitFor(() =>
      expect(changesSaved(client)).toEqual([{ send_window: { ...window, blackout_dates: ['2027-03-28'] } }]),
    );
  });

  it('count in a zone that can be searched', async () => {
    const { client } = await openConfiguration();
    const zone = screen.getByRole('combobox', { name: 'Fuso orario dell’evento' });
    act(() => zone.focus());
    type(zone, 'new y');
    fireEvent.click(await screen.findByRole('option', { name: 'America/New York' }));
    expect(summary()).toContain('Fuso orario: da Europe/Rome a America/New_York.');
    save();
    await waitFor(() => expect(changesSaved(client)).toEqual([{ time_zone: 'America/New_York' }]));
  });
});

describe('a refusal', () => {
  it('stands at its field until that is edited', async () => {
    const { client } = await openConfiguration({ 'configuration.update': refuse('RATE_LIMIT_INVALID') });
    type(limit(), '15');
    save();
    expect(await screen.findByText(/è un numero intero da 1 a 1000/)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(limit()));
    type(limit(), '16');
    expect(screen.queryByText(/è un numero intero da 1 a 1000/)).toBeNull();
    expect(changesSaved(client)).toHaveLength(1);
  });

  it('of no field is told as news, and nothing typed is lost', async () => {
    await openConfiguration({ 'configuration.update': refuse('READ_ONLY') });
    type(limit(), '15');
    save();
    expect((await screen.findByRole('alert')).textContent).toContain('non può salvarli');
    expect(limit().value).toBe('15');
    expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', false);
  });
});

describe('leaving', () => {
  it('asks while something is not saved, whichever way it goes', async () => {
    await openConfiguration();
    type(limit(), '15');
    act(() => {
      window.location.hash = '#/queue?group=attention';
    });
    const dialog = await screen.findByRole('dialog', { name: 'Lasciare 1 modifica senza salvarla?' });
    expect(window.location.hash).toBe('#/configuration');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Resta qui' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(limit().value).toBe('15');
    act(() => {
      window.location.hash = '#/queue?group=attention';
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Esci senza salvare' }));
    await waitFor(() => expect(window.location.hash).toBe('#/queue?group=attention'));
  });

  it('does not ask between the parts of the form, nor when all is saved', async () => {
    await openConfiguration();
    type(limit(), '15');
    fireEvent.click(screen.getByRole('link', { name: 'Telefoni' }));
    act(() => {
      window.location.hash = '#/configuration?section=phones';
    });
    expect(await screen.findByRole('region', { name: 'Telefoni' })).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('link', { name: 'Ritmo di invio da salvare' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Annulla' }));
    act(() => {
      window.location.hash = '#/queue';
    });
    await waitFor(() => expect(window.location.hash).toBe('#/queue'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
