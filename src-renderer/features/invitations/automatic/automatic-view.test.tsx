import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AutomationRule, AutomationRun } from '#contract/automation.ts';
import { refuse } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { AutomaticView } from './automatic-view.tsx';

function aRun(changes: Partial<AutomationRun> = {}): AutomationRun {
  return {
    id: 'run-1',
    dueAt: '2027-03-17T09:00:00.000Z',
    state: 'DONE',
    problem: null,
    queued: 12,
    byStatus: { READ: 10, PENDING: 2 },
    leftOut: 1,
    ...changes,
  };
}

function aRule(changes: Partial<AutomationRule> = {}): AutomationRule {
  return {
    id: 'reminder',
    plan: { trigger: 'DEADLINE', days: 7, at: '10:00', template: null },
    on: false,
    nextAt: null,
    standing: 'OFF',
    near: false,
    meant: 12,
    runs: [],
    ...changes,
  };
}

const sentence = '7 giorni prima del termine, ricorda a chi non ha risposto';

async function open(...rules: readonly AutomationRule[]) {
  const { client } = await renderScreen(<AutomaticView templates={[]} />, {
    answers: {
      'automation.list': { items: [...rules], total: rules.length },
      'automation.switch': ({ id, on }) => aRule({ id, on }),
      'automation.save': ({ plan }) => aRule({ plan }),
      'automation.remove': ({ id }) => ({ removed: id }),
      'automation.preview': {
        meant: [{ id: 'h1', name: 'Famiglia Rossi' }],
        skipped: [{ household: 'h2', name: 'Famiglia Neri', reason: 'NO_PHONE' }],
      },
      'automation.messages': [{ id: 'm1', household: 'h1', name: 'Famiglia Verdi', status: 'READ' }],
    },
  });
  return client;
}

type Client = Awaited<ReturnType<typeof open>>;
const calls = (client: Client, method: string) =>
  client.calls.filter((call) => call.method === method).map(({ input }) => input);
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the automatic messages', () => {
  it('are sentences with a switch each', async () => {
    const client = await open(aRule());
    fireEvent.click(await screen.findByRole('switch', { name: sentence }));
    await waitFor(() => expect(calls(client, 'automation.switch')).toEqual([{ id: 'reminder', on: true }]));
    expect(screen.getByText('Spento: non parte niente.')).toBeDefined();
  });

  it('say when they run next and for how many, and who that is', async () => {
    await open(aRule({ on: true, standing: 'WAITS', nextAt: '2027-03-17T09:00:00.000Z' }));
    expect(await screen.findByText(/^Prossima volta .* alle 10:00, per 12 famiglie\.$/)).toBeDefined();
    await press(`A chi andrebbe oggi: ${sentence}`);
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Famiglia Rossi')).toBeDefined();
    expect(within(dialog).getByText('Famiglia Neri')).toBeDefined();
  });

  it('show what the last runs came to, with the way to each message', async () => {
    const missed = aRun({ id: 'run-0', state: 'MISSED', queued: 0, byStatus: {}, leftOut: 0 });
    await open(aRule({ on: true, standing: 'DONE', runs: [aRun(), missed] }));
    expect(
      await screen.findByText('12 messaggi · In coda 2 · Letto 10 · una famiglia lasciata fuori'),
    ).toBeDefined();
    expect(screen.getByText('Saltato: non è partito niente.')).toBeDefined();
    await press(/^Vedi i messaggi di/);
    fireEvent.click(await screen.findByRole('button', { name: 'Famiglia Verdi' }));
    expect(window.location.hash).toBe('#/queue?message=m1');
  });

  it('say what keeps a run from queuing anything', async () => {
    const kept = aRun({ state: 'RUNNING', problem: 'UNKNOWN_FILTER', queued: 0, byStatus: {}, leftOut: 0 });
    await open(aRule({ on: true, standing: 'DUE', runs: [kept] }));
    expect(await screen.findByText(/Il filtro salvato non c’è più/)).toBeDefined();
  });

  it('can be changed: the days, and nothing else', async () => {
    const client = await open(aRule());
    await press(`Modifica: ${sentence}`);
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Giorni prima del termine'), { target: { value: '3' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Salva' }));
    await waitFor(() =>
      expect(calls(client, 'automation.save')).toEqual([
        { id: 'reminder', plan: { trigger: 'DEADLINE', days: 3, at: '10:00', template: null } },
      ]),
    );
  });

  it('can be added for a day, once the day is chosen', async () => {
    const client = await open();
    await press('Aggiungi');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'In un giorno preciso…' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: 'Salva' });
    expect(save.hasAttribute('disabled')).toBe(true);
    fireEvent.change(within(dialog).getByLabelText('Giorno'), { target: { value: '2027-06-11' } });
    fireEvent.click(save);
    await waitFor(() =>
      expect(calls(client, 'automation.save')).toEqual([
        {
          plan: {
            trigger: 'DATE',
            date: '2027-06-11',
            at: '10:00',
            kind: 'CUSTOM',
            audience: 'INVITED',
            template: null,
          },
        },
      ]),
    );
  });

  it('are deleted after a question', async () => {
    const client = await open(aRule());
    await press(`Elimina: ${sentence}`);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Elimina' }));
    await waitFor(() => expect(calls(client, 'automation.remove')).toEqual([{ id: 'reminder' }]));
  });

  it('say what is safe when they cannot be read', async () => {
    await renderScreen(<AutomaticView templates={[]} />, {
      answers: { 'automation.list': refuse('APP_UNREACHABLE') },
    });
    expect(await screen.findByText(/Niente è andato perso/)).toBeDefined();
  });
});
