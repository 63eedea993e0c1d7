import { fireEvent, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import type { ReasonLine as Line } from '#contract/queue.ts';
import { reasonLine } from '#contract/queue.ts';
import { createFormat } from '../lib/format.ts';
import { reasonWords } from '../lib/reason-words.ts';
import { createI18n } from '../locales/i18n.ts';
import { aReasonLine } from '../testing/builders.ts';
import { renderComponent } from '../testing/render.tsx';
import { ReasonLine } from './reason-line.tsx';

const at = Date.parse('2027-03-09T13:29:19Z');

function wordsOf(line: Line, session?: string, language: 'it' | 'en' = 'it', now = at) {
  const t = createI18n(language).getFixedT(language, 'components');
  return reasonWords(line, {
    t,
    session,
    format: createFormat({ language, timeZone: 'Europe/Rome', now: () => now }),
  });
}

function sentenceOf(...input: Parameters<typeof wordsOf>): string {
  const { status, cause, tail } = wordsOf(...input);
  return [`${status} ${cause}`, tail].filter((part) => part !== '').join(' · ');
}

function Sample({ line }: { readonly line: Line }) {
  const { t } = useTranslation('components');
  const format = createFormat({ language: 'it', timeZone: 'Europe/Rome', now: () => at });
  return <ReasonLine words={reasonWords(line, { t, format })} onAction={() => {}} />;
}

describe('the one line', () => {
  it('says the limit and until when', () => {
    expect(sentenceOf(aReasonLine())).toBe(
      'In attesa: limite di 10 messaggi/ora raggiunto · prossimo posto alle 14:32',
    );
    expect(sentenceOf(aReasonLine(), undefined, 'en')).toBe(
      'Waiting: limit of 10 messages/hour reached · next slot at 14:32',
    );
  });

  it('speaks of a limit of one as of one, however many wait', () => {
    expect(sentenceOf(aReasonLine({ limit: 1, pending: 29 }))).toContain('limite di 1 messaggio/ora');
    expect(sentenceOf(aReasonLine({ limit: 1, pending: 29 }), undefined, 'en')).toContain(
      'limit of 1 message/hour',
    );
    expect(sentenceOf(aReasonLine({ limit: 10, pending: 1 }))).toContain('limite di 10 messaggi/ora');
  });

  it('names the session it speaks of', () => {
    const line = aReasonLine({ kind: 'stop', reason: 'SESSION_NOT_CONNECTED', type: 'sposa', until: null });
    expect(sentenceOf(line, 'Sposa')).toBe(
      'Fermo: il telefono Sposa non è collegato · 29 messaggi aspettano',
    );
  });

  it('says when the next one leaves and when all have', () => {
    const line = aReasonLine({ kind: 'go', reason: 'NEXT_IN', until: new Date(at + 48_000).toISOString() });
    expect(sentenceOf(line)).toBe(
      'In invio: il prossimo parte tra 48 secondi · fine prevista oggi alle 17:12',
    );
  });

  it('counts what waits for a person who paused', () => {
    const paused = (pending: number) =>
      sentenceOf(aReasonLine({ kind: 'idle', reason: 'PAUSED', until: null, pending }));
    expect(paused(0)).toBe('In pausa: nessun messaggio aspetta');
    expect(paused(1)).toBe('In pausa: 1 messaggio aspetta te');
    expect(paused(29)).toBe('In pausa: 29 messaggi aspettano te');
  });

  it.each(['it', 'en'] as const)(
    'has whole sentences for every reason, with and without a session: %s',
    (language) => {
      for (const reason of reasonLine.shape.reason.options) {
        for (const session of [undefined, 'Sposa']) {
          const sentence = sentenceOf(aReasonLine({ reason }), session, language);
          expect(sentence, reason).not.toMatch(/reason\.|\{\{|undefined/);
        }
      }
    },
  );

  it('does not ask for a screen reader’s attention with every second', () => {
    const line = aReasonLine({ kind: 'go', reason: 'NEXT_IN', until: new Date(at + 48_000).toISOString() });
    expect(wordsOf(line, undefined, 'it', at + 1000).spoken).toBe(wordsOf(line).spoken);
  });

  it('is announced when its reason changes, not when it appears', () => {
    const said = () => document.querySelector('[aria-live="polite"]')?.textContent;
    const { rerender } = renderComponent(<Sample line={aReasonLine()} />);
    expect(said()).toBe('');
    rerender(<Sample line={aReasonLine({ reason: 'SEND_WINDOW' })} />);
    expect(said()).toBe('In attesa: fuori dall’orario di invio');
  });

  it('has one link at most, and it leads where the reason can be mended', () => {
    const onAction = vi.fn();
    renderComponent(
      <ReasonLine words={wordsOf(aReasonLine({ kind: 'stop', reason: 'WRONG_KEY' }))} onAction={onAction} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Correggi la chiave' }));
    expect(onAction).toHaveBeenCalledWith('keys');
  });
});
