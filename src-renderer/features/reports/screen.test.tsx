import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComingReport, Funnel, MissingReport } from '#contract/reports.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { ReportsScreen } from './screen.tsx';

const at = '2027-03-09T10:00:00.000Z';

const funnel: Funnel = {
  listed: 120,
  invited: 100,
  sent: 90,
  delivered: 80,
  read: 60,
  viewed: 50,
  answered: 40,
  coming: 30,
};

const coming: ComingReport = {
  at,
  deletedAt: null,
  households: 1,
  adults: 2,
  children: 1,
  assumed: 1,
  menus: [{ dietary: 'Vegano', guests: 1 }],
  withMenu: 1,
  items: [
    {
      id: 'h1',
      name: 'Famiglia Lombardi',
      adults: 2,
      children: 1,
      assumed: true,
      guests: [{ name: 'Ada', coming: true, dietary: 'Vegano' }],
      note: 'Arriviamo tardi',
      listNotes: '',
    },
  ],
};

const missing: MissingReport = {
  at,
  deletedAt: null,
  counts: { NO_PHONE: 3 },
  total: 3,
  items: [{ id: 'h2', name: 'Famiglia Costa', phones: [], email: null, reason: 'NO_PHONE' }],
};

const nothing = { listed: 0, invited: 0, sent: 0, delivered: 0, read: 0, viewed: 0, answered: 0, coming: 0 };

const deletedCounts = {
  ...{ households: 120, guests: 240, messages: 130, cancelled: 0 },
  ...{ unconfirmed: 0, received: 9, answers: 40 },
};

async function open(view: string, answers: Answers) {
  window.location.hash = `#/reports?view=${view}`;
  return (await renderScreen(<ReportsScreen />, { answers })).client;
}

describe('the reports', () => {
  beforeEach(() => {
    window.location.hash = '';
  });

  it('tell how far the invitations came, each figure beside its words', async () => {
    await open('summary', {
      'reports.summary': {
        at,
        deletedAt: null,
        funnel,
        answers: {
          step: 'day',
          steps: [{ date: '2027-03-08', byRsvp: { COMING: 3, MAYBE: 1, NOT_COMING: 2 } }],
        },
      },
    });
    const row = await screen.findByRole('row', { name: /Invito partito/ });
    expect(row.textContent).toMatch(/Invito partito90.*75/);
    expect(screen.getByText('Risposte giorno per giorno')).toBeDefined();
  });

  it('say of an event without guests that nobody has answered, without a share of nothing', async () => {
    await open('summary', {
      'reports.summary': { at, deletedAt: null, funnel: nothing, answers: { step: 'day', steps: [] } },
    });
    expect(await screen.findByText('Nessuno ha ancora risposto.')).toBeDefined();
    expect(document.body.textContent).not.toContain('NaN');
  });

  it('say why somebody who has answered is not counted, and lead to where that is decided', async () => {
    await open('summary', {
      'reports.summary': { at, deletedAt: null, funnel, answers: { step: 'day', steps: [] } },
      'replies.open': { items: [], total: 2 },
    });
    expect(await screen.findByText(/^2 risposte non sono contate/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Vai alle risposte' }));
    expect(window.location.hash).toBe('#/overview');
  });

  it('count who comes, and say whose number was guessed', async () => {
    await open('coming', { 'reports.coming': coming });
    expect(await screen.findByText(/1 famiglia non ha detto in quanti sono/)).toBeDefined();
    const row = within(await screen.findByRole('row', { name: /Famiglia Lombardi/ }));
    expect(row.getByText(/Vegano/)).toBeDefined();
    expect(row.getByText(/Arriviamo tardi/)).toBeDefined();
  });

  it('say that only numbers are left, where all personal data was deleted', async () => {
    const deletedAt = '2027-07-12T08:00:00.000Z';
    await open('coming', {
      'guests.list': { items: [], total: 0 },
      'retention.get': {
        ...{ plan: null, households: 0, guests: 0, waiting: 0, any: false },
        last: { at: deletedAt, because: 'DATE', clean: true, counts: deletedCounts },
      },
      'reports.coming': { ...coming, deletedAt, menus: [], withMenu: 4, items: [] },
      'reports.missing': { ...missing, deletedAt, items: [] },
    });
    expect(await screen.findByText(/^Dati cancellati/)).toBeDefined();
    expect(screen.getByText('4 persone avevano chiesto un menù particolare.')).toBeDefined();
    expect(screen.queryByText('Chi viene', { selector: 'h2' })).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: 'Non raggiunti' }));
    expect(await screen.findByRole('row', { name: /Totale/ })).toBeDefined();
    expect(screen.queryByText('Chi non ha l’invito')).toBeNull();
  });

  it('say when nobody comes yet, and when nobody is missing', async () => {
    await open('coming', {
      'reports.coming': {
        ...coming,
        households: 0,
        adults: 0,
        children: 0,
        assumed: 0,
        menus: [],
        withMenu: 0,
        items: [],
      },
      'reports.missing': { at, deletedAt: null, counts: {}, total: 0, items: [] },
    });
    expect(await screen.findByText('Nessuno ha ancora detto che viene.')).toBeDefined();
    fireEvent.click(screen.getByRole('tab', { name: 'Non raggiunti' }));
    expect(await screen.findByText('L’invito è partito per tutti quelli in elenco.')).toBeDefined();
  });

  it('name who was not reached and why, and say when there are more', async () => {
    await open('missing', { 'reports.missing': missing });
    const household = await screen.findByRole('row', { name: /Famiglia Costa/ });
    expect(household.textContent).toContain('Senza numero');
    expect(screen.getByText(/le prime 1 famiglie di 3/)).toBeDefined();
  });

  it('say what went wrong, and ask once more on demand', async () => {
    const client = await open('missing', { 'reports.missing': refuse('STOPPING') });
    expect(await screen.findByText('Il report non si è aperto')).toBeDefined();
    expect(screen.getByText(/STOPPING/)).toBeDefined();
    client.answer({ 'reports.missing': missing });
    fireEvent.click(screen.getByRole('button', { name: /Riprova/ }));
    expect(await screen.findByRole('row', { name: /Famiglia Costa/ })).toBeDefined();
  });
});
