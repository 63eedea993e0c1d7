import { fireEvent, screen } from '@testing-library/react';
import { aConfiguration, aWhatIf } from '../../../testing/builders.ts';
import type { Answers, FakeClient } from '../../../testing/fake-client.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { ConfigurationScreen } from '../screen.tsx';

export async function openConfiguration(answers: Answers = {}) {
  const rendered = await renderScreen(<ConfigurationScreen />, {
    answers: {
      'configuration.update': () => aConfiguration(),
      'configuration.whatIf': () => aWhatIf(),
      ...answers,
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'Configurazione' });
  return rendered;
}

export function save(): void {
  fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
}

/** What the bar says of the changes that wait. */
export function summary(): string | null | undefined {
  return document.querySelector('.save-bar-summary')?.textContent;
}

/** What `configuration.update` was called with so far. */
export function changesSaved(client: FakeClient): unknown[] {
  return client.calls.filter(({ method }) => method === 'configuration.update').map(({ input }) => input);
}
