import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdVariables } from '../../../../src-main/domain/templates/household-variables.ts';
import { renderTemplate } from '../../../../src-main/domain/templates/render-template.ts';
import { shippedTemplates } from '../../../../src-main/domain/templates/shipped-templates.ts';
import { toTemplate, toWords } from './readable.ts';

describe('a template as an organiser reads it', () => {
  it.each([
    ['Ciao {{ nomi }},', 'Ciao [Nomi],'],
    ["{{ 'averti' | plurale: 'avervi' }}", '[averti / avervi]'],
    ['{{ "l\'invito" | plurale: "gli inviti" }}', "[l'invito / gli inviti]"],
    ["{{ evento | default: 'la festa' }}", '[Evento: la festa]'],
    ['a{% if entro_il %} {{ entro_il }}{% endif %}.', 'a{ [Entro il]}.'],
    ['{% if evento and data %}{{ evento }}, {{ data }}{% endif %}', '{[Evento], [Data]}'],
    ['{% if piu_persone %}voi{% else %}tu{% endif %}', '[tu / voi]'],
    ['{% if evento %}{{ evento }}{% else %}la festa{% endif %}', '[Evento: la festa]'],
    [
      '{% if evento %}*{{ evento }}*{% if data %}\n{{ data }}{% endif %}{% endif %}',
      '{*[Evento]*{\n[Data]}}',
    ],
    ['{{ names }}', '[Names]'],
    ['{{ tavolo }}', '{{ tavolo }}'],
    ['{% if link %}a{% else %}b{% endif %}', '{% if link %}a{% else %}b{% endif %}'],
    ['{%- if evento %}{{ evento }}{% endif %}', '{%- if evento %}[Evento]{% endif %}'],
  ])('%j is %j', (body, words) => {
    expect(toWords(body, 'it')).toBe(words);
  });

  it.each(shippedTemplates.map(({ id, language, body }) => [id, language, body] as const))(
    'has no template language in the shipped text %s, and comes back with the same meaning',
    (_, language, body) => {
      const words = toWords(body, language);
      expect(words).not.toMatch(/\{\{|\{%|plural|endif/);
      const back = toTemplate(words, language);
      for (const guests of [[], ['Anna'], ['Anna', 'Marco']]) {
        for (const known of [null, '2027-06-12']) {
          const household = {
            name: 'Rossi',
            guests: guests.map((firstName) => ({ firstName, lastName: '' })),
          };
          const facts = {
            link: known && 'https://a.example/x',
            event: known,
            eventDate: known,
            replyBy: known,
          };
          const values = householdVariables(household, facts);
          expect(renderTemplate(back, values)).toEqual(renderTemplate(body, values));
        }
      }
    },
  );
});

describe('what an organiser types', () => {
  it.each([
    ['[nomi]', '{{ nomi }}'],
    ['[ Link Personale ]', '{{ link }}'],
    ['[tu / voi]', "{{ 'tu' | plurale: 'voi' }}"],
    ['[ / i]', "{{ '' | plurale: 'i' }}"],
    [`[l'"uno" / due]`, `{% if piu_persone %}due{% else %}l'"uno"{% endif %}`],
    ['[Evento: alle 18:30]', "{{ evento | default: 'alle 18:30' }}"],
    ['{ per [Evento]}', '{% if evento %} per {{ evento }}{% endif %}'],
    ['[e/o] [12/06/2027] [a / b / c] [non chiuso', '[e/o] [12/06/2027] [a / b / c] [non chiuso'],
    ['{senza campi} :-} {aperta', '{senza campi} :-} {aperta'],
    ['{{ tavolo }} {{ aperto', '{{ tavolo }} {{ aperto'],
  ])('%j means %j', (words, body) => {
    expect(toTemplate(words, 'it')).toBe(body);
  });

  it('agrees in the language of the text', () => {
    expect(toTemplate('[you / you all] [Names]', 'en')).toBe("{{ 'you' | plural: 'you all' }} {{ names }}");
  });
});

/** Without blanks inside its tags, and with the one of two ways to write a fallback that is taken back. */
const tight = (body: string) =>
  body
    .replaceAll(/(?<=\{\{)\s+|\s+(?=\}\})/g, '')
    .replaceAll(
      /\{% if (\w+) %\}\{\{\1\}\}\{% else %\}([^{}']*)\{% endif %\}/g,
      (_, name, words) => `{{${name} | default: '${words}'}}`,
    );

describe('whatever stands in a text', () => {
  const piece = fc.constantFrom(
    '[Nomi]',
    '[Evento: x]',
    '[a / b]',
    '{ [Data]}',
    '{',
    '}',
    '[',
    ']',
    ' / ',
    ':',
    '\n',
    'ciao',
    "'",
    '"',
    '\\',
    '{{ nomi }}',
    '{{ x }}',
    '{% if evento %}',
    '{% else %}',
    '{% endif %}',
    '{{',
    '%}',
    "{{ 'a' | plurale: 'b' }}",
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('a template shown and taken back says the same, or is shown as it is', () => {
    fc.assert(
      fc.property(text, (body) => {
        const back = toTemplate(toWords(body, 'it'), 'it');
        // Once taken back it does not change any more, but for blanks within a tag.
        expect(tight(toTemplate(toWords(back, 'it'), 'it'))).toBe(tight(back));
      }),
      { numRuns: 3_000, examples: [['{[Nomi]{% else %}%}']] },
    );
  });
});
