import { expect, it } from 'vitest';
import type { TemplateRecord } from '../domain/templates/template-store.ts';
import { sendsNoFiles } from './file-senders.ts';

function text(family: string, attachment: string | null): TemplateRecord {
  const shape = {
    kind: 'INVITATION',
    language: 'it',
    name: '',
    body: '',
    revision: 1,
    updatedAt: 0,
  } as const;
  return { id: `${family}-${attachment}`, family, attachment, ...shape };
}

const parts = {
  templates: { templates: async () => [text('plain', null), text('plain', null), text('picture', 'f1')] },
  sessions: {
    known: async (type: string) => ({ sight: { lacks: type === 'old' ? (['MEDIA'] as const) : [] } }),
  },
};

it.each([
  ['a text alone', 'plain', ['old'], false],
  ['a picture through a WAHA that sends files', 'picture', ['new'], false],
  ['a picture, part of it through one that sends none', 'picture', ['new', 'old'], true],
  ['a picture to nobody', 'picture', [], false],
])('%s', async (_name, family, types, expected) => {
  expect(await sendsNoFiles({ family }, types, parts)).toBe(expected);
});
