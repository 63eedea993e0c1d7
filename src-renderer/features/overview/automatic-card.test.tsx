import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AutomationRule } from '#contract/automation.ts';
import { createFormat } from '../../lib/format.ts';
import { renderScreen } from '../../testing/render.tsx';
import { AutomaticCard } from './automatic-card.tsx';

/** The day before. */
const now = () => Date.parse('2027-03-16T10:00:00.000Z');
const clock = { now, format: createFormat({ language: 'it', timeZone: 'Europe/Rome', now }) };

function aRule(near: boolean): AutomationRule {
  return {
    id: 'reminder',
    plan: { trigger: 'DEADLINE', days: 7, at: '10:00', template: null },
    on: true,
    nextAt: '2027-03-17T09:00:00.000Z',
    standing: 'WAITS',
    near,
    meant: 8,
    runs: [],
  };
}

async function open(rule: AutomationRule, names: readonly string[]) {
  return renderScreen(<AutomaticCard clock={clock} />, {
    answers: {
      'automation.list': { items: [rule], total: 1 },
      'automation.preview': {
        meant: names.map((name) => ({ id: name, name })),
        skipped: [],
      },
    },
  });
}

describe('what is about to leave by itself', () => {
  it('is named the day before, with those it goes to', async () => {
    await open(aRule(true), ['Rossi', 'Bianchi', 'Verdi', 'Neri', 'Russo', 'Ferrari', 'Costa', 'Monti']);
    expect(await screen.findByText('Promemoria domani alle 10:00, per 8 famiglie')).toBeDefined();
    expect(screen.getByText('Rossi, Bianchi, Verdi, Neri, Russo, Ferrari e altre 2')).toBeDefined();
    screen.getByRole('button', { name: 'Guarda o spegni' }).click();
    expect(window.location.hash).toBe('#/invitations?view=automatic');
  });

  it('is not there while nothing is near', async () => {
    const { client } = await open(aRule(false), []);
    expect(client.calls.map(({ method }) => method)).toContain('automation.list');
    expect(screen.queryByText('Sta per partire da solo')).toBeNull();
  });
});
