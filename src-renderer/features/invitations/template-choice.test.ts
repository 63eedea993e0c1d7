import { describe, expect, it } from 'vitest';
import type { Template } from '#contract/templates.ts';
import { kindsOf, languagesOf, templateFor, textsOf } from './template-choice.ts';

const template = (
  kind: Template['kind'],
  language: Template['language'],
  family = kind.toLowerCase(),
): Template => ({
  id: `${family}-${language}`,
  kind,
  language,
  family,
  name: '',
  body: '',
  attachment: null,
  revision: 1,
  updatedAt: '2027-03-09T13:29:19.000Z',
});

const templates = [
  template('TEST', 'it'),
  template('INVITATION', 'en'),
  template('INVITATION', 'it'),
  template('INVITATION', 'it', 'friends'),
];
const choice = { kind: 'INVITATION', language: 'it', family: null } as const;

describe('the choice of a template', () => {
  it('offers the kinds, texts and languages there are', () => {
    expect(kindsOf(templates)).toEqual(['INVITATION', 'TEST']);
    expect(textsOf(templates, choice).map(({ id }) => id)).toEqual(['invitation-it', 'friends-it']);
    expect(textsOf(templates, { ...choice, language: 'en' }).map(({ id }) => id)).toEqual([
      'invitation-en',
      'friends-it',
    ]);
    expect(languagesOf(templates, 'invitation')).toEqual(['it', 'en']);
    expect(languagesOf(templates, 'friends')).toEqual(['it']);
  });

  it('prefers the text and language asked for and takes another rather than another kind', () => {
    expect(templateFor(templates, choice)?.id).toBe('invitation-it');
    expect(templateFor(templates, { ...choice, language: 'en' })?.id).toBe('invitation-en');
    expect(templateFor(templates, { ...choice, language: 'en', family: 'friends' })?.id).toBe('friends-it');
    expect(templateFor(templates, { ...choice, family: 'gone' })?.id).toBe('invitation-it');
    expect(templateFor(templates, { ...choice, kind: 'TEST', language: 'en' })?.id).toBe('test-it');
    expect(templateFor(templates, { ...choice, kind: 'REMINDER' })?.id).toBe('test-it');
    expect(templateFor([], choice)).toBeUndefined();
  });
});
