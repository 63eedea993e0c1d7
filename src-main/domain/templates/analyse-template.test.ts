import { describe, expect, it } from 'vitest';
import { analyseTemplate } from './analyse-template.ts';

describe('looking at a template before anybody is chosen', () => {
  it('tells what it uses, what nobody knows and whether it has the link', () => {
    expect(analyseTemplate('Ciao {{ nomi }} {{ nomi }} {{ cognmoe }}: {{ link }}')).toEqual({
      ok: true,
      placeholders: ['nomi', 'link'],
      unknown: ['cognmoe'],
      hasLink: true,
    });
  });

  it('counts a part of a value and a name that every object has as unknown', () => {
    expect(analyseTemplate('{{ link.size }} {{ constructor }}')).toMatchObject({
      placeholders: [],
      unknown: ['link.size', 'constructor'],
      hasLink: false,
    });
  });

  it.each([
    ['only asks whether there is one', '{% if link %}ciao{% endif %}'],
    ['shows it to several people only', '{% if piu_persone %}{{ link }}{% endif %}'],
    ['shows it to one person only', '{% unless plural %}{{ link }}{% endunless %}'],
    ['shows it only while the event has a name', '{% if evento %}{{ link }}{% endif %}'],
    ['comments it out', '{% comment %}{{ link }}{% endcomment %}'],
    ['spoils it', '{{ link | upcase }}'],
  ])('does not count a link in a template that %s', (_name, body) => {
    expect(analyseTemplate(body)).toMatchObject({ ok: true, hasLink: false });
  });

  it.each([
    ['{{ nomi', 'TEMPLATE_SYNTAX'],
    ["{% if evento %}{{ 'averti' | plurale }}{% endif %}", 'TEMPLATE_SYNTAX'],
    ['{{ (1..1000000000) }}', 'TEMPLATE_LIMIT'],
    [' '.repeat(20_001), 'TEMPLATE_TOO_LONG'],
  ])('fails where no household could get a text (%#)', (body, code) => {
    expect(analyseTemplate(body)).toMatchObject({ ok: false, code });
  });
});
