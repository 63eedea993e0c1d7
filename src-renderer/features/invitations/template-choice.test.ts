import { describe, expect, it } from 'vitest';
import type { Template } from '#contract/invitations.ts';
import { kindsOf, languagesOf, templateFor } from './template-choice.ts';

const template = (kind: Template['kind'], language: Template['language']): Template => ({
  id: `${kind}-${language}`,
  kind,
  language,
  name: '',
  body: '',
  revision: 1,
  updatedAt: '2027-03-09T13:29:19.000Z',
});

const templates = [template('TEST', 'it'), template('INVITATION', 'en'), template('INVITATION', 'it')];

describe('the choice of a template', () => {
  it('offers the kinds and languages there are', () => {
    expect(kindsOf(templates)).toEqual(['INVITATION', 'TEST']);
    expect(languagesOf(templates, 'INVITATION')).toEqual(['it', 'en']);
    expect(languagesOf(templates, 'TEST')).toEqual(['it']);
  });

  it('prefers the language asked for and takes another rather than another kind', () => {
    expect(templateFor(templates, { kind: 'INVITATION', language: 'it' })?.id).toBe('INVITATION-it');
    expect(templateFor(templates, { kind: 'TEST', language: 'en' })?.id).toBe('TEST-it');
    expect(templateFor(templates, { kind: 'CUSTOM', language: 'en' })?.id).toBe('TEST-it');
    expect(templateFor([], { kind: 'CUSTOM', language: 'en' })).toBeUndefined();
  });
});
