import { describe, expect, it } from 'vitest';
import { type Configuration, configurationDefaults } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { aJpeg, aPdf } from '../domain/attachments/testing/files.ts';
import { shippedTemplates } from '../domain/templates/shipped-templates.ts';
import { createComposer } from '../invitations/composer.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { openTestStore } from '../testing/test-store.ts';
import { attachmentHandlers } from './attachment-handlers.ts';
import { draftInvitations } from './invitation-drafts.ts';
import { templateHandlers } from './template-handlers.ts';

async function aDesk(changes: Partial<Configuration> = {}) {
  const store = openTestStore();
  const { households, templates, attachments, events } = store;
  await templates.addMissing(shippedTemplates, 1);
  const ids = ['rossi', 'smith', 'verdi'];
  await households.add(
    ['Rossi', 'Smith', 'Verdi'].map((name) => ({
      name,
      phones: [{ e164: '+393331234501', kind: 'mobile' as const }],
      guests: [
        { firstName: 'Anna', lastName: name },
        { firstName: 'Marco', lastName: name },
      ],
      details: { language: name === 'Smith' ? ('en' as const) : null },
    })),
    { importId: 'import-1', filename: null, summary: {} },
    () => ids.shift() ?? '',
    1,
  );
  const configuration = () => ({ ...configurationDefaults, ...changes });
  const current = async () => 'the web site signs with this, and so do we: 8f3a';
  const linkSecret = { current, replace: async () => {}, isSet: () => true };
  const clock = new ManualClock();
  const random = new SeededRandom();
  const composer = createComposer({ linkSecret, events, configuration, clock });
  const parts = { households, templates, attachments, composer, configuration, clock, random };
  return { store, parts, ...templateHandlers(parts), ...attachmentHandlers(parts) };
}

async function refusal(asked: unknown): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  throw new Error('it was not refused');
}

const base64 = (bytes: Buffer) => bytes.toString('base64');

describe('several texts', () => {
  it('are made from one that is there, renamed and deleted', async () => {
    const desk = await aDesk();
    const made = await desk['invitations.createTemplate']({
      kind: 'INVITATION',
      language: 'it',
      name: 'Amici',
      copyOf: 'reminder-it',
    });
    const original = (await desk['invitations.templates']()).find(({ id }) => id === 'reminder-it');
    expect(made).toMatchObject({ name: 'Amici', kind: 'INVITATION', body: original?.body, revision: 1 });
    expect(made.family).toBe(made.id);
    expect(await desk['invitations.renameTemplate']({ id: made.id, name: 'Amici cari' })).toMatchObject({
      name: 'Amici cari',
      revision: 1,
    });
    await desk['invitations.deleteTemplate']({ id: made.id });
    expect(await refusal(desk['invitations.templateHistory']({ id: made.id }))).toBe('UNKNOWN_TEMPLATE');
  });

  it('always leave one of each kind the app asks for', async () => {
    const desk = await aDesk();
    await desk['invitations.deleteTemplate']({ id: 'invitation-en' });
    expect(await refusal(desk['invitations.deleteTemplate']({ id: 'invitation-it' }))).toBe(
      'TEMPLATE_LAST_OF_KIND',
    );
  });

  it('have one variant a language', async () => {
    const desk = await aDesk();
    const variant = {
      kind: 'INVITATION',
      language: 'en',
      name: 'Friends',
      variantOf: 'invitation-it',
    } as const;
    expect(await refusal(desk['invitations.createTemplate'](variant))).toBe('TEMPLATE_VARIANT_EXISTS');
    await desk['invitations.deleteTemplate']({ id: 'invitation-en' });
    expect(await desk['invitations.createTemplate'](variant)).toMatchObject({ family: 'invitation' });
  });

  it('keep every revision, each with its words and its file', async () => {
    const desk = await aDesk();
    const { id } = await desk['invitations.addAttachment']({
      filename: 'foto.png',
      content: base64(aJpeg()),
    });
    const body = 'Ciao {{ nomi }}\n{{ link }}';
    await desk['invitations.saveTemplate']({ id: 'invitation-it', body });
    await desk['invitations.saveTemplate']({ id: 'invitation-it', body, attachment: id });
    const kept = await desk['invitations.saveTemplate']({ id: 'invitation-it', body: `${body}\n` });
    expect(kept).toMatchObject({ revision: 4, attachment: { id, filename: 'foto.jpg' } });
    const history = await desk['invitations.templateHistory']({ id: 'invitation-it' });
    expect(history.map(({ revision, attachment }) => [revision, attachment?.filename])).toEqual([
      [4, 'foto.jpg'],
      [3, 'foto.jpg'],
      [2, undefined],
      [1, undefined],
    ]);
  });
});

describe('a file for a text', () => {
  it('is read back as it was', async () => {
    const desk = await aDesk();
    const content = base64(aPdf());
    const added = await desk['invitations.addAttachment']({ filename: 'Programma.pdf', content });
    expect(added).toMatchObject({ filename: 'Programma.pdf', mimetype: 'application/pdf' });
    expect(await desk['invitations.attachment']({ id: added.id })).toEqual({ ...added, content });
  });

  it('that is none, or was never added, is refused', async () => {
    const desk = await aDesk();
    const content = base64(Buffer.from('MZ'));
    expect(await refusal(desk['invitations.addAttachment']({ filename: 'a.pdf', content }))).toBe(
      'ATTACHMENT_INVALID',
    );
    expect(await refusal(desk['invitations.attachment']({ id: 'nothing' }))).toBe('UNKNOWN_ATTACHMENT');
    const save = { id: 'invitation-it', body: '{{ link }}', attachment: 'nothing' };
    expect(await refusal(desk['invitations.saveTemplate'](save))).toBe('UNKNOWN_ATTACHMENT');
  });

  it('leaves room for fewer words', async () => {
    const desk = await aDesk();
    const long = { household: 'rossi', body: `{{ link }}\n${'parole '.repeat(200)}` };
    expect((await desk['invitations.preview'](long)).text.length).toBeGreaterThan(1024);
    expect(await refusal(desk['invitations.preview']({ ...long, withFile: true }))).toBe('TEMPLATE_TOO_LONG');
  });
});

describe('invitations in two languages', () => {
  it('reach each household in its own, with the revision they were made from', async () => {
    const { store, parts, ...desk } = await aDesk();
    await desk['invitations.saveTemplate']({ id: 'invitation-en', body: 'Dear {{ names }}\n{{ link }}' });
    const all = await store.households.all();
    const template = await store.templates.template('invitation-it');
    if (template === null) throw new Error('the shipped text is there');
    const facts = {
      kind: 'INVITATION',
      template,
      senderOf: () => 'main',
      idempotencyKey: undefined,
    } as const;
    const { drafts } = await draftInvitations(all, facts, parts);
    expect(drafts.map(({ recipient, text, template }) => [recipient, text.split('\n')[0], template])).toEqual(
      [
        ['Rossi', 'Ciao Anna e Marco,', { id: 'invitation-it', revision: 1 }],
        ['Smith', 'Dear Anna and Marco', { id: 'invitation-en', revision: 2 }],
        ['Verdi', 'Ciao Anna e Marco,', { id: 'invitation-it', revision: 1 }],
      ],
    );
  });
});

describe('where the event has no web site', () => {
  it('an invitation needs no link, and none that would leave a hole is saved', async () => {
    const desk = await aDesk({ event_has_site: false });
    const save = (body: string, id = 'invitation-it') => desk['invitations.saveTemplate']({ id, body });
    expect((await save('Ciao {{ nomi }}, vieni?')).body).toBe('Ciao {{ nomi }}, vieni?');
    expect(await refusal(save('Ciao {{ nomi }}: {{ link }}'))).toBe('TEMPLATE_LINK_WITHOUT_SITE');
    expect(await refusal(save('Qui: {{ link }}', 'custom-it'))).toBe('TEMPLATE_LINK_WITHOUT_SITE');
    const preview = desk['invitations.preview']({ household: 'rossi', body: 'Qui: {{ link }}' });
    expect(await refusal(preview)).toBe('TEMPLATE_LINK_WITHOUT_SITE');
  });
});
