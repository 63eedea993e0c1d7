import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderComponent } from '../testing/render.tsx';
import { BusyButton } from './busy-button.tsx';

/** A field and a button that sends it, as in every dialog; «done» ends the work, after which nothing is left to send. */
function Sending({ onSend }: { readonly onSend: () => void }) {
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
        setState('busy');
      }}
    >
      <input aria-label="Nome" />
      <BusyButton type="submit" busy={state === 'busy'} disabled={state === 'sent'}>
        Invia
      </BusyButton>
      <button type="button" onClick={() => setState('sent')}>
        done
      </button>
    </form>
  );
}

function open() {
  let sent = 0;
  renderComponent(
    <Sending
      onSend={() => {
        sent += 1;
      }}
    />,
  );
  const button = screen.getByRole('button', { name: 'Invia' });
  return { button, sent: () => sent, end: () => fireEvent.click(screen.getByText('done')) };
}

function press(button: HTMLElement) {
  act(() => button.focus());
  fireEvent.click(button);
}

describe('a button whose work takes a while', () => {
  it('keeps the focus and its name while it works, and says that it does', () => {
    const { button } = open();
    press(button);
    expect(document.activeElement).toBe(button);
    expect(button).toHaveProperty('disabled', false);
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Invia' })).toBe(button);
  });

  it('sends nothing twice, whichever way it is pressed again', () => {
    const { button, sent } = open();
    press(button);
    press(button);
    expect(sent()).toBe(1);
  });

  it('keeps the focus when nothing is left to do, and is disabled once it is left', () => {
    const { button, end, sent } = open();
    press(button);
    end();
    expect(document.activeElement).toBe(button);
    expect(button).toHaveProperty('disabled', false);
    press(button);
    expect(sent()).toBe(1);
    act(() => screen.getByLabelText('Nome').focus());
    expect(button).toHaveProperty('disabled', true);
  });
});
