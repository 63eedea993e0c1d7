import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aHousehold } from '../../../testing/builders.ts';
import { renderScreen } from '../../../testing/render.tsx';
import { HouseholdPanel, type HouseholdPanelProps } from './household-panel.tsx';

const rossi = aHousehold({ id: 'rossi', name: 'Rossi' });
const verdi = aHousehold({ id: 'verdi', name: 'Verdi' });

it('shows nothing of the household before, not even until the answers about this one are there', async () => {
  const panel = (here: typeof rossi) => {
    const props = { id: here.id, here, above: undefined, below: undefined, onStep: () => {} };
    return <HouseholdPanel {...({ ...props, edits: {}, dialogs: {} } as unknown as HouseholdPanelProps)} />;
  };
  const received = { id: '3A1', text: 'Ci siamo', attachment: false, edited: false, revoked: false };
  const { rerender } = await renderScreen(panel(rossi), {
    answers: {
      'guests.get': ({ id }) => ({ ...(id === 'rossi' ? rossi : verdi), queued: null }),
      'guests.timeline': [],
      'inbox.conversation': {
        items: [{ from: 'household', message: { ...received, at: '2027-03-09T10:00:00.000Z' } }],
        earlier: false,
        refusal: null,
      },
      'rsvp.ofHousehold': [
        {
          ...{ id: 'a1', source: 'WHATSAPP', rsvp: 'COMING', adults: 2, children: null, guests: [] },
          ...{ note: 'Celiaca', messageId: '3A1', automatic: false, withdrawnAt: null },
          ...{ answeredAt: '2027-03-09T10:00:00.000Z', recordedAt: '2027-03-09T10:00:00.000Z' },
        },
      ],
    },
  });
  expect(await screen.findByText(/Celiaca/)).toBeDefined();
  fireEvent.change(await screen.findByRole('textbox', { name: /Rossi/ }), {
    target: { value: 'Ciao Rossi' },
  });
  rerender(panel(verdi));
  expect(screen.queryByText(/Celiaca/)).toBeNull();
  expect(screen.queryByText('Ci siamo')).toBeNull();
  expect(await screen.findByRole('textbox', { name: /Verdi/ })).toHaveProperty('value', '');
});
