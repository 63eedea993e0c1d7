import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { messageStatuses } from '#contract/queue.ts';
import { sessionStatuses } from '#contract/sessions.ts';
import { renderComponent } from '../testing/render.tsx';
import { MessageChip } from './message-chip.tsx';
import { SessionChip, SessionLight } from './session-chip.tsx';

const chips = () => [...document.querySelectorAll('.status-chip')];

describe('a message’s chip', () => {
  it('has a word and an icon for every status', () => {
    renderComponent(messageStatuses.map((status) => <MessageChip key={status} status={status} />));
    for (const chip of chips()) expect(chip.querySelector('svg')).not.toBeNull();
    expect(chips().map((chip) => chip.textContent)).toEqual([
      'In coda',
      'In invio',
      'Inviato',
      'Consegnato',
      'Letto',
      'Non confermato',
      'Fallito',
      'Annullato',
    ]);
  });

  it('is filled in a list only when a person must act, and dashed when we do not know', () => {
    renderComponent(messageStatuses.map((status) => <MessageChip key={status} status={status} />));
    const withMark = (mark: string) =>
      chips()
        .filter((chip) => chip.hasAttribute(mark))
        .map((chip) => chip.textContent);
    expect(withMark('data-filled')).toEqual(['Non confermato', 'Fallito']);
    expect(withMark('data-dashed')).toEqual(['Non confermato']);
    expect(withMark('data-struck')).toEqual(['Annullato']);
  });

  it('waits when it has a reason, names its cause when it failed, and tells an answer', () => {
    renderComponent(
      <>
        <MessageChip status="PENDING" waitingReason="RATE_LIMIT" />
        <MessageChip status="FAILED" failureReason="NOT_ON_WHATSAPP" />
        <MessageChip status="READ" answered />
      </>,
    );
    expect(chips().map((chip) => chip.textContent)).toEqual(['In attesa', 'Non su WhatsApp', 'Risposto']);
  });
});

describe('a session', () => {
  it('has a filled chip with a word for every status', () => {
    renderComponent(
      sessionStatuses.map((status) => <SessionChip key={status} status={status} />),
      { language: 'en' },
    );
    expect(chips().every((chip) => chip.hasAttribute('data-filled'))).toBe(true);
    expect(new Set(chips().map((chip) => chip.textContent)).size).toBe(sessionStatuses.length);
  });

  it('says its status in the header too, not by colour alone', () => {
    renderComponent(<SessionLight label="Sposa" status="DISCONNECTED" />);
    expect(screen.getByText('Scollegato')).toBeDefined();
    expect(document.querySelector('.session-light svg')).not.toBeNull();
  });
});
