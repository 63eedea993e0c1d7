import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorStatus } from './error-codes.ts';
import { errorMessage, errorMessages, failure } from './error-messages.ts';

const codes = Object.keys(errorStatus) as ErrorCode[];

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

describe('error messages', () => {
  it.each(['it', 'en'] as const)('has exactly one sentence for every code in %s', (language) => {
    expect(Object.keys(errorMessages[language]).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('says the same in both languages: %s', (code) => {
    const { it: italian, en: english } = errorMessages;
    expect(placeholders(italian[code])).toEqual(placeholders(english[code]));
    expect(italian[code]).not.toBe(english[code]);
  });

  it.each(codes)('is one or two short sentences without shouting: %s', (code) => {
    for (const language of ['it', 'en'] as const) {
      const sentence = errorMessages[language][code];
      expect(sentence).toMatch(/^[A-ZÈ].*\.$/);
      expect(sentence).not.toContain('!');
      expect(sentence.length).toBeLessThanOrEqual(140);
    }
  });

  it('never shows a code or a state of ours to a person', () => {
    for (const language of ['it', 'en'] as const) {
      for (const sentence of Object.values(errorMessages[language])) {
        expect(sentence).not.toMatch(/[A-Z]{2,}_[A-Z]|PENDING|UNCONFIRMED|\b4\d\d\b/);
      }
    }
  });

  it('fills its placeholders from the details', () => {
    expect(errorMessage('en', 'PORT_TAKEN', { port: 4242 })).toContain('Port 4242 is');
    expect(errorMessage('it', 'INTERNAL', { logId: 'a1' })).toContain('(codice a1)');
    const details = { placeholders: ['nmae', 'lnik'] };
    expect(errorMessage('en', 'TEMPLATE_UNKNOWN_PLACEHOLDER', details)).toContain('exist: nmae, lnik.');
  });

  it('shows an ellipsis for a detail it was not given', () => {
    expect(errorMessage('en', 'PORT_TAKEN')).toContain('Port … is');
    expect(errorMessage('en', 'PORT_TAKEN', { port: null })).toContain('Port … is');
  });

  it('puts details beside the sentence only when there are some', () => {
    expect(failure('en', 'STOPPING')).toEqual({ code: 'STOPPING', message: expect.any(String) });
    expect(failure('en', 'PORT_TAKEN', { port: 1 })).toMatchObject({ details: { port: 1 } });
  });
});
