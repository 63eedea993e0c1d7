import { describe, expect, it } from 'vitest';
import { analyseTemplate } from './analyse-template.ts';
import { householdVariables } from './household-variables.ts';
import { renderTemplate } from './render-template.ts';
import { shippedTemplates } from './shipped-templates.ts';
import type { NewTemplate } from './template-store.ts';
import { holesOf } from './text-warnings.ts';

const link = 'https://example.org/invito/abc';
const single = { name: 'Anna Rossi', guests: [{ firstName: 'Anna', lastName: 'Rossi' }] };
const family = {
  name: 'Famiglia Rossi',
  guests: ['Anna', 'Marco', 'Luca'].map((firstName) => ({ firstName, lastName: 'Rossi' })),
};
const bare = { link, event: null, eventDate: null, replyBy: null };
const full = { link, event: 'Giulia & Marco', eventDate: '2027-06-12', replyBy: '2027-04-30' };

function textOf(template: NewTemplate | undefined, ...about: Parameters<typeof householdVariables>): string {
  const result = renderTemplate(template?.body ?? '', householdVariables(...about));
  return result.ok ? result.text : result.code;
}

function byId(id: string): NewTemplate | undefined {
  return shippedTemplates.find((template) => template.id === id);
}

describe('the shipped templates', () => {
  it('cover every kind in both languages, each under an id of its own', () => {
    const covered = shippedTemplates.map(({ kind, language }) => `${kind} ${language}`);
    const kinds = ['CUSTOM', 'INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'TEST'];
    expect(covered.sort()).toEqual(kinds.flatMap((kind) => [`${kind} en`, `${kind} it`]));
    expect(new Set(shippedTemplates.map(({ id }) => id)).size).toBe(shippedTemplates.length);
  });

  it.each(shippedTemplates)('$id uses only what is known, and the link unless it is a test', (template) => {
    expect(analyseTemplate(template.body)).toMatchObject({
      ok: true,
      unknown: [],
      hasLink: template.kind !== 'TEST',
    });
  });

  it.each(shippedTemplates)(
    '$id reads as typed by hand for anybody, with and without the facts',
    (template) => {
      for (const household of [single, family, { name: 'Famiglia Rossi', guests: [] }]) {
        for (const facts of [bare, full, { ...full, eventDate: null }, { ...full, event: null }]) {
          expect(textOf(template, household, facts)).not.toMatch(
            /^TEMPLATE_|\n{3}|[^\S\n]{2}|[^\S\n]\n| [,.:!]|null|[{}|]/,
          );
        }
      }
    },
  );

  it.each(['invitation', 'reminder'])(
    'the %s holds the link once and says how to answer in the chat',
    (kind) => {
      for (const [id, answer] of [
        [`${kind}-it`, /in questa chat.*/],
        [`${kind}-en`, /in this chat.*/],
      ] as const) {
        const text = textOf(byId(id), family, full);
        expect(text.split(`${link}\n`)).toHaveLength(2);
        expect(text).toMatch(answer);
        expect(text).toMatch(id.endsWith('it') ? /\*SÌ\*.*\*NO\*/ : /\*YES\*.*\*NO\*/);
      }
    },
  );

  it('speaks to one person and to a family as an Italian would', () => {
    expect(textOf(byId('invitation-it'), single, bare)).toBe(`Ciao Anna,

saremmo felici di averti con noi!

Il tuo invito personale, con tutti i dettagli, è qui:
${link}

Rispondi pure in questa chat: *SÌ* oppure *NO*.

Un caro saluto!`);
    expect(textOf(byId('invitation-it'), family, full)).toBe(`Ciao Anna, Marco e Luca,

saremmo felici di avervi con noi!

*Giulia & Marco*
12 giugno 2027

Il vostro invito personale, con tutti i dettagli, è qui:
${link}

Rispondete pure in questa chat entro il 30 aprile: *SÌ* oppure *NO*.

Un caro saluto!`);
  });

  it.each(shippedTemplates)('$id reads as well for an event without a web site', (template) => {
    expect(holesOf(template.body)).not.toContain('link');
    for (const household of [single, family]) {
      for (const facts of [bare, full]) {
        const text = textOf(template, household, { ...facts, link: null });
        expect(text).not.toMatch(
          /^TEMPLATE_|http|\bqui\b|\bhere\b|\bsito\b|website|\n{3}|[^\S\n]{2}| [,.:!]|[{}|]/,
        );
      }
    }
  });

  it('asks for the answer in the chat where there is no web site', () => {
    expect(textOf(byId('invitation-it'), family, { ...full, link: null })).toBe(`Ciao Anna, Marco e Luca,

saremmo felici di avervi con noi!

*Giulia & Marco*
12 giugno 2027

Rispondete pure in questa chat entro il 30 aprile: *SÌ* oppure *NO*.

Un caro saluto!`);
  });

  it('confirms an answer to somebody of whom only the phone is known', () => {
    const nobody = { name: '', guests: [] };
    expect(textOf(byId('rsvp-confirmation-en'), nobody, { ...bare, link: null })).toBe(
      'Thank you! We have noted your reply.\n\nIf anything changes, just write to us in this chat.',
    );
  });
});
